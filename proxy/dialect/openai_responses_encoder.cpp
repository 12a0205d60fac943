#include "proxy/dialect/openai_error.h"
#include "proxy/dialect/openai_parts.h"
#include "proxy/dialect/openai_reasoning_seal.h"
#include "proxy/dialect/openai_responses_body.h"
#include "proxy/dialect/openai_responses_dialect.h"
#include "proxy/sse/sse_writer.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

// OpenAI API reference, "Streaming events" of responses: each block is an item with the whole grammar of its events. A delta
// costs one append of the parts that all deltas of its item share.
class ResponsesEncoder final : public StreamEncoder
{
public:
    ResponsesEncoder(const ChatRequest &request, std::string_view id);

    void accept(const ChatEvent &event) override;
    void keepAlive() override { m_output += ": keep-alive\n\n"; }

private:
    void messageStart(const ChatEvent &event);
    void blockStart(const ChatEvent &event);
    void blockDelta(const ChatEvent &event);
    void blockStop();
    void textStart();
    void textStop();
    void thinkingStart();
    void thinkingStop();
    void callStart(const ChatEvent &event);
    void callStop();
    void search(const WebSearch &search);
    void finish(StopReason stop, const TokenUsage *usage, const ProviderError *error);

    void begin(std::string_view type);
    void end();
    void beginOfItem(std::string_view type, std::string_view index);
    void itemEvent(std::string_view type, std::string_view item);
    void itemAdded(std::string_view item) { itemEvent("response.output_item.added", item); }
    void itemDone(std::string_view item);
    void partEvent(std::string_view type, std::string_view part);
    void writeState(std::string_view type, std::string_view status);
    std::string itemId(std::string_view prefix) const { return std::string(prefix) + m_unique + '_' + std::to_string(m_index); }

    ChatRequest m_request; ///< what of it the answer tells again
    std::string m_unique;
    ResponsesBody m_body;
    std::int64_t m_sequence = 0;
    std::int64_t m_index = -1; ///< of the open item
    std::string m_items;       ///< the finished ones, as elements of an array
    BlockKind m_block = BlockKind::Text;
    std::string m_id;        ///< of the open item
    std::string m_text;      ///< of the open item
    std::string m_deltaHead; ///< what the deltas of the open item share
    std::string_view m_deltaTail;
    std::string m_seal; ///< signature of the open thinking, or the data of redacted thinking
    std::string m_callId;
    std::string m_name;
    bool m_isTextTool = false;
    bool m_hasDelta = false;
};

ResponsesEncoder::ResponsesEncoder(const ChatRequest &request, std::string_view id)
    : m_request{.model = request.model,
                .toolChoice = request.toolChoice,
                .maxTokens = request.maxTokens,
                .temperature = request.temperature,
                .topP = request.topP,
                .effort = request.effort,
                .textTools = request.textTools}
{
    m_body.id = responsesId(id);
    m_unique = m_body.id.substr(5);
    m_body.created = std::time(nullptr);
    m_body.request = &m_request;
}

void ResponsesEncoder::accept(const ChatEvent &event)
{
    switch (event.kind) {
    case ChatEvent::Kind::MessageStart: return messageStart(event);
    case ChatEvent::Kind::BlockStart: return blockStart(event);
    case ChatEvent::Kind::BlockDelta: return blockDelta(event);
    case ChatEvent::Kind::BlockStop: return blockStop();
    case ChatEvent::Kind::MessageEnd: return finish(event.stop, &event.usage, nullptr);
    case ChatEvent::Kind::Failure: {
        const ProviderError unknown;
        return finish(StopReason::None, nullptr, event.error ? event.error : &unknown);
    }
    }
}

void ResponsesEncoder::begin(std::string_view type)
{
    beginSseEvent(m_output, type);
    m_output += R"({"type":")";
    m_output += type;
    m_output += '"';
}

void ResponsesEncoder::end()
{
    m_output += R"(,"sequence_number":)";
    appendJsonNumber(m_output, m_sequence++);
    m_output += '}';
    endSseEvent(m_output);
}

void ResponsesEncoder::writeState(std::string_view type, std::string_view status)
{
    m_body.status = status;
    begin(type);
    m_output += R"(,"response":)";
    writeResponsesBody(m_output, m_body);
    end();
}

void ResponsesEncoder::messageStart(const ChatEvent &event)
{
    m_body.model = event.name.empty() ? std::string_view(m_request.model) : event.name;
    writeState("response.created", "in_progress");
    writeState("response.in_progress", "in_progress");
}

void ResponsesEncoder::itemEvent(std::string_view type, std::string_view item)
{
    begin(type);
    m_output += R"(,"output_index":)";
    appendJsonNumber(m_output, m_index);
    m_output += R"(,"item":)";
    m_output += item;
    end();
}

