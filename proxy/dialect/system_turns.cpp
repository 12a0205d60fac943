#include "proxy/dialect/system_turns.h"

#include "logging/base/ascii.h"
#include "logging/base/json_writer.h"
#include "proxy/json/json_patch.h"
#include "proxy/json/json_reader.h"

#include <algorithm>
#include <vector>

namespace ccr::proxy {

namespace {

struct Turn
{
    std::string role;
    std::string json;    ///< as it stands; empty when it was put together here
    std::string content; ///< JSON: a text or a list of parts
    bool isReminder = false;
};

bool isText(std::string_view json)
{
    return json.starts_with('"');
}

// A text as the list of one part, a list without its brackets.
std::string partsOf(std::string_view content)
{
    if (isText(content)) return R"({"type":"text","text":)" + std::string(content) + '}';
    return content.starts_with('[') ? std::string(content.substr(1, content.size() - 2)) : std::string();
}

std::string joined(std::string_view before, std::string_view after)
{
    if (isText(before) && isText(after)) return std::string(before.substr(0, before.size() - 1)) + R"(\n\n)" + std::string(after.substr(1));
    const std::string first = partsOf(before);
    const std::string second = partsOf(after);
    return '[' + first + (first.empty() || second.empty() ? "" : ",") + second + ']';
}

// As Claude Code marks what it adds to the user's words itself.
std::string reminder(std::string_view content)
{
    if (isText(content)) return R"("<system-reminder>\n)" + std::string(content.substr(1, content.size() - 2)) + R"(\n</system-reminder>")";
    return joined(joined(R"("<system-reminder>")", content), R"("</system-reminder>")");
}

bool readTurn(JsonReader &json, JsonValue value, Turn &turn)
{
    const char *const begin = JsonReader::begin(value);
    const bool ok = json.object(value, [&](std::string_view key, JsonValue member) {
        if (key == "role" && JsonReader::isType(member, JsonType::string)) return json.string(member, turn.role);
        return key != "content" || json.raw(member, turn.content);
    });
    if (ok) turn.json = JsonReader::textSince(begin, value);
    return ok;
}

// Templates that refuse the one often refuse two of the user's in a row as well.
void add(std::vector<Turn> &turns, Turn turn)
{
    const bool followsUser = !turns.empty() && turns.back().role == "user" && turn.role == "user";
    if (!followsUser || (!turn.isReminder && !turns.back().isReminder)) return turns.push_back(std::move(turn));
    turns.back().content = joined(turns.back().content, turn.content);
    turns.back().json.clear();
    turns.back().isReminder = false;
}

std::string written(const std::vector<Turn> &turns)
{
    std::string out = R"({"messages":)";
    {
        JsonArray list(out);
        for (const Turn &turn : turns) {
            std::string &element = list.next();
            if (!turn.json.empty()) {
                element += turn.json;
                continue;
            }
            JsonObject json(element);
            json.string("role", turn.role);
            json.raw("content", turn.content);
        }
    }
    return out + '}';
}

} // namespace

bool refusesSystemTurns(std::string_view message)
{
    const std::string words = asciiLower(message);
    const auto holds = [&words](std::string_view part) { return words.find(part) != std::string::npos; };
    return holds("system message must be at the beginning") // Qwen's templates, in vLLM, llama.cpp and Ollama
           || holds("roles must alternate")                 // Mistral's and Gemma's templates
           || holds("unexpected role \"system\"")           // Anthropic
           || holds("role 'system' is not supported");      // Anthropic
}

std::optional<std::string> withoutSystemTurns(std::string_view body)
{
    std::vector<Turn> turns;
    bool isChanged = false;
    JsonReader json;
    const auto addTurn = [&](JsonValue element) {
        Turn turn;
        if (!readTurn(json, element, turn)) return false;
        if (turn.role == "system" && !turns.empty()) {
            turn = {.role = "user", .json = {}, .content = reminder(turn.content), .isReminder = true};
            isChanged = true;
        }
        add(turns, std::move(turn));
        return true;
    };
    const bool ok = json.readDocument(body, [&](std::string_view key, JsonValue value) {
        return key != "messages" || !JsonReader::isType(value, JsonType::array) || json.array(value, addTurn);
    });
    if (!ok || !isChanged) return std::nullopt;
    const Result<std::string> patched = patchedJson(body, {{.mode = BodyPatch::Mode::Set, .json = written(turns)}});
    return patched ? std::optional(*patched) : std::nullopt;
}

} // namespace ccr::proxy
