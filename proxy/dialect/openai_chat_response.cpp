#include "proxy/dialect/openai_chat_response.h"

#include "proxy/dialect/error_text.h"
#include "proxy/dialect/openai_chat_dialect.h"
#include "proxy/dialect/synthetic_signature.h"
#include "proxy/json/json_writer.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

bool readUsage(JsonReader &json, JsonValue value, TokenUsage &usage)
{
    std::int64_t prompt = 0;
    std::int64_t cached = 0;
    bool hasPrompt = false;
    const bool ok = json.object(value, [&](std::string_view key, JsonValue member) {
        if (key == "prompt_tokens_details" && JsonReader::isType(member, JsonType::object))
            return json.object(member, [&json, &cached](std::string_view name, JsonValue count) {
                return name == "cached_tokens" && JsonReader::isType(count, JsonType::number) ? json.integer(count, cached) : true;
            });
        if (!JsonReader::isType(member, JsonType::number)) return true;
        if (key == "prompt_tokens") return (hasPrompt = true) && json.integer(member, prompt);
        if (key == "completion_tokens") return json.integer(member, usage.output);
        if (key == "prompt_cache_hit_tokens") return json.integer(member, cached); // DeepSeek API, "Usage"
        return true;
    });
    if (hasPrompt) {
        usage.input = std::max<std::int64_t>(0, prompt - cached);
        usage.cacheRead = cached;
    }
    return ok;
}

bool readText(JsonReader &json, JsonValue value, std::string &text)
{
    if (JsonReader::isType(value, JsonType::string)) return json.string(value, text);
    if (!JsonReader::isType(value, JsonType::array)) return true;
    return json.array(value, [&json, &text](JsonValue part) { // content in parts
        if (!JsonReader::isType(part, JsonType::object)) return true;
        return json.object(part, [&json, &text](std::string_view key, JsonValue member) {
            std::string piece;
            if (key != "text" || !JsonReader::isType(member, JsonType::string)) return true;
            if (!json.string(member, piece)) return false;
            text += piece;
            return true;
        });
    });
}

bool readFunction(JsonReader &json, JsonValue value, OpenAiToolCall &call)
{
    if (!JsonReader::isType(value, JsonType::object)) return true;
    return json.object(value, [&json, &call](std::string_view key, JsonValue member) {
        if (key == "name" && JsonReader::isType(member, JsonType::string)) return json.string(member, call.name);
        if (key != "arguments" || JsonReader::isNull(member)) return true;
        return JsonReader::isType(member, JsonType::string) ? json.string(member, call.arguments)
                                                            : json.raw(member, call.arguments); // some send the object itself
    });
}

OpenAiToolCall &nextCall(OpenAiReading &reading)
{
    if (reading.toolCallCount == reading.toolCalls.size()) reading.toolCalls.emplace_back();
    OpenAiToolCall &call = reading.toolCalls[reading.toolCallCount++];
    call.index = -1;
    call.id.clear();
    call.name.clear();
    call.arguments.clear();
    return call;
}

bool readToolCall(JsonReader &json, JsonValue value, OpenAiToolCall &call)
{
    if (!JsonReader::isType(value, JsonType::object)) return true;
    return json.object(value, [&json, &call](std::string_view key, JsonValue member) {
        if (key == "function") return readFunction(json, member, call);
        if (key == "index" && JsonReader::isType(member, JsonType::number)) return json.integer(member, call.index);
        if (key == "id" && JsonReader::isType(member, JsonType::string)) return json.string(member, call.id);
        return true;
    });
}

bool readMessage(JsonReader &json, JsonValue value, OpenAiReading &reading)
{
    if (!JsonReader::isType(value, JsonType::object)) return true;
    return json.object(value, [&json, &reading](std::string_view key, JsonValue member) {
        if (key == "content") return readText(json, member, reading.content);
        if (key == "reasoning_content" || key == "reasoning")
            return JsonReader::isType(member, JsonType::string) ? json.string(member, reading.reasoning) : true;
        if (key == "refusal") return readText(json, member, reading.refusal);
        if (key == "function_call") { // the form before tool_calls
            if (!JsonReader::isType(member, JsonType::object)) return true;
            OpenAiToolCall &call = nextCall(reading);
            call.index = 0;
            call.id = "call_function";
            return readFunction(json, member, call);
        }
        if (key != "tool_calls" || !JsonReader::isType(member, JsonType::array)) return true;
        return json.array(member, [&json, &reading](JsonValue call) { return readToolCall(json, call, nextCall(reading)); });
    });
}