void ResponsesEncoder::itemDone(std::string_view item)
{
    itemEvent("response.output_item.done", item);
    if (!m_items.empty()) m_items += ',';
    m_items += item;
}

// `index`: the member that counts the parts of the item, ,"content_index":0 or ,"summary_index":0
void ResponsesEncoder::beginOfItem(std::string_view type, std::string_view index)
{
    begin(type);
    m_output += R"(,"item_id":)";
    appendJsonString(m_output, m_id);
    m_output += R"(,"output_index":)";
    appendJsonNumber(m_output, m_index);
    m_output += index;
}

void ResponsesEncoder::partEvent(std::string_view type, std::string_view part)
{
    beginOfItem(type, m_block == BlockKind::Thinking ? R"(,"summary_index":0)" : R"(,"content_index":0)");
    m_output += R"(,"part":)";
    m_output += part;
    end();
}

void ResponsesEncoder::blockStart(const ChatEvent &event)
{
    ++m_index;
    m_block = event.block;
    m_text.clear();
    m_seal.clear();
    m_hasDelta = false;
    switch (event.block) {
    case BlockKind::Text: return textStart();
    case BlockKind::Thinking: return thinkingStart();
    case BlockKind::RedactedThinking: m_seal = event.text; return;
    case BlockKind::WebSearch: return search(event.search ? *event.search : WebSearch{});
    case BlockKind::ToolCall: return callStart(event);
    }
}

void ResponsesEncoder::textStart()
{
    m_id = itemId("msg_");
    std::string item;
    writeMessageItem(item, m_id, "in_progress", {});
    itemAdded(item);
    std::string part;
    writeTextPart(part, {}, "[]");
    partEvent("response.content_part.added", part);
    std::string before = std::exchange(m_output, {});
    beginOfItem("response.output_text.delta", R"(,"content_index":0)");
    m_deltaHead = std::exchange(m_output, std::move(before));
    m_deltaTail = R"(,"logprobs":[])";
}

// The item's id is part of what a client sends back, and is known when its signature is; until then the deltas name one of
// our own. Clients tell items apart by output_index.
void ResponsesEncoder::thinkingStart()
{
    m_id = itemId("rs_signed_");
    std::string item;
    writeReasoningItem(item, m_id, {}, {});
    itemAdded(item);
    partEvent("response.reasoning_summary_part.added", R"({"type":"summary_text","text":""})");
    std::string before = std::exchange(m_output, {});
    beginOfItem("response.reasoning_summary_text.delta", R"(,"summary_index":0)");
    m_deltaHead = std::exchange(m_output, std::move(before));
    m_deltaTail = {};
}

void ResponsesEncoder::callStart(const ChatEvent &event)
{
    m_isTextTool = isTextTool(m_request, event.name);
    m_id = itemId(m_isTextTool ? "ctc_" : "fc_");
    m_callId = event.id;
    m_name = event.name;
    std::string item;
    writeCallItem(item, {.id = m_id, .callId = m_callId, .name = m_name, .input = {}, .isText = m_isTextTool}, "in_progress");
    itemAdded(item);
    std::string before = std::exchange(m_output, {});
    beginOfItem("response.function_call_arguments.delta", {});
    m_deltaHead = std::exchange(m_output, std::move(before));
    m_deltaTail = {};
}

void ResponsesEncoder::blockDelta(const ChatEvent &event)
{
    if (!event.signature.empty()) {
        m_seal = event.signature;
        return;
    }
    m_text += event.text;
    const bool waits = m_block == BlockKind::ToolCall && m_isTextTool; // its text is inside of JSON that is not complete yet
    if (waits || event.text.empty()) return;
    m_hasDelta = true;
    m_output += m_deltaHead;
    m_output += R"(,"delta":)";
    appendJsonString(m_output, event.text);
    m_output += m_deltaTail;
    end();
}

void ResponsesEncoder::blockStop()
{
    switch (m_block) {
    case BlockKind::Text: return textStop();
    case BlockKind::Thinking:
    case BlockKind::RedactedThinking: return thinkingStop();
    case BlockKind::ToolCall: return callStop();
    case BlockKind::WebSearch: return;
    }
}

void ResponsesEncoder::textStop()
{
    beginOfItem("response.output_text.done", R"(,"content_index":0,"text":)");
    appendJsonString(m_output, m_text);
    m_output += m_deltaTail;
    end();
    std::string part;
    writeTextPart(part, m_text, "[]");
    partEvent("response.content_part.done", part);
    std::string item;
    writeMessageItem(item, m_id, "completed", part);
    itemDone(item);
}

