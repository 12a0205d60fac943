#include "proxy/image_agent/image_tool.h"

#include "proxy/dialect/anthropic_parts.h"
#include "proxy/json/json_reader.h"
#include "proxy/message/opened_documents.h"

#include <QStringList>

#include <algorithm>
#include <charconv>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

constexpr std::size_t mostImagesOfTask = 20;

// The original's name and parameters: models have been prompted for them.
constexpr char toolName[] = "analyzeImage";
constexpr char toolDescription[] =
    "Has another model look at images of this conversation and answers what it sees. Use it whenever the answer depends on what an "
    "image shows; ask again, about a region or with another question, when an answer is not enough.";
constexpr char toolSchema[] =
    R"({"type":"object","properties":{"imageId":{"type":"array","items":{"type":"string"},"description":"Numbers of the images, as in )"
    R"([Image #1]: [\"1\"]"},"task":{"type":"string","description":"What to find out, with everything that must be known for it: )"
    R"(the model that looks at the image does not see this conversation"},"regions":{"type":"array","items":{"type":"string"},)"
    R"("description":"Optional: parts of the image to look at closely"}},"required":["imageId","task"]})";
constexpr char systemText[] =
    "You are not shown the images of this conversation: [Image #n] stands where each of them is. To learn what one shows, call the "
    "tool %1 with its number and a precise question. Never guess what an image shows, and do not speak of this arrangement.";
constexpr char askedSystem[] =
    "You look at images for another model, which cannot see them and knows them by the numbers given here. Do what it asks. Say "
    "exactly what is to be seen, with every text, number and position that matters; say so when something cannot be made out.";

std::string placeholder(int number)
{
    return "[Image #" + std::to_string(number) + "]";
}

std::string freeToolName(const ChatRequest &request)
{
    std::string name = toolName;
    const auto isTaken = [&](const ToolDefinition &tool) { return tool.name == name; };
    while (std::any_of(request.tools.begin(), request.tools.end(), isTaken)) name = "ccr_" + name;
    return name;
}

template <typename Part>
void hide(Part &part, HiddenImages &hidden, ImageShelf &shelf, MonotonicTime now)
{
    auto *found = std::get_if<ImagePart>(&part);
    if (!found) return;
    std::string cacheControl = std::move(found->cacheControlJson);
    found->cacheControlJson.clear();
    const auto image = std::make_shared<const ImagePart>(std::move(*found));
    const int number = shelf.put(hidden.conversation, image, now);
    hidden.images[number] = image;
    part = TextPart{.text = placeholder(number), .cacheControlJson = std::move(cacheControl), .membersJson = {}};
}

bool isCallOf(const ContentPart &part, const std::string &id)
{
    const auto *call = std::get_if<ToolCallPart>(&part);
    return call && (call->id == id || call->id == anthropicToolId(id)); // as a client of that dialect was told
}

// The call stands beside the one that the client made, its result behind those that the client sent.
void putBack(ChatRequest &request, const HiddenCall &hidden)
{
    for (std::size_t i = 0; i + 1 < request.messages.size(); ++i) {
        std::vector<ContentPart> &said = request.messages[i].parts;
        const auto beside = std::find_if(said.begin(), said.end(), [&](const ContentPart &part) { return isCallOf(part, hidden.besides); });
        if (beside == said.end()) continue;
        std::vector<ContentPart> &answered = request.messages[i + 1].parts;
        const auto last = std::find_if(answered.rbegin(), answered.rend(),
                                       [](const ContentPart &part) { return std::holds_alternative<ToolResultPart>(part); });
        if (last == answered.rend()) continue;
        answered.insert(last.base(), hidden.result);
        said.insert(beside + 1, hidden.call);
        return;
    }
}

void offerTool(ChatRequest &request, HiddenImages &hidden)
{
    if (request.toolChoice.kind == ToolChoiceKind::None) return;
    hidden.toolName = freeToolName(request);
    request.system.push_back({.text = QString::fromLatin1(systemText).arg(QString::fromStdString(hidden.toolName)).toStdString(),
                              .cacheControlJson = {},
                              .membersJson = {}});
    ToolDefinition tool;
    tool.name = hidden.toolName;
    tool.description = toolDescription;
    tool.schemaJson = toolSchema;
    request.tools.push_back(std::move(tool));
}

// "2", 2, "#2" and "[Image #2]" are all the same to a model.
std::optional<int> numberIn(std::string_view text)
{
    const std::size_t begin = text.find_first_of("0123456789");
    if (begin == std::string_view::npos) return std::nullopt;
    int number = 0;
    const auto [end, problem] = std::from_chars(text.data() + begin, text.data() + text.size(), number);
    return problem == std::errc() ? std::optional(number) : std::nullopt;
}

