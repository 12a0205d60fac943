#include "logging/base/json_writer.h"
#include "proxy/dialect/openai_chat_dialect.h"
#include "proxy/dialect/openai_error.h"
#include "proxy/dialect/openai_parts.h"
#include "proxy/dialect/synthetic_signature.h"
#include "proxy/sse/sse_writer.h"

#include <algorithm>
#include <ctime>

namespace ccr::proxy {

namespace {

std::string completionId(std::string_view id)
{
    if (id.starts_with("msg_")) id.remove_prefix(4);
    return "chatcmpl-" + std::string(id);
}

// "function_call" where the client is from before tool_calls. A refusal that is known at the end only cannot be told apart
// from text any more; the reason is then the sign of it.
std::string_view finishReason(StopReason stop, bool usesFunctionCall)
{
    switch (stop) {
    case StopReason::MaxTokens:
    case StopReason::ContextExceeded: return "length";
    case StopReason::ToolUse: return usesFunctionCall ? "function_call" : "tool_calls";
    case StopReason::Refusal: return "content_filter";
    default: return "stop";
    }
}

void writeUsage(std::string &out, const TokenUsage &usage)
{
    const std::int64_t prompt = usage.input.value_or(0) + usage.cacheRead.value_or(0) + usage.cacheWrite.value_or(0);
    const std::int64_t completion = usage.output.value_or(0);
    JsonObject json(out);
    json.number("prompt_tokens", prompt);
    json.number("completion_tokens", completion);
    json.number("total_tokens", prompt + completion);
    {
        JsonObject details(json.key("prompt_tokens_details"));
        details.number("cached_tokens", usage.cacheRead.value_or(0));
    }
    if (!usage.reasoning) return;
    JsonObject details(json.key("completion_tokens_details"));
    details.number("reasoning_tokens", *usage.reasoning);
}

void writeAnnotations(std::string &out, const WebSearch &search)
{
    JsonArray array(out);
    for (const WebSearchHit &hit : search.hits) {
        JsonObject json(array.next());
        json.string("type", "url_citation");
        JsonObject citation(json.key("url_citation"));
        citation.string("url", hit.url);
        citation.string("title", hit.title);
        citation.number("start_index", std::int64_t{0});
        citation.number("end_index", std::int64_t{0});
    }
}

// An element of reasoning_details: the only place where a client can keep what a provider signed or sealed.
void writeSignedThinking(std::string &out, std::string_view text, std::string_view signature, std::int64_t index)
{
    JsonObject json(out);
    json.string("type", "reasoning.text");
    json.string("text", text);
    json.string("signature", signature);
    json.number("index", index);
}

void writeSealedThinking(std::string &out, std::string_view data, std::int64_t index)
{
    JsonObject json(out);
    json.string("type", "reasoning.encrypted");
    json.string("data", data);
    json.number("index", index);
}

bool isWorthKeeping(std::string_view signature)
{
    return !signature.empty() && signature != syntheticSignature;
}

// OpenAI API reference, "Streaming" of chat completions. A delta costs one append of the parts that all chunks share.
class OpenAiChatEncoder final : public StreamEncoder
{
public:
    OpenAiChatEncoder(const ChatRequest &request, std::string_view id);

    void accept(const ChatEvent &event) override;
    void keepAlive() override { m_output += ": keep-alive\n\n"; }

private:
    void messageStart(const ChatEvent &event);
    void blockStart(const ChatEvent &event);
    void blockDelta(const ChatEvent &event);
    void blockStop(const ChatEvent &event);
    void messageEnd(const ChatEvent &event);
    void failure(const ProviderError &error);

    void begin() { m_output += m_head; }
    void end() { m_output += m_tail; }
    void beginCall();
    void endCall();

