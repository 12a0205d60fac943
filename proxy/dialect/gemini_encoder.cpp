#include "logging/base/json_writer.h"
#include "proxy/dialect/error_text.h"
#include "proxy/dialect/gemini_dialect.h"
#include "proxy/dialect/gemini_signature.h"
#include "proxy/dialect/tool_call_id.h"
#include "proxy/json/json_repair.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

struct StatusWord
{
    int status;
    std::string_view word;
};

// google.rpc.Code and the HTTP status that each stands for (google/rpc/code.proto)
constexpr StatusWord statusWords[] = {
    {400, "INVALID_ARGUMENT"}, {401, "UNAUTHENTICATED"},  {403, "PERMISSION_DENIED"}, {404, "NOT_FOUND"},
    {409, "ABORTED"},          {413, "INVALID_ARGUMENT"}, {422, "INVALID_ARGUMENT"},  {429, "RESOURCE_EXHAUSTED"},
    {499, "CANCELLED"},        {500, "INTERNAL"},         {501, "UNIMPLEMENTED"},     {504, "DEADLINE_EXCEEDED"},
};

std::string_view statusWord(int status)
{
    for (const StatusWord &row : statusWords)
        if (row.status == status) return row.word;
    return status >= 400 && status < 500 ? "FAILED_PRECONDITION" : "UNAVAILABLE";
}

std::string_view finishWord(StopReason stop)
{
    switch (stop) {
    case StopReason::MaxTokens:
    case StopReason::ContextExceeded: return "MAX_TOKENS";
    case StopReason::Refusal: return "SAFETY";
    case StopReason::None:
    case StopReason::EndTurn:
    case StopReason::StopSequence:
    case StopReason::ToolUse:
    case StopReason::PauseTurn: break;
    }
    return "STOP"; // also after function calls
}

void writeTextPart(std::string &out, std::string_view text, bool isThought, std::string_view signature = {})
{
    JsonObject part(out);
    part.string("text", text);
    if (isThought) part.boolean("thought", true);
    if (!signature.empty()) part.string("thoughtSignature", signature);
}

void writeCallPart(std::string &out, std::string_view id, std::string_view name, std::string_view argsJson)
{
    JsonObject part(out);
    part.key("functionCall");
    {
        JsonObject call(out);
        call.string("id", id);
        call.string("name", name);
        call.raw("args", argsJson.empty() ? "{}" : argsJson);
    }
    if (const std::string signature = signatureOf(id); !signature.empty()) part.string("thoughtSignature", signature);
}

void writeUsage(std::string &out, const TokenUsage &usage)
{
    const std::int64_t cached = usage.cacheRead.value_or(0);
    const std::int64_t prompt = usage.input.value_or(0) + cached + usage.cacheWrite.value_or(0);
    const std::int64_t output = usage.output.value_or(0);
    const std::int64_t thoughts = std::min(usage.reasoning.value_or(0), output);
    JsonObject json(out);
    json.number("promptTokenCount", prompt);
    json.number("candidatesTokenCount", output - thoughts);
    if (thoughts > 0) json.number("thoughtsTokenCount", thoughts);
    if (cached > 0) json.number("cachedContentTokenCount", cached);
    json.number("totalTokenCount", prompt + output);
}

void writeGrounding(std::string &out, const std::vector<WebSearch> &searches)
{
    JsonObject json(out);
    json.key("webSearchQueries");
    {
        JsonArray queries(out);
        for (const WebSearch &search : searches)
            if (!search.query.empty()) appendJsonString(queries.next(), search.query);
    }
    json.key("groundingChunks");
    JsonArray chunks(out);
    for (const WebSearch &search : searches) {
        for (const WebSearchHit &hit : search.hits) {
            JsonObject chunk(chunks.next());
            chunk.key("web");
            JsonObject web(out);
            web.string("uri", hit.url);
            web.string("title", hit.title);
        }
    }
}

struct Ending
{
    StopReason stop = StopReason::None;
    const std::vector<WebSearch> &searches;
    const TokenUsage &usage;
};

// A GenerateContentResponse with one candidate; `parts`: ready, comma separated.
void writeChunk(std::string &out, std::string_view id, std::string_view model, std::string_view parts, const Ending *ending)
{
    JsonObject json(out);
    json.key("candidates");
    {
        JsonArray candidates(out);
        JsonObject candidate(candidates.next());
        candidate.key("content");
        {
            JsonObject content(out);
            content.key("parts") += '[';
            out.append(parts).append("]");
            content.string("role", "model");
        }
        if (ending) candidate.string("finishReason", finishWord(ending->stop));
        candidate.number("index", std::int64_t(0));
        if (ending && !ending->searches.empty()) writeGrounding(candidate.key("groundingMetadata"), ending->searches);
    }
    if (ending) writeUsage(json.key("usageMetadata"), ending->usage);
    json.string("modelVersion", model);
    json.string("responseId", id);
}

std::string errorJson(const ProviderError &error)
{
    const int status = error.status == 0 ? statusForErrorType(error.type) : error.status;
    std::string out;
    {
        JsonObject json(out);
        json.key("error");
        JsonObject detail(out);
        detail.number("code", std::int64_t(status));
        detail.string("message", error.message);
        detail.string("status", statusWord(status));
    }
    return out;
}

// Gemini API, streamGenerateContent: server-sent events with alt=sse, else one JSON array.
class GeminiEncoder final : public StreamEncoder
{
public:
    GeminiEncoder(const ChatRequest &request, std::string id)
        : m_id(std::move(id)), m_model(request.model), m_isArray(request.streamsAsArray)
    {
    }

