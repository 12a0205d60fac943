#include "proxy/message/opened_documents.h"

#include "proxy/json/json_reader.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

template <typename Part>
bool isOpened(const Part &part)
{
    if (const auto *other = std::get_if<OtherPart>(&part)) return !other->content.empty();
    const auto *document = std::get_if<DocumentPart>(&part);
    return document && !documentContext(document->membersJson).empty();
}

template <typename Part>
void open(std::vector<Part> &parts)
{
    if (std::none_of(parts.begin(), parts.end(), [](const Part &part) { return isOpened(part); })) return;
    std::vector<Part> opened;
    for (Part &part : parts) {
        auto *other = std::get_if<OtherPart>(&part);
        if (other && !other->content.empty()) {
            for (PlainContent &piece : other->content) std::visit([&](auto &content) { opened.emplace_back(std::move(content)); }, piece);
            continue;
        }
        if (const auto *document = std::get_if<DocumentPart>(&part))
            if (std::string context = documentContext(document->membersJson); !context.empty())
                opened.emplace_back(TextPart{.text = std::move(context)});
        opened.push_back(std::move(part));
    }
    parts = std::move(opened);
}

template <typename Part>
void addUnreadable(const Part &part, std::vector<std::string> &types)
{
    const auto *other = std::get_if<OtherPart>(&part);
    if (!other || !other->text.empty() || !other->content.empty()) return;
    if (std::find(types.begin(), types.end(), other->type) == types.end()) types.push_back(other->type);
}

} // namespace

// Anthropic API, "Citations": metadata that the model sees and does not cite.
std::string documentContext(const std::string &membersJson)
{
    std::string context;
    if (membersJson.empty()) return context;
    JsonReader json;
    json.readDocument('{' + membersJson + '}', [&](std::string_view key, JsonValue value) {
        return key != "context" || !JsonReader::isType(value, JsonType::string) || json.string(value, context);
    });
    return context;
}

void openDocuments(ChatRequest &request)
{
    for (ChatMessage &message : request.messages) {
        for (ContentPart &part : message.parts)
            if (auto *result = std::get_if<ToolResultPart>(&part)) open(result->content);
        open(message.parts);
    }
}

std::vector<std::string> unreadableParts(const ChatRequest &request)
{
    std::vector<std::string> types;
    for (const ChatMessage &message : request.messages)
        for (const ContentPart &part : message.parts) {
            addUnreadable(part, types);
            if (const auto *result = std::get_if<ToolResultPart>(&part))
                for (const ResultContent &content : result->content) addUnreadable(content, types);
        }
    return types;
}

} // namespace ccr::proxy