    std::string m_asked;
    std::string m_id;
    std::vector<std::string> m_textTools;
    bool m_usesFunctionCall = false;
    bool m_wantsUsage = false;
    std::time_t m_created = std::time(nullptr);
    std::string m_head;          ///< of a chunk, up to its delta
    std::string m_tail;          ///< behind the delta
    std::string m_thinking;      ///< of the open block, for its signature
    std::string m_textToolInput; ///< of the open call of a tool that takes plain text
    std::int64_t m_call = -1;
    std::int64_t m_detail = 0;
    bool m_isTextTool = false;
    bool m_hasArguments = false;
};

OpenAiChatEncoder::OpenAiChatEncoder(const ChatRequest &request, std::string_view id)
    : m_asked(request.model),
      m_id(completionId(id)),
      m_textTools(request.textTools),
      m_usesFunctionCall(request.usesFunctionCall),
      m_wantsUsage(request.wantsUsageInStream),
      m_tail(m_wantsUsage ? R"(,"finish_reason":null}],"usage":null})" : R"(,"finish_reason":null}]})")
{
    m_tail += "\n\n";
}

void OpenAiChatEncoder::accept(const ChatEvent &event)
{
    switch (event.kind) {
    case ChatEvent::Kind::MessageStart: return messageStart(event);
    case ChatEvent::Kind::BlockStart: return blockStart(event);
    case ChatEvent::Kind::BlockDelta: return blockDelta(event);
    case ChatEvent::Kind::BlockStop: return blockStop(event);
    case ChatEvent::Kind::MessageEnd: return messageEnd(event);
    case ChatEvent::Kind::Failure: return failure(event.error ? *event.error : ProviderError{});
    }
}

void OpenAiChatEncoder::messageStart(const ChatEvent &event)
{
    m_head = R"(data: {"id":)";
    appendJsonString(m_head, m_id);
    m_head += R"(,"object":"chat.completion.chunk","created":)";
    appendJsonNumber(m_head, static_cast<std::int64_t>(m_created));
    m_head += R"(,"model":)";
    appendJsonString(m_head, event.name.empty() ? std::string_view(m_asked) : event.name);
    m_head += R"(,"choices":[{"index":0,"delta":)";
    begin();
    m_output += R"({"role":"assistant","content":"","refusal":null})";
    end();
}

void OpenAiChatEncoder::blockStart(const ChatEvent &event)
{
    switch (event.block) {
    case BlockKind::Text: return;
    case BlockKind::Thinking: return m_thinking.clear();
    case BlockKind::RedactedThinking:
        begin();
        m_output += R"({"reasoning_details":[)";
        writeSealedThinking(m_output, event.text, m_detail++);
        m_output += "]}";
        return end();
    case BlockKind::WebSearch:
        if (!event.search || event.search->hits.empty()) return;
        begin();
        m_output += R"({"annotations":)";
        writeAnnotations(m_output, *event.search);
        m_output += '}';
        return end();
    case BlockKind::ToolCall: break;
    }
    ++m_call;
    m_hasArguments = false;
    m_isTextTool = std::find(m_textTools.begin(), m_textTools.end(), event.name) != m_textTools.end();
    m_textToolInput.clear();
    beginCall();
    if (!m_usesFunctionCall) {
        m_output += R"("id":)";
        appendJsonString(m_output, event.id);
        m_output += m_isTextTool ? R"(,"type":"custom","custom":{)" : R"(,"type":"function","function":{)";
    }
    m_output += R"("name":)";
    appendJsonString(m_output, event.name);
    m_output += m_isTextTool ? R"(,"input":"")" : R"(,"arguments":"")";
    endCall();
}

void OpenAiChatEncoder::beginCall()
{
    begin();
    if (m_usesFunctionCall) {
        m_output += R"({"function_call":{)";
        return;
    }
    m_output += R"({"tool_calls":[{"index":)";
    appendJsonNumber(m_output, m_call);
    m_output += ',';
}

void OpenAiChatEncoder::endCall()
{
    m_output += m_usesFunctionCall ? "}}" : "}}]}";
    end();
}

void OpenAiChatEncoder::blockDelta(const ChatEvent &event)
{
    if (!event.signature.empty()) {
        if (!isWorthKeeping(event.signature)) return;
        begin();
        m_output += R"({"reasoning_details":[)";
        writeSignedThinking(m_output, m_thinking, event.signature, m_detail++);
        m_output += "]}";
        return end();
    }
    if (event.block == BlockKind::ToolCall) {
        m_hasArguments = m_hasArguments || !event.text.empty();
        if (m_isTextTool) {
            m_textToolInput += event.text;
            return;
        }
        beginCall();
        m_output += m_usesFunctionCall ? R"("arguments":)" : R"("function":{"arguments":)";
        appendJsonString(m_output, event.text);
        return endCall();
    }
    if (event.block == BlockKind::Thinking) m_thinking += event.text;
    begin();
    m_output += event.block == BlockKind::Thinking ? R"({"reasoning_content":)" : R"({"content":)";
    appendJsonString(m_output, event.text);
    m_output += '}';
    end();
}

void OpenAiChatEncoder::blockStop(const ChatEvent &event)
{
    if (event.block != BlockKind::ToolCall) return;
    if (m_isTextTool) {
        beginCall();
        m_output += R"("custom":{"input":)";
        appendJsonString(m_output, textOfToolInput(m_textToolInput));
        endCall();
    } else if (!m_hasArguments) { // clients parse the arguments, and nothing is not JSON
        beginCall();
        m_output += m_usesFunctionCall ? R"("arguments":"{}")" : R"("function":{"arguments":"{}")";
        endCall();
    }
}

void OpenAiChatEncoder::messageEnd(const ChatEvent &event)
{
    begin();
    m_output += R"({},"finish_reason":")";
    m_output += finishReason(event.stop, m_usesFunctionCall);
    m_output += m_wantsUsage ? R"("}],"usage":null})" : R"("}]})";
    m_output += "\n\n";
    if (m_wantsUsage) {
        m_output.append(m_head, 0, m_head.size() - std::string_view(R"({"index":0,"delta":)").size());
        m_output += R"(],"usage":)";
        writeUsage(m_output, event.usage);
        m_output += "}\n\n";
    }
    m_output += "data: [DONE]\n\n";
}

