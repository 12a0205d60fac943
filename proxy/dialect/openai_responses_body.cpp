#include "proxy/dialect/openai_responses_body.h"

#include "proxy/dialect/openai_error.h"

namespace ccr::proxy {

namespace {

void writeUsage(std::string &out, const TokenUsage &usage)
{
    const std::int64_t input = usage.input.value_or(0) + usage.cacheRead.value_or(0) + usage.cacheWrite.value_or(0);
    const std::int64_t output = usage.output.value_or(0);
    JsonObject json(out);
    json.number("input_tokens", input);
    JsonObject(json.key("input_tokens_details")).number("cached_tokens", usage.cacheRead.value_or(0));
    json.number("output_tokens", output);
    JsonObject(json.key("output_tokens_details")).number("reasoning_tokens", usage.reasoning.value_or(0));
    json.number("total_tokens", input + output);
}

// The codes that ResponseError knows; others are errors of the server.
std::string_view errorCode(const ProviderError &error)
{
    const std::string_view code = openAiErrorName(error).code;
    if (!code.empty()) return code;
    return error.type == "invalid_request_error" ? "invalid_prompt" : "server_error";
}

void writeError(JsonObject &json, const ProviderError *error)
{
    if (!error) return json.raw("error", "null");
    JsonObject object(json.key("error"));
    object.string("code", errorCode(*error));
    object.string("message", error->message);
}

// What was asked is told again, where it is known; SDKs expect these members.
void writeRequest(JsonObject &json, const ChatRequest &request)
{
    json.raw("instructions", "null");
    if (request.maxTokens)
        json.number("max_output_tokens", *request.maxTokens);
    else
        json.raw("max_output_tokens", "null");
    json.boolean("parallel_tool_calls", !request.toolChoice.parallelDisabled);
    json.raw("previous_response_id", "null");
    {
        JsonObject reasoning(json.key("reasoning"));
        if (request.effort.empty())
            reasoning.raw("effort", "null");
        else
            reasoning.string("effort", request.effort);
        reasoning.raw("summary", "null");
    }
    json.boolean("store", false);
    json.number("temperature", request.temperature.value_or(1));
    json.raw("text", R"({"format":{"type":"text"}})");
    json.string("tool_choice", "auto");
    json.raw("tools", "[]");
    json.number("top_p", request.topP.value_or(1));
    json.string("truncation", "disabled");
}

} // namespace

std::string_view responsesStatus(StopReason stop)
{
    const bool isIncomplete = stop == StopReason::MaxTokens || stop == StopReason::ContextExceeded || stop == StopReason::Refusal;
    return isIncomplete ? "incomplete" : "completed";
}

std::string responsesId(std::string_view id)
{
    if (id.starts_with("msg_")) id.remove_prefix(4);
    return "resp_" + std::string(id);
}

void writeResponsesBody(std::string &out, const ResponsesBody &body)
{
    JsonObject json(out);
    json.string("id", body.id);
    json.string("object", "response");
    json.number("created_at", static_cast<std::int64_t>(body.created));
    json.string("status", body.status);
    json.boolean("background", false);
    writeError(json, body.error);
    if (body.status == "incomplete")
        json.raw("incomplete_details",
                 body.stop == StopReason::Refusal ? R"({"reason":"content_filter"})" : R"({"reason":"max_output_tokens"})");
    else
        json.raw("incomplete_details", "null");
    json.string("model", body.model);
    json.raw("output", body.output);
    writeRequest(json, *body.request);
    if (body.usage)
        writeUsage(json.key("usage"), *body.usage);
    else
        json.raw("usage", "null");
    json.raw("user", "null");
    json.raw("metadata", "{}");
}

void writeMessageItem(std::string &out, std::string_view id, std::string_view status, std::string_view partJson)
{
    JsonObject json(out);
    json.string("id", id);
    json.string("type", "message");
    json.string("status", status);
    json.string("role", "assistant");
    JsonArray content(json.key("content"));
    if (!partJson.empty()) content.next() += partJson;
}

void writeTextPart(std::string &out, std::string_view text, std::string_view annotationsJson)
{
    JsonObject json(out);
    json.string("type", "output_text");
    json.string("text", text);
    json.raw("annotations", annotationsJson);
    json.raw("logprobs", "[]");
}

void writeReasoningItem(std::string &out, std::string_view id, std::string_view summary, std::string_view encryptedContent)
{
    JsonObject json(out);
    json.string("id", id);
    json.string("type", "reasoning");
    {
        JsonArray parts(json.key("summary"));
        if (!summary.empty()) {
            JsonObject part(parts.next());
            part.string("type", "summary_text");
            part.string("text", summary);
        }
    }
    if (!encryptedContent.empty()) json.string("encrypted_content", encryptedContent);
}

void writeCallItem(std::string &out, const ResponsesCall &call, std::string_view status)
{
    JsonObject json(out);
    json.string("id", call.id);
    json.string("type", call.isText ? "custom_tool_call" : "function_call");
    json.string("status", status);
    json.string(call.isText ? "input" : "arguments", call.input);
    json.string("call_id", call.callId);
    json.string("name", call.name);
}

void writeSearchItem(std::string &out, std::string_view id, const WebSearch &search, std::string_view status)
{
    JsonObject json(out);
    json.string("id", id);
    json.string("type", "web_search_call");
    json.string("status", status);
    JsonObject action(json.key("action"));
    action.string("type", "search");
    action.string("query", search.query);
    JsonArray sources(action.key("sources"));
    for (const WebSearchHit &hit : search.hits) {
        JsonObject source(sources.next());
        source.string("type", "url");
        source.string("url", hit.url);
        source.string("title", hit.title);
    }
}

} // namespace ccr::proxy
