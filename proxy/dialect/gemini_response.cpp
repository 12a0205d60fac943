#include "proxy/dialect/gemini_response.h"

#include "proxy/api/exchange_sentence.h"
#include "proxy/dialect/error_text.h"
#include "proxy/dialect/gemini_dialect.h"
#include "proxy/dialect/gemini_signature.h"
#include "proxy/dialect/synthetic_signature.h"
#include "proxy/dialect/tool_call_id.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

bool readText(JsonReader &json, JsonValue value, std::string &out)
{
    return JsonReader::isType(value, JsonType::string) ? json.string(value, out) : true;
}

bool readUsage(JsonReader &json, JsonValue value, TokenUsage &usage)
{
    std::int64_t prompt = 0;
    std::int64_t cached = 0;
    std::int64_t candidates = 0;
    std::int64_t thoughts = 0;
    bool hasOutput = false;
    const bool ok = json.object(value, [&](std::string_view key, JsonValue member) {
        if (!JsonReader::isType(member, JsonType::number)) return true;
        if (key == "promptTokenCount") return json.integer(member, prompt);
        if (key == "cachedContentTokenCount") return json.integer(member, cached);
        if (key == "candidatesTokenCount") return (hasOutput = true) && json.integer(member, candidates);
        if (key == "thoughtsTokenCount") return (hasOutput = true) && json.integer(member, thoughts);
        return true;
    });
    usage.input = std::max<std::int64_t>(0, prompt - cached);
    usage.cacheRead = cached;
    if (hasOutput) usage.output = candidates + thoughts;
    if (thoughts > 0) usage.reasoning = thoughts;
    return ok;
}

bool readFunctionCall(JsonReader &json, JsonValue value, GeminiPart &part)
{
    part.argsJson = "{}";
    return json.object(value, [&json, &part](std::string_view key, JsonValue member) {
        if (key == "name") return readText(json, member, part.functionName);
        if (key == "id") return readText(json, member, part.callId);
        if (key == "args" && JsonReader::isType(member, JsonType::object)) return json.raw(member, part.argsJson);
        return true;
    });
}

bool readPart(JsonReader &json, JsonValue value, GeminiPart &part)
{
    if (!JsonReader::isType(value, JsonType::object)) return true;
    return json.object(value, [&json, &part](std::string_view key, JsonValue member) {
        if (key == "text") return readText(json, member, part.text);
        if (key == "thought" && JsonReader::isType(member, JsonType::boolean)) return json.boolean(member, part.isThought);
        if (key == "thoughtSignature") return readText(json, member, part.signature);
        if (key == "functionCall" && JsonReader::isType(member, JsonType::object)) return readFunctionCall(json, member, part);
        return true;
    });
}

bool readSources(JsonReader &json, JsonValue value, std::vector<WebSearchHit> &sources)
{
    return json.array(value, [&json, &sources](JsonValue chunk) {
        if (!JsonReader::isType(chunk, JsonType::object)) return true;
        return json.object(chunk, [&json, &sources](std::string_view key, JsonValue web) {
            if (key != "web" || !JsonReader::isType(web, JsonType::object)) return true;
            WebSearchHit hit;
            const bool ok = json.object(web, [&](std::string_view name, JsonValue member) {
                if (name == "title") return readText(json, member, hit.title);
                return name == "uri" ? readText(json, member, hit.url) : true;
            });
            if (hit.title.empty()) hit.title = hit.url;
            if (!hit.url.empty()) sources.push_back(std::move(hit));
            return ok;
        });
    });
}

bool readQueries(JsonReader &json, JsonValue value, std::vector<std::string> &queries)
{
    return json.array(value, [&json, &queries](JsonValue query) { return readText(json, query, queries.emplace_back()); });
}

bool readCandidate(JsonReader &json, JsonValue value, GeminiReading &reading)
{
    if (reading.hasCandidate || !JsonReader::isType(value, JsonType::object)) return true;
    reading.hasCandidate = true;
    return json.object(value, [&json, &reading](std::string_view key, JsonValue member) {
        if (key == "finishReason") return readText(json, member, reading.finishReason);
        if (key == "finishMessage") return readText(json, member, reading.finishMessage);
        if (!JsonReader::isType(member, JsonType::object)) return true;
        return json.object(member, [&](std::string_view name, JsonValue list) {
            if (!JsonReader::isType(list, JsonType::array)) return true;
            if (key == "groundingMetadata" && name == "groundingChunks") return readSources(json, list, reading.sources);
            if (key == "groundingMetadata" && name == "webSearchQueries") return readQueries(json, list, reading.queries);
            if (key != "content" || name != "parts") return true;
            return json.array(list, [&](JsonValue part) { return readPart(json, part, reading.parts.emplace_back()); });
        });
    });
}

