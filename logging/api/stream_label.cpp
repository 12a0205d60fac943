#include "logging/api/stream_label.h"

#include <simdjson.h>

#include <algorithm>

namespace ccr::logging {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using Kind = StreamEventKind;

constexpr std::size_t longestType = 48;

struct Event
{
    std::string_view name;
    bool hasData = false;
};

// Fields of an event, WHATWG HTML 9.2.6; `data` gets the lines of its data.
Event readFields(std::string_view frame, std::string &data)
{
    Event event;
    data.clear();
    while (!frame.empty()) {
        const std::size_t end = std::min(frame.find_first_of("\r\n"), frame.size());
        const std::string_view line = frame.substr(0, end);
        frame.remove_prefix(std::min(frame.size(), end + 1));
        const std::size_t colon = line.find(':');
        std::string_view value = colon == std::string_view::npos ? std::string_view() : line.substr(colon + 1);
        if (value.starts_with(' ')) value.remove_prefix(1);
        if (line.substr(0, colon) == "event") {
            event.name = value;
        } else if (line.substr(0, colon) == "data") {
            if (event.hasData) data += '\n';
            data += value;
            event.hasData = true;
        }
    }
    return event;
}

// No digits: nothing that is long and random.
std::string cleanType(std::string_view type)
{
    const auto isOfNames = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || std::string_view("_.-:[] ").find(c) != std::string_view::npos;
    };
    return type.size() <= longestType && std::all_of(type.begin(), type.end(), isOfNames) ? std::string(type) : "event";
}

std::string_view textOf(const simdjson::simdjson_result<element> &value)
{
    std::string_view text;
    return value.get(text) == simdjson::SUCCESS ? text : std::string_view();
}

int numberOf(const simdjson::simdjson_result<element> &value, int otherwise)
{
    std::int64_t number = 0;
    return value.get(number) == simdjson::SUCCESS && number >= 0 && number < 1'000'000 ? static_cast<int>(number) : otherwise;
}

bool isObject(const simdjson::simdjson_result<element> &value)
{
    element found;
    return value.get(found) == simdjson::SUCCESS && found.is_object();
}

bool isArray(const simdjson::simdjson_result<element> &value)
{
    element found;
    return value.get(found) == simdjson::SUCCESS && found.is_array();
}

/// Until `isEnough` says so.
template <typename Visit>
void forElements(const simdjson::simdjson_result<element> &value, Visit isEnough)
{
    array found;
    if (value.get(found) != simdjson::SUCCESS) return;
    for (const element item : found)
        if (isEnough(item)) return;
}

bool become(TimedEvent &event, Kind kind, int block)
{
    event.kind = kind;
    event.block = block;
    return true;
}

// https://docs.anthropic.com/en/api/messages-streaming
void labelAnthropic(std::string_view type, const element &data, TimedEvent &event)
{
    event.kind = type == "ping" ? Kind::Ping : type == "error" ? Kind::Error : Kind::Meta;
    event.isTerminal = type == "message_stop" || type == "error";
    const int block = numberOf(data["index"], -1);
    if (type == "content_block_start") {
        const std::string_view blockType = textOf(data["content_block"]["type"]);
        const bool isTool = blockType.find("thinking") == std::string_view::npos && blockType != "text";
        become(event, isTool ? Kind::Tool : Kind::Meta, block); // a beginning is no content yet
    } else if (type == "content_block_delta") {
        const std::string_view delta = textOf(data["delta"]["type"]);
        if (delta == "text_delta") become(event, Kind::Content, block);
        if (delta == "thinking_delta") become(event, Kind::Thinking, block);
        if (delta == "input_json_delta") become(event, Kind::Tool, block);
    }
}

