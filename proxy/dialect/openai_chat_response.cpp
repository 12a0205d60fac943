#include "proxy/dialect/openai_chat_response.h"

#include "logging/base/json_writer.h"
#include "proxy/api/exchange_sentence.h"
#include "proxy/dialect/error_text.h"
#include "proxy/dialect/openai_chat_dialect.h"
#include "proxy/dialect/openai_parts.h"
#include "proxy/dialect/synthetic_signature.h"
#include "proxy/dialect/tool_call_id.h"
#include "proxy/json/json_repair.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

bool readUsage(JsonReader &json, JsonValue value, TokenUsage &usage)
{
    std::int64_t prompt = 0;
    std::int64_t cached = 0;
    std::int64_t written = 0;
    bool hasPrompt = false;
    const bool ok = json.object(value, [&](std::string_view key, JsonValue member) {
        if (key == "prompt_tokens_details" && JsonReader::isType(member, JsonType::object))
            return json.object(member, [&json, &cached, &written](std::string_view name, JsonValue count) {
                if (!JsonReader::isType(count, JsonType::number)) return true;
                if (name == "cache_write_tokens") return json.integer(count, written); // OpenRouter, "Prompt caching"
                return name == "cached_tokens" ? json.integer(count, cached) : true;
            });
        if (key == "completion_tokens_details" && JsonReader::isType(member, JsonType::object))
            return json.object(member, [&json, &usage](std::string_view name, JsonValue count) {
                return name == "reasoning_tokens" && JsonReader::isType(count, JsonType::number) ? json.integer(count, usage.reasoning)
                                                                                                 : true;
            });
        if (!JsonReader::isType(member, JsonType::number)) return true;
        if (key == "prompt_tokens") return (hasPrompt = true) && json.integer(member, prompt);
        if (key == "completion_tokens") return json.integer(member, usage.output);
        if (key == "prompt_cache_hit_tokens") return json.integer(member, cached); // DeepSeek API, "Usage"
        return true;
    });
    if (hasPrompt) {
        usage.input = std::max<std::int64_t>(0, prompt - cached - written);
        usage.cacheRead = cached;
        if (written > 0) usage.cacheWrite = written;
    }
    return ok;
}