ChatResponse toResponse(const GeminiReading &reading)
{
    ChatResponse response;
    response.model = reading.model;
    response.usage = reading.usage;
    const auto blockOf = [&response](BlockKind kind) -> ResponseBlock & {
        std::vector<ResponseBlock> &blocks = response.blocks;
        const bool isSigned = !blocks.empty() && !blocks.back().signature.empty() && blocks.back().signature != syntheticSignature;
        if (blocks.empty() || blocks.back().kind != kind || isSigned) blocks.push_back({.kind = kind});
        return blocks.back();
    };
    bool hasCalls = false;
    for (const GeminiPart &part : reading.parts) {
        if (!part.functionName.empty()) {
            hasCalls = true;
            response.blocks.push_back({.kind = BlockKind::ToolCall,
                                       .id = newToolCallId(part.signature, part.callId),
                                       .name = part.functionName,
                                       .inputJson = part.argsJson});
        } else if (!part.text.empty()) {
            ResponseBlock &block = blockOf(part.isThought ? BlockKind::Thinking : BlockKind::Text);
            block.text += part.text;
            if (part.isThought && !part.signature.empty()) block.signature = fromGeminiSignature(part.signature);
            if (part.isThought && block.signature.empty()) block.signature = syntheticSignature;
        }
    }
    if (!reading.blockReason.empty()) blockOf(BlockKind::Text).text += blockedText(reading.blockReason);
    if (!reading.sources.empty())
        response.blocks.push_back({.kind = BlockKind::WebSearch, .search = searchOf(reading.queries, reading.sources)});
    response.stopWord = reading.blockReason.empty() ? reading.finishReason : reading.blockReason;
    response.stop = reading.blockReason.empty() ? stopReasonFromGemini(reading.finishReason, hasCalls) : StopReason::Refusal;
    return response;
}

} // namespace

bool readGemini(JsonReader &json, std::string_view text, GeminiReading &reading)
{
    reading = {};
    return json.readDocument(text, [&json, &reading](std::string_view key, JsonValue value) {
        if (key == "candidates" && JsonReader::isType(value, JsonType::array))
            return json.array(value, [&](JsonValue candidate) { return readCandidate(json, candidate, reading); });
        if (key == "modelVersion") return readText(json, value, reading.model);
        if (key == "error" && !JsonReader::isNull(value)) reading.hasError = true;
        if (!JsonReader::isType(value, JsonType::object)) return true;
        if (key == "usageMetadata") return readUsage(json, value, reading.usage);
        if (key != "promptFeedback") return true;
        return json.object(value, [&](std::string_view name, JsonValue member) {
            return name == "blockReason" ? readText(json, member, reading.blockReason) : true;
        });
    });
}

bool isGeminiFailure(std::string_view finishReason)
{
    constexpr std::string_view failures[] = {"MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL", "TOO_MANY_TOOL_CALLS",
                                             "MISSING_THOUGHT_SIGNATURE", "MALFORMED_RESPONSE"};
    return std::find(std::begin(failures), std::end(failures), finishReason) != std::end(failures);
}

StopReason stopReasonFromGemini(std::string_view finishReason, bool calledTools)
{
    if (finishReason == "MAX_TOKENS") return StopReason::MaxTokens;
    for (const std::string_view refusal :
         {std::string_view("SAFETY"), std::string_view("RECITATION"), std::string_view("BLOCKLIST"), std::string_view("PROHIBITED_CONTENT"),
          std::string_view("SPII"), std::string_view("IMAGE_SAFETY")})
        if (finishReason == refusal) return StopReason::Refusal;
    return calledTools ? StopReason::ToolUse : StopReason::EndTurn;
}

std::string blockedText(std::string_view blockReason)
{
    return "Gemini refused the prompt (" + std::string(blockReason) + ").";
}

WebSearch searchOf(const std::vector<std::string> &queries, const std::vector<WebSearchHit> &sources)
{
    WebSearch search{.hits = sources};
    for (const std::string &query : queries) search.query += (search.query.empty() ? "" : "; ") + query;
    return search;
}

Result<ChatResponse> GeminiDialect::readResponse(std::string_view body) const
{
    JsonReader json;
    GeminiReading reading;
    const bool ok = readGemini(json, body, reading);
    if (ok && isGeminiFailure(reading.finishReason))
        return errorTelling(ErrorKind::Protocol, "Gemini ended with %1. %2", reading.finishReason, reading.finishMessage);
    if (ok && !reading.hasError && (reading.hasCandidate || !reading.blockReason.empty())) return toResponse(reading);
    const ProviderError error = readError(0, body);
    return errorSaying(ErrorKind::Protocol, reading.hasError ? error.said().phrase()
                                                             : told("The provider's answer holds no candidate: %1", error.said()).phrase());
}

ProviderError GeminiDialect::readError(int status, std::string_view body) const
{
    return providerError(status, body);
}

} // namespace ccr::proxy