Error unknownImage(std::string_view asked, const HiddenImages &hidden)
{
    QStringList known;
    for (const auto &[number, image] : hidden.images) known.append(QString::number(number));
    return {.kind = ErrorKind::InvalidInput,
            .message = u"There is no image %1. Known are: %2. If the image is needed and not among them, ask for it again."_s.arg(
                QString::fromUtf8(asked.data(), static_cast<qsizetype>(asked.size())), known.join(u", "))};
}

} // namespace

HiddenImages hideImages(ChatRequest &request, ImageShelf &shelf, MonotonicTime now)
{
    openDocuments(request);
    HiddenImages hidden{.conversation = conversationOf(request), .toolName = {}, .images = {}};
    for (ChatMessage &message : request.messages)
        for (ContentPart &part : message.parts) {
            hide(part, hidden, shelf, now);
            if (auto *result = std::get_if<ToolResultPart>(&part))
                for (ResultContent &content : result->content) hide(content, hidden, shelf, now);
        }
    for (auto &[number, image] : shelf.images(hidden.conversation)) hidden.images.emplace(number, image);
    offerTool(request, hidden);
    for (HiddenCall &call : shelf.calls(hidden.conversation)) {
        if (!hidden.toolName.empty()) call.call.name = hidden.toolName;
        putBack(request, call);
    }
    return hidden;
}

Result<ImageTask> readImageTask(std::string_view inputJson, const HiddenImages &hidden)
{
    ImageTask task;
    JsonReader json;
    std::optional<Error> problem;
    const auto readImage = [&](JsonValue value) {
        std::string_view asked;
        if (!json.raw(value, asked)) return false;
        const std::optional<int> number = numberIn(asked);
        if (!number || !hidden.images.contains(*number)) {
            if (!problem) problem = unknownImage(asked, hidden);
        } else if (task.images.size() < mostImagesOfTask
                   && std::find(task.images.begin(), task.images.end(), *number) == task.images.end()) {
            task.images.push_back(*number);
        }
        return true;
    };
    const bool isRead = json.readDocument(inputJson, [&](std::string_view key, JsonValue value) {
        if (key == "imageId") return JsonReader::isType(value, JsonType::array) ? json.array(value, readImage) : readImage(value);
        if (key == "task") return json.string(value, task.task);
        if (key == "regions") return json.raw(value, task.regions);
        return true;
    });
    if (!isRead) return json.error();
    if (problem) return *problem;
    if (task.images.empty()) return unknownImage("without a number", hidden);
    if (task.task.empty()) task.task = "Describe the image in full, with every text in it.";
    return task;
}

ChatRequest imageQuestion(const ImageTask &task, const HiddenImages &hidden)
{
    ChatRequest request;
    request.dialect = "anthropic";
    request.system.push_back({.text = askedSystem, .cacheControlJson = {}, .membersJson = {}});
    ChatMessage &message = request.messages.emplace_back();
    const auto say = [&message](std::string text) {
        message.parts.emplace_back(TextPart{.text = std::move(text), .cacheControlJson = {}, .membersJson = {}});
    };
    for (const int number : task.images) {
        say("Image #" + std::to_string(number) + ":");
        message.parts.emplace_back(*hidden.images.at(number));
    }
    say(task.task);
    if (!task.regions.empty() && task.regions != "[]" && task.regions != "null") say("Look closely at: " + task.regions);
    return request;
}

ChatMessage asMessage(const ChatResponse &response)
{
    ChatMessage message{.role = Role::Assistant, .parts = {}};
    for (const ResponseBlock &block : response.blocks) {
        switch (block.kind) {
        case BlockKind::Text:
            if (!block.text.empty()) message.parts.emplace_back(TextPart{.text = block.text, .cacheControlJson = {}, .membersJson = {}});
            break;
        case BlockKind::Thinking:
            message.parts.emplace_back(ThinkingPart{.text = block.text, .signature = block.signature, .redactedData = {}});
            break;
        case BlockKind::RedactedThinking:
            message.parts.emplace_back(ThinkingPart{.text = {}, .signature = {}, .redactedData = block.text});
            break;
        case BlockKind::ToolCall:
            message.parts.emplace_back(
                ToolCallPart{.id = block.id, .name = block.name, .inputJson = block.inputJson, .cacheControlJson = {}, .membersJson = {}});
            break;
        case BlockKind::WebSearch: break; // what it found stands in the text; the model has used it
        }
    }
    return message;
}

} // namespace ccr::proxy