// Where the answer itself has no usage: with the choice (Moonshot), or among what is the vendor's own (Groq).
bool readOtherUsage(JsonReader &json, JsonValue value, TokenUsage &usage)
{
    return usage.isKnown() || !JsonReader::isType(value, JsonType::object) || readUsage(json, value, usage);
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

// Thoughts may stand among the parts, in parts of their own (Mistral API, "Reasoning").
bool readContent(JsonReader &json, JsonValue value, OpenAiReading &reading)
{
    if (!JsonReader::isType(value, JsonType::array)) return readText(json, value, reading.content);
    return json.array(value, [&json, &reading](JsonValue part) {
        if (!JsonReader::isType(part, JsonType::object)) return true;
        return json.object(part, [&json, &reading](std::string_view key, JsonValue member) {
            std::string piece;
            const bool isThought = key == "thinking";
            if (!isThought && key != "text") return true;
            if (!readText(json, member, piece)) return false;
            (isThought ? reading.reasoning : reading.content) += piece;
            return true;
        });
    });
}

bool readFunction(JsonReader &json, JsonValue value, OpenAiToolCall &call)
{
    if (!JsonReader::isType(value, JsonType::object)) return true;
    return json.object(value, [&json, &call](std::string_view key, JsonValue member) {
        if (key == "name" && JsonReader::isType(member, JsonType::string)) return json.string(member, call.name);
        if (key == "input" && JsonReader::isType(member, JsonType::string)) { // of a custom tool: plain text
            std::string_view text;
            if (!json.string(member, text)) return false;
            if (!text.empty()) call.arguments = textToolInput(text);
            return true;
        }
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
        if (key == "function" || key == "custom") return readFunction(json, member, call);
        if (key == "index" && JsonReader::isType(member, JsonType::number)) return json.integer(member, call.index);
        if (key == "id" && JsonReader::isType(member, JsonType::string)) return json.string(member, call.id);
        return true;
    });
}

// OpenRouter, "Preserving reasoning": the same text as in reasoning, with what the model's vendor signed or sealed.
bool readReasoningDetail(JsonReader &json, JsonValue value, OpenAiReading &reading)
{
    if (!JsonReader::isType(value, JsonType::object)) return true;
    OpenAiThought thought;
    const bool ok = json.object(value, [&json, &thought](std::string_view key, JsonValue member) {
        if (!JsonReader::isType(member, JsonType::string)) return true;
        if (key == "text" || key == "summary") return json.string(member, thought.text);
        if (key == "signature") return json.string(member, thought.signature);
        return key == "data" ? json.string(member, thought.sealedData) : true;
    });
    if (!ok) return false;
    std::vector<OpenAiThought> &thoughts = reading.thoughts;
    const bool continues =
        thought.sealedData.empty() && !thoughts.empty() && thoughts.back().sealedData.empty() && thoughts.back().signature.empty();
    if (continues) {
        thoughts.back().text += thought.text;
        thoughts.back().signature = std::move(thought.signature);
    } else {
        thoughts.push_back(std::move(thought));
    }
    return true;
}

bool readAnnotation(JsonReader &json, JsonValue value, OpenAiReading &reading)
{
    if (!JsonReader::isType(value, JsonType::object)) return true;
    return json.object(value, [&json, &reading](std::string_view key, JsonValue member) {
        if (key != "url_citation" || !JsonReader::isType(member, JsonType::object)) return true;
        WebSearchHit &hit = reading.hits.emplace_back();
        return json.object(member, [&json, &hit](std::string_view name, JsonValue text) {
            if (!JsonReader::isType(text, JsonType::string)) return true;
            if (name == "url") return json.string(text, hit.url);
            return name == "title" ? json.string(text, hit.title) : true;
        });
    });
}

bool readMessage(JsonReader &json, JsonValue value, OpenAiReading &reading)
{
    if (!JsonReader::isType(value, JsonType::object)) return true;
    return json.object(value, [&json, &reading](std::string_view key, JsonValue member) {
        if (key == "content") return readContent(json, member, reading);
        if (key == "reasoning_content" || key == "reasoning")
            return JsonReader::isType(member, JsonType::string) ? json.string(member, reading.reasoning) : true;
        if (key == "refusal") return readText(json, member, reading.refusal);
        if (key == "reasoning_details" && JsonReader::isType(member, JsonType::array))
            return json.array(member, [&json, &reading](JsonValue detail) { return readReasoningDetail(json, detail, reading); });
        if (key == "annotations" && JsonReader::isType(member, JsonType::array))
            return json.array(member, [&json, &reading](JsonValue note) { return readAnnotation(json, note, reading); });
        if (key == "function_call") { // the form before tool_calls
            if (!JsonReader::isType(member, JsonType::object)) return true;
            OpenAiToolCall &call = nextCall(reading);
            call.index = 0;
            return readFunction(json, member, call);
        }
        if (key != "tool_calls" || !JsonReader::isType(member, JsonType::array)) return true;
        return json.array(member, [&json, &reading](JsonValue call) { return readToolCall(json, call, nextCall(reading)); });
    });
}

bool readChoice(JsonReader &json, JsonValue value, OpenAiReading &reading)
{
    if (reading.hasChoice || !JsonReader::isType(value, JsonType::object)) return true;
    std::int64_t index = 0;
    const bool ok = json.object(value, [&json, &reading, &index](std::string_view key, JsonValue member) {
        if (key == "index" && JsonReader::isType(member, JsonType::number)) return json.integer(member, index);
        if (index > 0) return true; // another answer to the same question
        if (key == "delta" || key == "message") return readMessage(json, member, reading);
        if (key == "finish_reason" && JsonReader::isType(member, JsonType::string)) return json.string(member, reading.finishReason);
        return key == "usage" ? readOtherUsage(json, member, reading.usage) : true;
    });
    reading.hasChoice = ok && index == 0;
    return ok;
}

ResponseBlock thinkingBlock(const std::string &text, const std::string &signature)
{
    return {.kind = BlockKind::Thinking, .text = text, .signature = signature.empty() ? std::string(syntheticSignature) : signature};
}

void addThinking(const OpenAiReading &reading, std::vector<ResponseBlock> &blocks)
{
    const bool inDetails = hasSeveralThoughts(reading);
    std::string text = reading.reasoning;
    std::string signature;
    if (!inDetails)
        for (const OpenAiThought &thought : reading.thoughts) {
            if (reading.reasoning.empty()) text += thought.text;
            if (!thought.signature.empty()) signature = thought.signature;
        }
    if (!inDetails && !text.empty()) blocks.push_back(thinkingBlock(text, signature));
    for (const OpenAiThought &thought : reading.thoughts) {
        if (!thought.sealedData.empty()) blocks.push_back({.kind = BlockKind::RedactedThinking, .text = thought.sealedData});
        if (inDetails && !thought.text.empty()) blocks.push_back(thinkingBlock(thought.text, thought.signature));
    }
}

ChatResponse toResponse(const OpenAiReading &reading)
{
    ChatResponse response;
    response.id = reading.id;
    response.model = reading.model;
    response.usage = reading.usage;
    addThinking(reading, response.blocks);
    if (!reading.hits.empty()) response.blocks.push_back({.kind = BlockKind::WebSearch, .search = {.hits = reading.hits}});
    const std::string text = reading.content + reading.refusal;
    if (!text.empty()) response.blocks.push_back({.kind = BlockKind::Text, .text = text});
    ToolCallIds ids;
    for (std::size_t i = 0; i < reading.toolCallCount; ++i) {
        const OpenAiToolCall &call = reading.toolCalls[i];
        response.blocks.push_back(
            {.kind = BlockKind::ToolCall,
             .id = ids.unique(call.id),
             .name = call.name,
             .inputJson = usableToolInput(call.arguments, stopReasonFromOpenAi(reading.finishReason, true) == StopReason::MaxTokens
                                                              ? InputState::Cut
                                                              : InputState::Whole)});
    }
    response.stop = stopReasonFromOpenAi(reading.finishReason, reading.toolCallCount > 0);
    if (!reading.refusal.empty()) response.stop = StopReason::Refusal;
    response.stopWord = reading.finishReason;
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
    thoughts.clear();
    hits.clear();
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
        if (key == "x_groq" && JsonReader::isType(value, JsonType::object))
            return json.object(value, [&json, &reading](std::string_view name, JsonValue member) {
                return name == "usage" ? readOtherUsage(json, member, reading.usage) : true;
            });
        if (key == "id" && JsonReader::isType(value, JsonType::string)) return json.string(value, reading.id);
        if (key == "model" && JsonReader::isType(value, JsonType::string)) return json.string(value, reading.model);
        if (key == "error" && !JsonReader::isNull(value)) reading.hasError = true;
        if (key == "object" && JsonReader::isType(value, JsonType::string)) { // "error": vLLM
            std::string_view kind;
            if (!json.string(value, kind)) return false;
            if (kind == "error") reading.hasError = true;
        }
        return true;
    });
}