// https://platform.openai.com/docs/api-reference/chat-streaming; reasoning_content and reasoning are other vendors' additions.
void labelChatChunk(const element &data, TimedEvent &event)
{
    event.type = "chunk";
    forElements(data["choices"], [&event](const element &choice) {
        const auto delta = isObject(choice["delta"]) ? choice["delta"] : choice["message"];
        const auto reasoning = textOf(delta["reasoning_content"]).empty() ? delta["reasoning"] : delta["reasoning_content"];
        if (!textOf(reasoning).empty()) return become(event, Kind::Thinking, -1);
        if (!textOf(delta["content"]).empty()) return become(event, Kind::Content, -1);
        forElements(delta["tool_calls"], [&event](const element &call) { return become(event, Kind::Tool, numberOf(call["index"], 0)); });
        return event.kind == Kind::Tool;
    });
}

// https://platform.openai.com/docs/api-reference/responses-streaming
void labelResponsesEvent(std::string_view type, const element &data, TimedEvent &event)
{
    const int block = numberOf(data["output_index"], -1);
    event.isTerminal = type == "response.completed" || type == "response.incomplete" || type == "response.failed" || type == "error";
    if (type == "error" || type == "response.failed")
        event.kind = Kind::Error;
    else if (type == "response.output_text.delta" || type == "response.refusal.delta")
        become(event, Kind::Content, block);
    else if (type.starts_with("response.reasoning") && type.ends_with(".delta"))
        become(event, Kind::Thinking, block);
    else if (type == "response.function_call_arguments.delta" || type == "response.custom_tool_call_input.delta"
             || (type == "response.output_item.added" && textOf(data["item"]["type"]).ends_with("_call")))
        become(event, Kind::Tool, block);
}

// https://ai.google.dev/api/generate-content#v1beta.GenerateContentResponse
void labelGemini(const element &data, TimedEvent &event)
{
    event.type = "chunk";
    forElements(data["candidates"], [&event](const element &candidate) {
        forElements(candidate["content"]["parts"], [&event](const element &part) {
            if (event.kind != Kind::Meta) return true;
            if (isObject(part["functionCall"])) return become(event, Kind::Tool, -1);
            if (textOf(part["text"]).empty()) return false;
            bool isThought = false;
            if (part["thought"].get(isThought) != simdjson::SUCCESS) isThought = false;
            return become(event, isThought ? Kind::Thinking : Kind::Content, -1);
        });
        event.isTerminal = !textOf(candidate["finishReason"]).empty();
        return false;
    });
}

void labelData(std::string_view name, const element &data, TimedEvent &event)
{
    const std::string_view said = textOf(data["type"]);
    const std::string_view type = said.empty() ? name : said;
    event.type = type;
    if (isArray(data["choices"])) return labelChatChunk(data, event);
    if (isArray(data["candidates"]) || data["usageMetadata"].error() == simdjson::SUCCESS) return labelGemini(data, event);
    if (type.starts_with("response.")) return labelResponsesEvent(type, data, event);
    if (isObject(data["error"]) && type != "error") {
        event.type = "error";
        event.kind = Kind::Error;
        event.isTerminal = true;
        return;
    }
    if (type == "error" && !isObject(data["error"])) return labelResponsesEvent(type, data, event);
    labelAnthropic(type, data, event);
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    text.remove_prefix(first);
    return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

} // namespace

struct StreamLabeller::Parser
{
    simdjson::dom::parser parser;
};

StreamLabeller::StreamLabeller() : m_parser(std::make_unique<Parser>()) {}
StreamLabeller::~StreamLabeller() = default;

void StreamLabeller::label(std::string_view frame, TimedEvent &event)
{
    event.kind = Kind::Meta;
    event.block = -1;
    event.isTerminal = false;
    const Event fields = readFields(frame, m_data);
    event.type = fields.name;
    if (trimmed(m_data) == "[DONE]") {
        event.type = "[DONE]";
        event.isTerminal = true;
    } else if (fields.hasData) {
        m_data.reserve(m_data.size() + simdjson::SIMDJSON_PADDING);
        element data;
        if (m_parser->parser.parse(m_data.data(), m_data.size(), false).get(data) == simdjson::SUCCESS && data.is_object())
            labelData(fields.name, data, event);
    } else if (frame.starts_with(':')) {
        event.type = ": comment";
        event.kind = Kind::Ping;
    }
    event.type = cleanType(event.type);
}

} // namespace ccr::logging