// Without [DONE]: the SDKs raise an error for a chunk that has an error member.
void OpenAiChatEncoder::failure(const ProviderError &error)
{
    m_output += "data: ";
    m_output += openAiErrorBody(error);
    m_output += "\n\n";
}

// The parts of a whole message, gathered from the blocks.
struct WholeMessage
{
    std::string text;
    std::string thinking;
    bool hasText = false;
    bool hasSigned = false;
    std::vector<const ResponseBlock *> calls;
    std::vector<const WebSearch *> searches;
};

WholeMessage gather(const ChatResponse &response)
{
    WholeMessage whole;
    for (const ResponseBlock &block : response.blocks) {
        switch (block.kind) {
        case BlockKind::Text:
            whole.text += block.text;
            whole.hasText = true;
            break;
        case BlockKind::Thinking:
            whole.thinking += block.text;
            whole.hasSigned = whole.hasSigned || isWorthKeeping(block.signature);
            break;
        case BlockKind::RedactedThinking: whole.hasSigned = true; break;
        case BlockKind::ToolCall: whole.calls.push_back(&block); break;
        case BlockKind::WebSearch:
            if (!block.search.hits.empty()) whole.searches.push_back(&block.search);
            break;
        }
    }
    return whole;
}

void writeReasoningDetails(std::string &out, const ChatResponse &response)
{
    JsonArray array(out);
    std::int64_t index = 0;
    for (const ResponseBlock &block : response.blocks) {
        if (block.kind == BlockKind::RedactedThinking) writeSealedThinking(array.next(), block.text, index++);
        if (block.kind == BlockKind::Thinking && isWorthKeeping(block.signature))
            writeSignedThinking(array.next(), block.text, block.signature, index++);
    }
}

void writeCall(std::string &out, const ResponseBlock &call, bool isTextTool)
{
    JsonObject json(out);
    json.string("id", call.id);
    json.string("type", isTextTool ? "custom" : "function");
    JsonObject function(json.key(isTextTool ? "custom" : "function"));
    function.string("name", call.name);
    if (isTextTool)
        function.string("input", textOfToolInput(call.inputJson));
    else
        function.string("arguments", call.inputJson.empty() ? "{}" : call.inputJson);
}

void writeMessage(std::string &out, const ChatResponse &response, const ChatRequest &request)
{
    const WholeMessage whole = gather(response);
    JsonObject json(out);
    json.string("role", "assistant");
    if (whole.hasText)
        json.string("content", whole.text);
    else
        json.raw("content", "null");
    json.raw("refusal", "null");
    if (!whole.thinking.empty()) json.string("reasoning_content", whole.thinking);
    if (whole.hasSigned) writeReasoningDetails(json.key("reasoning_details"), response);
    if (!whole.searches.empty()) {
        WebSearch all;
        for (const WebSearch *search : whole.searches) all.hits.insert(all.hits.end(), search->hits.begin(), search->hits.end());
        writeAnnotations(json.key("annotations"), all);
    }
    if (whole.calls.empty()) return;
    if (request.usesFunctionCall) {
        JsonObject function(json.key("function_call"));
        function.string("name", whole.calls.front()->name);
        function.string("arguments", whole.calls.front()->inputJson);
        return;
    }
    JsonArray calls(json.key("tool_calls"));
    for (const ResponseBlock *call : whole.calls) writeCall(calls.next(), *call, isTextTool(request, call->name));
}

} // namespace

std::unique_ptr<StreamEncoder> OpenAiChatDialect::newEncoder(const ChatRequest &request, std::string id) const
{
    return std::make_unique<OpenAiChatEncoder>(request, id);
}

QByteArray OpenAiChatDialect::writeResponse(const ChatResponse &response, const ChatRequest &request, const std::string &id) const
{
    std::string out;
    out.reserve(1024);
    {
        JsonObject json(out);
        json.string("id", completionId(id));
        json.string("object", "chat.completion");
        json.number("created", static_cast<std::int64_t>(std::time(nullptr)));
        json.string("model", response.model.empty() ? request.model : response.model);
        {
            JsonArray choices(json.key("choices"));
            JsonObject choice(choices.next());
            choice.number("index", std::int64_t{0});
            writeMessage(choice.key("message"), response, request);
            choice.raw("logprobs", "null");
            choice.string("finish_reason", finishReason(response.stop, request.usesFunctionCall));
        }
        writeUsage(json.key("usage"), response.usage);
    }
    return QByteArray::fromStdString(out);
}

QByteArray OpenAiChatDialect::writeError(const ProviderError &error) const
{
    return QByteArray::fromStdString(openAiErrorBody(error));
}

} // namespace ccr::proxy