bool hasSeveralThoughts(const OpenAiReading &reading)
{
    const auto isText = [](const OpenAiThought &thought) { return !thought.text.empty(); };
    return std::count_if(reading.thoughts.begin(), reading.thoughts.end(), isText) > 1;
}

std::optional<ProviderError> failureFromOpenAi(std::string_view finishReason)
{
    ProviderError error{.status = 502, .type = "api_error", .message = {}};
    if (finishReason == "insufficient_system_resource") // DeepSeek API: it ran out of resources in the middle
        error = {.status = 529, .type = "overloaded_error", .message = {}};
    else if (finishReason != "error")
        return std::nullopt;
    error.tell(told("The provider ended the answer with \"%1\".", finishReason));
    return error;
}

StopReason stopReasonFromOpenAi(std::string_view finishReason, bool calledTools)
{
    const bool isCut = finishReason == "length" || finishReason == "max_tokens" || finishReason == "model_length"; // Mistral's
    if (isCut) return StopReason::MaxTokens;
    if (finishReason == "content_filter") return StopReason::Refusal;
    if (calledTools) return StopReason::ToolUse;
    return StopReason::EndTurn;
}

Result<ChatResponse> OpenAiChatDialect::readResponse(std::string_view body) const
{
    JsonReader json;
    OpenAiReading reading;
    const bool ok = readOpenAi(json, body, reading);
    if (ok && reading.hasChoice && !reading.hasError) {
        if (const auto failure = failureFromOpenAi(reading.finishReason)) return errorSaying(ErrorKind::Protocol, failure->phrase.phrase());
        return toResponse(reading);
    }
    const ProviderError error = providerError(0, body);
    return errorSaying(ErrorKind::Protocol, reading.hasError
                                                ? error.said().phrase()
                                                : told("The provider's answer is not a chat completion: %1", error.said()).phrase());
}

ProviderError OpenAiChatDialect::readError(int status, std::string_view body) const
{
    return providerError(status, body);
}

} // namespace ccr::proxy