void ResponsesEncoder::thinkingStop()
{
    const SealedItem sealed = sealedItem(m_block, m_seal, m_unique + '_' + std::to_string(m_index));
    std::string item;
    writeReasoningItem(item, sealed.id, m_text, sealed.encryptedContent);
    if (m_block == BlockKind::RedactedThinking) {
        std::string empty;
        writeReasoningItem(empty, sealed.id, {}, {});
        itemAdded(empty);
        return itemDone(item);
    }
    beginOfItem("response.reasoning_summary_text.done", R"(,"summary_index":0,"text":)");
    appendJsonString(m_output, m_text);
    end();
    std::string part = R"({"type":"summary_text","text":)";
    appendJsonString(part, m_text);
    partEvent("response.reasoning_summary_part.done", part + '}');
    itemDone(item);
}

void ResponsesEncoder::callStop()
{
    const std::string input = m_isTextTool ? textOfToolInput(m_text) : m_text.empty() ? "{}" : m_text;
    if (m_isTextTool || !m_hasDelta) {
        beginOfItem(m_isTextTool ? "response.custom_tool_call_input.delta" : "response.function_call_arguments.delta", R"(,"delta":)");
        appendJsonString(m_output, input);
        end();
    }
    if (m_isTextTool) {
        beginOfItem("response.custom_tool_call_input.done", R"(,"input":)");
        appendJsonString(m_output, input);
    } else {
        beginOfItem("response.function_call_arguments.done", R"(,"name":)");
        appendJsonString(m_output, m_name);
        m_output += R"(,"arguments":)";
        appendJsonString(m_output, input);
    }
    end();
    std::string item;
    writeCallItem(item, {.id = m_id, .callId = m_callId, .name = m_name, .input = input, .isText = m_isTextTool}, "completed");
    itemDone(item);
}

void ResponsesEncoder::search(const WebSearch &search)
{
    m_id = itemId("ws_");
    std::string item;
    writeSearchItem(item, m_id, {.query = search.query}, "in_progress");
    itemAdded(item);
    for (const std::string_view type :
         {"response.web_search_call.in_progress", "response.web_search_call.searching", "response.web_search_call.completed"}) {
        beginOfItem(type, {});
        end();
    }
    item.clear();
    writeSearchItem(item, m_id, search, "completed");
    itemDone(item);
}

void ResponsesEncoder::finish(StopReason stop, const TokenUsage *usage, const ProviderError *error)
{
    const std::string output = '[' + m_items + ']';
    m_body.output = output;
    m_body.usage = usage;
    m_body.stop = stop;
    m_body.error = error;
    const std::string_view status = error ? std::string_view("failed") : responsesStatus(stop);
    writeState("response." + std::string(status), status);
    m_body.output = "[]";
}

void writeItem(std::string &out, const ResponseBlock &block, const ChatRequest &request, const std::string &unique)
{
    switch (block.kind) {
    case BlockKind::Text: {
        std::string part;
        writeTextPart(part, block.text, "[]");
        return writeMessageItem(out, "msg_" + unique, "completed", part);
    }
    case BlockKind::Thinking: {
        const SealedItem sealed = sealedItem(block.kind, block.signature, unique);
        return writeReasoningItem(out, sealed.id, block.text, sealed.encryptedContent);
    }
    case BlockKind::RedactedThinking: {
        const SealedItem sealed = sealedItem(block.kind, block.text, unique);
        return writeReasoningItem(out, sealed.id, {}, sealed.encryptedContent);
    }
    case BlockKind::WebSearch: return writeSearchItem(out, "ws_" + unique, block.search, "completed");
    case BlockKind::ToolCall: break;
    }
    const bool isText = isTextTool(request, block.name);
    const std::string input = isText ? textOfToolInput(block.inputJson) : block.inputJson.empty() ? "{}" : block.inputJson;
    writeCallItem(out, {.id = (isText ? "ctc_" : "fc_") + unique, .callId = block.id, .name = block.name, .input = input, .isText = isText},
                  "completed");
}

} // namespace

std::unique_ptr<StreamEncoder> OpenAiResponsesDialect::newEncoder(const ChatRequest &request, std::string id) const
{
    return std::make_unique<ResponsesEncoder>(request, id);
}

QByteArray OpenAiResponsesDialect::writeResponse(const ChatResponse &response, const ChatRequest &request, const std::string &id) const
{
    ResponsesBody body{.id = responsesId(id), .model = response.model.empty() ? request.model : response.model};
    body.created = std::time(nullptr);
    body.status = responsesStatus(response.stop);
    body.usage = &response.usage;
    body.stop = response.stop;
    body.request = &request;
    std::string output;
    {
        JsonArray items(output);
        std::size_t index = 0;
        for (const ResponseBlock &block : response.blocks)
            writeItem(items.next(), block, request, body.id.substr(5) + '_' + std::to_string(index++));
    }
    body.output = output;
    std::string out;
    writeResponsesBody(out, body);
    return QByteArray::fromStdString(out);
}

QByteArray OpenAiResponsesDialect::writeError(const ProviderError &error) const
{
    return QByteArray::fromStdString(openAiErrorBody(error));
}

} // namespace ccr::proxy
