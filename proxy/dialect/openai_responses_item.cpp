#include "proxy/dialect/openai_responses_item.h"

#include "proxy/dialect/openai_parts.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

bool isString(JsonValue value)
{
    return JsonReader::isType(value, JsonType::string);
}

bool isArray(JsonValue value)
{
    return JsonReader::isType(value, JsonType::array);
}

bool isObject(JsonValue value)
{
    return JsonReader::isType(value, JsonType::object);
}

bool readUsage(JsonReader &json, JsonValue value, TokenUsage &usage)
{
    std::int64_t input = 0;
    std::int64_t cached = 0;
    bool hasInput = false;
    const bool ok = json.object(value, [&](std::string_view key, JsonValue member) {
        if (isObject(member))
            return json.object(member, [&](std::string_view name, JsonValue count) {
                if (!JsonReader::isType(count, JsonType::number)) return true;
                if (name == "cached_tokens") return json.integer(count, cached);
                return name == "reasoning_tokens" ? json.integer(count, usage.reasoning) : true;
            });
        if (!JsonReader::isType(member, JsonType::number)) return true;
        if (key == "input_tokens") return (hasInput = true) && json.integer(member, input);
        return key == "output_tokens" ? json.integer(member, usage.output) : true;
    });
    if (hasInput) {
        usage.input = std::max<std::int64_t>(0, input - cached);
        usage.cacheRead = cached;
    }
    return ok;
}

// An element of a message's content or of a reasoning's summary.
bool readText(JsonReader &json, JsonValue value, ResponsesItem &item)
{
    return json.object(value, [&json, &item](std::string_view key, JsonValue member) {
        if (key == "annotations" && isArray(member))
            return json.array(member, [&json, &item](JsonValue note) { return readResponsesAnnotation(json, note, item.hits); });
        if (!isString(member) || (key != "text" && key != "refusal")) return true;
        std::string_view text;
        if (!json.string(member, text)) return false;
        item.isRefusal = item.isRefusal || key == "refusal";
        item.text += text;
        return true;
    });
}

bool readAction(JsonReader &json, JsonValue value, ResponsesItem &item)
{
    return json.object(value, [&json, &item](std::string_view key, JsonValue member) {
        if (key == "query" && isString(member)) return json.string(member, item.query);
        if (key != "sources" || !isArray(member)) return true;
        return json.array(member, [&json, &item](JsonValue source) { return readResponsesAnnotation(json, source, item.hits); });
    });
}

} // namespace

void ResponsesItem::clear()
{
    for (std::string *member : {&type, &id, &callId, &name, &arguments, &text, &encryptedContent, &query}) member->clear();
    hits.clear();
    isRefusal = false;
}

bool readResponsesAnnotation(JsonReader &json, JsonValue value, std::vector<WebSearchHit> &hits)
{
    if (!isObject(value)) return true;
    WebSearchHit hit;
    const bool ok = json.object(value, [&json, &hit](std::string_view key, JsonValue member) {
        if (!isString(member)) return true;
        if (key == "url") return json.string(member, hit.url);
        return key == "title" ? json.string(member, hit.title) : true;
    });
    if (ok && !hit.url.empty()) hits.push_back(std::move(hit)); // others cite files
    return ok;
}

bool readResponsesItem(JsonReader &json, JsonValue value, ResponsesItem &item)
{
    item.clear();
    if (!isObject(value)) return true;
    std::string summary;
    const bool ok = json.object(value, [&](std::string_view key, JsonValue member) {
        if ((key == "content" || key == "summary") && isArray(member)) {
            const bool isSummary = key == "summary";
            return json.array(member, [&](JsonValue part) {
                if (isSummary && !item.text.empty()) item.text += "\n\n";
                return isObject(part) ? readText(json, part, item) : true;
            });
        }
        if (key == "action" && isObject(member)) return readAction(json, member, item);
        if (!isString(member)) return true;
        if (key == "type") return json.string(member, item.type);
        if (key == "id") return json.string(member, item.id);
        if (key == "call_id") return json.string(member, item.callId);
        if (key == "name") return json.string(member, item.name);
        if (key == "arguments") return json.string(member, item.arguments);
        if (key == "encrypted_content") return json.string(member, item.encryptedContent);
        if (key != "input") return true;
        std::string_view text;
        if (!json.string(member, text)) return false;
        if (!text.empty()) item.arguments = textToolInput(text);
        return true;
    });
    return ok;
}

bool readResponsesMember(JsonReader &json, std::string_view key, JsonValue value, ResponsesState &state)
{
    if (key == "usage" && isObject(value)) return readUsage(json, value, state.usage);
    if (key == "error" && !JsonReader::isNull(value)) return json.raw(value, state.error);
    if (key == "incomplete_details" && isObject(value))
        return json.object(value, [&json, &state](std::string_view name, JsonValue member) {
            return name == "reason" && isString(member) ? json.string(member, state.incompleteReason) : true;
        });
    if (!isString(value)) return true;
    if (key == "id") return json.string(value, state.id);
    if (key == "model") return json.string(value, state.model);
    return key == "status" ? json.string(value, state.status) : true;
}

StopReason stopReasonFromResponses(const ResponsesState &state, bool refused, bool called)
{
    if (state.status == "incomplete") return state.incompleteReason == "content_filter" ? StopReason::Refusal : StopReason::MaxTokens;
    if (refused) return StopReason::Refusal;
    return called ? StopReason::ToolUse : StopReason::EndTurn;
}

} // namespace ccr::proxy