bool readChoice(JsonReader &json, JsonValue value, OpenAiReading &reading)
{
    if (reading.hasChoice || !JsonReader::isType(value, JsonType::object)) return true;
    reading.hasChoice = true;
    return json.object(value, [&json, &reading](std::string_view key, JsonValue member) {
        if (key == "delta" || key == "message") return readMessage(json, member, reading);
        if (key == "finish_reason" && JsonReader::isType(member, JsonType::string)) return json.string(member, reading.finishReason);
        return true;
    });
}

// A client runs a tool with this input, so it must be an object. What cannot be read is shown to the model.
std::string usableArguments(const std::string &arguments)
{
    if (arguments.find_first_not_of(" \t\r\n") == std::string::npos) return "{}";
    JsonReader json;
    if (json.readDocument(arguments, [&json](std::string_view, JsonValue value) {
            std::string ignored;
            return json.raw(value, ignored);
        }))
        return arguments;
    std::string out = R"({"invalid_json":)";
    appendJsonString(out, arguments);
    return out + '}';
}

ChatResponse toResponse(const OpenAiReading &reading)
{
    ChatResponse response;
    response.id = reading.id;
    response.model = reading.model;
    response.usage = reading.usage;
    if (!reading.reasoning.empty())
        response.blocks.push_back({.kind = BlockKind::Thinking, .text = reading.reasoning, .signature = std::string(syntheticSignature)});
    const std::string text = reading.content + reading.refusal;
    if (!text.empty()) response.blocks.push_back({.kind = BlockKind::Text, .text = text});
    for (std::size_t i = 0; i < reading.toolCallCount; ++i) {
        const OpenAiToolCall &call = reading.toolCalls[i];
        response.blocks.push_back({.kind = BlockKind::ToolCall,
                                   .id = call.id.empty() ? "call_" + std::to_string(i + 1) : call.id,
                                   .name = call.name,
                                   .inputJson = usableArguments(call.arguments)});
    }
    response.stop = stopReasonFromOpenAi(reading.finishReason, reading.toolCallCount > 0);
    if (!reading.refusal.empty()) response.stop = StopReason::Refusal;
    return response;
}

} // namespace

void OpenAiReading::clear()
{
    id.clear();
    model.clear();
    reasoning.clear();
    content.clear();
    refusal.clear();
    finishReason.clear();
    toolCallCount = 0;
    usage = {};
    hasChoice = false;
    hasError = false;
}

bool readOpenAi(JsonReader &json, std::string_view text, OpenAiReading &reading)
{
    reading.clear();
    return json.readDocument(text, [&json, &reading](std::string_view key, JsonValue value) {
        if (key == "choices")
            return JsonReader::isType(value, JsonType::array)
                       ? json.array(value, [&json, &reading](JsonValue choice) { return readChoice(json, choice, reading); })
                       : true;
        if (key == "usage") return JsonReader::isType(value, JsonType::object) ? readUsage(json, value, reading.usage) : true;
        if (key == "id" && JsonReader::isType(value, JsonType::string)) return json.string(value, reading.id);
        if (key == "model" && JsonReader::isType(value, JsonType::string)) return json.string(value, reading.model);
        if (key == "error" && !JsonReader::isNull(value)) reading.hasError = true;
        return true;
    });
}

StopReason stopReasonFromOpenAi(std::string_view finishReason, bool calledTools)
{
    if (finishReason == "length") return StopReason::MaxTokens;
    if (finishReason == "content_filter") return StopReason::Refusal;
    if (calledTools) return StopReason::ToolUse;
    return StopReason::EndTurn;
}

Result<ChatResponse> OpenAiChatDialect::readResponse(std::string_view body) const
{
    JsonReader json;
    OpenAiReading reading;
    const bool ok = readOpenAi(json, body, reading);
    if (ok && reading.hasChoice && !reading.hasError) return toResponse(reading);
    const ProviderError error = providerError(0, body);
    return Error{.kind = ErrorKind::Protocol,
                 .message = reading.hasError
                                ? QString::fromStdString(error.message)
                                : u"The provider's answer is not a chat completion: "_s + QString::fromStdString(error.message)};
}

ProviderError OpenAiChatDialect::readError(int status, std::string_view body) const
{
    return providerError(status, body);
}

} // namespace ccr::proxy