    void accept(const ChatEvent &event) override;
    // A comment would do by the standard, but Google's own client libraries cannot read one.
    void keepAlive() override { chunk(R"({"text":""})", nullptr); }
    std::string_view contentType() const override
    {
        return m_isArray ? std::string_view("application/json; charset=UTF-8") : StreamEncoder::contentType();
    }

private:
    void blockStart(const ChatEvent &event);
    void blockDelta(const ChatEvent &event);
    void blockStop();
    void sendCall(InputState state);
    void messageEnd(const ChatEvent &event);
    void chunk(std::string_view parts, const Ending *ending);
    void beginElement();
    void endElement(bool isLast);

    std::string m_id;
    std::string m_model;
    const bool m_isArray;
    bool m_begun = false;
    BlockKind m_block = BlockKind::Text;
    std::string m_callId;
    std::string m_callName;
    std::string m_args;       ///< a call is sent whole
    bool m_holdsCall = false; ///< its arguments are broken; how the message goes on tells whether they were cut
    std::string m_part;
    std::vector<WebSearch> m_searches;
    TokenUsage m_usage;
};

void GeminiEncoder::accept(const ChatEvent &event)
{
    switch (event.kind) {
    case ChatEvent::Kind::MessageStart:
        if (!event.name.empty()) m_model = event.name;
        m_usage = event.usage;
        return;
    case ChatEvent::Kind::BlockStart: return blockStart(event);
    case ChatEvent::Kind::BlockDelta: return blockDelta(event);
    case ChatEvent::Kind::BlockStop: return blockStop();
    case ChatEvent::Kind::MessageEnd: return messageEnd(event);
    case ChatEvent::Kind::Failure:
        beginElement();
        m_output += errorJson(event.error ? *event.error : ProviderError{});
        return endElement(true);
    }
}

void GeminiEncoder::blockStart(const ChatEvent &event)
{
    if (m_holdsCall) sendCall(InputState::Whole);
    m_block = event.block;
    m_callId = event.id;
    m_callName = event.name;
    m_args.clear();
    if (event.search) m_searches.push_back(*event.search);
}

void GeminiEncoder::blockDelta(const ChatEvent &event)
{
    if (m_block == BlockKind::ToolCall) {
        m_args += event.text;
        return;
    }
    const std::string signature = toGeminiClientSignature(event.signature);
    if (event.text.empty() && signature.empty()) return;
    m_part.clear();
    writeTextPart(m_part, event.text, m_block == BlockKind::Thinking, signature);
    chunk(m_part, nullptr);
}

void GeminiEncoder::blockStop()
{
    if (m_block != BlockKind::ToolCall) return;
    m_holdsCall = usableToolInput(m_args, InputState::Cut) != m_args && !m_args.empty();
    if (!m_holdsCall) sendCall(InputState::Whole);
}

// Arguments stand in the chunk as they are, so broken ones would break all of it.
void GeminiEncoder::sendCall(InputState state)
{
    m_holdsCall = false;
    m_part.clear();
    writeCallPart(m_part, m_callId, m_callName, usableToolInput(m_args, state));
    chunk(m_part, nullptr);
}

void GeminiEncoder::messageEnd(const ChatEvent &event)
{
    if (m_holdsCall) sendCall(event.stop == StopReason::MaxTokens ? InputState::Cut : InputState::Whole);
    if (event.usage.input) m_usage.input = event.usage.input;
    if (event.usage.output) m_usage.output = event.usage.output;
    if (event.usage.cacheRead) m_usage.cacheRead = event.usage.cacheRead;
    if (event.usage.cacheWrite) m_usage.cacheWrite = event.usage.cacheWrite;
    if (event.usage.reasoning) m_usage.reasoning = event.usage.reasoning;
    const Ending ending{.stop = event.stop, .searches = m_searches, .usage = m_usage};
    chunk(R"({"text":""})", &ending);
}

void GeminiEncoder::chunk(std::string_view parts, const Ending *ending)
{
    beginElement();
    writeChunk(m_output, m_id, m_model, parts, ending);
    endElement(ending != nullptr);
}

void GeminiEncoder::beginElement()
{
    const bool isFirst = !std::exchange(m_begun, true);
    if (m_isArray)
        m_output += isFirst ? "[" : ",\r\n";
    else
        m_output += "data: ";
}

void GeminiEncoder::endElement(bool isLast)
{
    if (!m_isArray)
        m_output += "\r\n\r\n";
    else if (isLast)
        m_output += "]\n";
}

} // namespace

std::unique_ptr<StreamEncoder> GeminiDialect::newEncoder(const ChatRequest &request, std::string id) const
{
    return std::make_unique<GeminiEncoder>(request, std::move(id));
}

QByteArray GeminiDialect::writeResponse(const ChatResponse &response, const ChatRequest &request, const std::string &id) const
{
    std::string parts;
    std::vector<WebSearch> searches;
    for (const ResponseBlock &block : response.blocks) {
        if (block.kind == BlockKind::WebSearch) searches.push_back(block.search);
        if (block.kind == BlockKind::WebSearch || block.kind == BlockKind::RedactedThinking) continue;
        if (!parts.empty()) parts += ',';
        if (block.kind == BlockKind::ToolCall)
            writeCallPart(parts, block.id, block.name, block.inputJson);
        else
            writeTextPart(parts, block.text, block.kind == BlockKind::Thinking, toGeminiClientSignature(block.signature));
    }
    const Ending ending{.stop = response.stop, .searches = searches, .usage = response.usage};
    std::string out;
    writeChunk(out, id, response.model.empty() ? request.model : response.model, parts, &ending);
    return QByteArray::fromStdString(out);
}

QByteArray GeminiDialect::writeError(const ProviderError &error) const
{
    return QByteArray::fromStdString(errorJson(error));
}

} // namespace ccr::proxy
