#include "logging/base/json_writer.h"
#include "proxy/api/exchange_sentence.h"
#include "proxy/dialect/block_sequence.h"
#include "proxy/dialect/error_text.h"
#include "proxy/dialect/openai_reasoning_seal.h"
#include "proxy/dialect/openai_responses_dialect.h"
#include "proxy/dialect/openai_responses_item.h"
#include "proxy/dialect/sse_decoder.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

using Kind = ChatEvent::Kind;

// The members that an event of any type may have.
struct StreamEvent
{
    std::string type;
    std::string delta;
    std::int64_t output = 0;
    std::int64_t part = 0; ///< content_index or summary_index
    ResponsesItem item;
    ResponsesState state;
    std::vector<WebSearchHit> hits;
};

// OpenAI API reference, "Streaming events" of responses. What an item is, its first event says; servers that imitate the API
// leave deltas or the first event out, so the last event of an item fills in what is missing, and the end what had no events.
class ResponsesDecoder final : public SseDecoder
{
private:
    struct Item
    {
        std::int64_t output = 0;
        bool hasDelta = false;
        bool isAnnounced = false; ///< by its first event
        bool isDone = false;      ///< its last event was there
        bool isText = false;      ///< a call whose input is plain text
        std::int64_t part = -1;
    };
    void take(std::string_view data, ChatEventSink &sink) override;
    void takeClosing(ChatEventSink &sink) override;
    bool readMember(std::string_view key, JsonValue value);
    void emitEvent(std::string_view data, ChatEventSink &sink);
    void itemAdded(ChatEventSink &sink);
    void itemDone(ChatEventSink &sink);
    void textDelta(BlockKind block, ChatEventSink &sink);
    void callDelta(std::string_view arguments, ChatEventSink &sink);
    void callDone(Item &item, ChatEventSink &sink);
    void reasoningDone(Item &item, ChatEventSink &sink);
    void begin(ChatEventSink &sink);
    bool isMissing(std::int64_t output) const;
    void addMissingItems(std::string_view data, ChatEventSink &sink);
    void end(std::string_view data, ChatEventSink &sink);
    Item &itemOf(std::int64_t output);

    JsonReader m_json;
    StreamEvent m_event;
    BlockSequence m_blocks;
    std::vector<Item> m_items;
    std::string m_escaped; ///< a piece of a plain text input as JSON
    std::string m_searchId;
    WebSearch m_search;
    bool m_searched = false;
    bool m_refused = false;
    bool m_started = false;
    bool m_hasIndexes = false; ///< else what was announced cannot be told from what was left out
};

void ResponsesDecoder::takeClosing(ChatEventSink &sink)
{
    failUnfinished(m_started ? told("The provider's stream ended without response.completed; the answer is incomplete.")
                             : told("The provider answered with a stream that holds no response."),
                   sink);
}

void ResponsesDecoder::take(std::string_view data, ChatEventSink &sink)
{
    m_event.type.clear();
    m_event.delta.clear();
    m_event.output = 0;
    m_event.part = 0;
    m_event.hits.clear();
    // A frame that is not JSON ("[DONE]" of some) is left out; the end of the stream decides.
    if (m_json.readDocument(data, [this](std::string_view key, JsonValue value) { return readMember(key, value); })) emitEvent(data, sink);
}

bool ResponsesDecoder::readMember(std::string_view key, JsonValue value)
{
    if (key == "delta" && JsonReader::isType(value, JsonType::string)) return m_json.string(value, m_event.delta);
    if (key == "type" && JsonReader::isType(value, JsonType::string)) return m_json.string(value, m_event.type);
    if (key == "output_index" && JsonReader::isType(value, JsonType::number))
        return (m_hasIndexes = true) && m_json.integer(value, m_event.output);
    if ((key == "content_index" || key == "summary_index") && JsonReader::isType(value, JsonType::number))
        return m_json.integer(value, m_event.part);
    if (key == "item") return readResponsesItem(m_json, value, m_event.item);
    if (key == "error" && m_event.type.empty() && !JsonReader::isNull(value)) m_event.type = "error"; // unless it says what it is
    if (key == "annotation") return readResponsesAnnotation(m_json, value, m_event.hits);
    if (key != "response" || !JsonReader::isType(value, JsonType::object)) return true;
    m_event.state = {};
    return m_json.object(
        value, [this](std::string_view name, JsonValue member) { return readResponsesMember(m_json, name, member, m_event.state); });
}

void ResponsesDecoder::emitEvent(std::string_view data, ChatEventSink &sink)
{
    const std::string &type = m_event.type;
    if (type == "response.output_text.delta") return textDelta(BlockKind::Text, sink);
    if (type == "response.function_call_arguments.delta") return callDelta(m_event.delta, sink);
    if (type == "response.reasoning_summary_text.delta" || type == "response.reasoning_text.delta")
        return textDelta(BlockKind::Thinking, sink);
    if (type == "response.custom_tool_call_input.delta") return callDelta(m_event.delta, sink);
    if (type == "response.refusal.delta") {
        m_refused = true;
        return textDelta(BlockKind::Text, sink);
    }
    if (type == "response.output_item.added") return itemAdded(sink);
    if (type == "response.output_item.done") return itemDone(sink);
    if (type == "response.output_text.annotation.added") {
        for (WebSearchHit &hit : m_event.hits) m_search.hits.push_back(std::move(hit));
        return;
    }
    if (type == "response.created" || type == "response.in_progress") return begin(sink);
    if (type == "response.completed" || type == "response.incomplete" || type == "response.done") return end(data, sink);
    if (type == "response.failed") return fail(providerError(0, R"({"error":)" + m_event.state.error + '}'), sink);
    if (type == "error") return fail(providerError(0, data), sink);
    if (type.empty()) return takeForeign(data);
}

void ResponsesDecoder::begin(ChatEventSink &sink)
{
    if (m_started) return;
    m_started = true;
    sink.accept({.kind = Kind::MessageStart, .id = m_event.state.id, .name = m_event.state.model});
}

ResponsesDecoder::Item &ResponsesDecoder::itemOf(std::int64_t output)
{
    const auto found = std::find_if(m_items.rbegin(), m_items.rend(), [output](const Item &item) { return item.output == output; });
    return found != m_items.rend() ? *found : m_items.emplace_back(Item{.output = output});
}

void ResponsesDecoder::itemAdded(ChatEventSink &sink)
{
    begin(sink);
    Item &item = itemOf(m_event.output);
    m_blocks.closeText(sink);
    item.isAnnounced = true;
    if (!m_event.item.isCall()) return;
    item.isText = m_event.item.type == "custom_tool_call";
    m_blocks.addTool({.index = item.output, .id = m_event.item.callId, .name = m_event.item.name});
    m_blocks.emitTools(sink);
}

void ResponsesDecoder::textDelta(BlockKind block, ChatEventSink &sink)
{
    begin(sink);
    if (m_event.delta.empty()) return;
    Item &item = itemOf(m_event.output);
    item.hasDelta = true;
    const bool isNextPart = item.part >= 0 && item.part != m_event.part;
    item.part = m_event.part;
    if (isNextPart && block == BlockKind::Thinking)
        m_blocks.delta(block, "\n\n", sink); // parts of one summary belong to one item, which is signed as a whole
    else if (isNextPart)
        m_blocks.closeText(sink);
    m_blocks.delta(block, m_event.delta, sink);
}

void ResponsesDecoder::callDelta(std::string_view arguments, ChatEventSink &sink)
{
    begin(sink);
    if (arguments.empty()) return;
    Item &item = itemOf(m_event.output);
    if (item.isText) {
        m_escaped = item.hasDelta ? "" : R"({"input":")";
        std::string piece;
        appendJsonString(piece, arguments);
        m_escaped.append(piece, 1, piece.size() - 2);
        arguments = m_escaped;
    }
    item.hasDelta = true;
    m_blocks.addTool({.index = item.output, .arguments = arguments});
    m_blocks.emitTools(sink);
}

void ResponsesDecoder::itemDone(ChatEventSink &sink)
{
    begin(sink);
    Item &item = itemOf(m_event.output);
    item.isDone = true;
    const ResponsesItem &whole = m_event.item;
    if (whole.isCall()) return callDone(item, sink);
    if (whole.type == "reasoning") return reasoningDone(item, sink);
    if (whole.type == "web_search_call") {
        m_searched = true;
        m_searchId = whole.id;
        if (!whole.query.empty()) m_search.query = whole.query;
        m_search.hits.insert(m_search.hits.end(), whole.hits.begin(), whole.hits.end());
        return;
    }
    if (whole.type != "message") return;
    m_refused = m_refused || whole.isRefusal;
    if (!item.hasDelta && !whole.text.empty()) {
        m_blocks.delta(BlockKind::Text, whole.text, sink);
        m_search.hits.insert(m_search.hits.end(), whole.hits.begin(), whole.hits.end());
    }
    m_blocks.closeText(sink);
}

void ResponsesDecoder::callDone(Item &item, ChatEventSink &sink)
{
    const ResponsesItem &whole = m_event.item;
    const std::string_view missing = !item.hasDelta ? std::string_view(whole.arguments) : item.isText ? "\"}" : "";
    if (missing.empty() && item.isAnnounced) return; // all of it is there, and may have gone out
    m_blocks.addTool({.index = item.output, .id = whole.callId, .name = whole.name, .arguments = missing});
    item.hasDelta = true;
    item.isText = false;
    m_blocks.emitTools(sink);
}

void ResponsesDecoder::reasoningDone(Item &item, ChatEventSink &sink)
{
    const ResponsesItem &whole = m_event.item;
    if (!item.hasDelta && !whole.text.empty()) m_blocks.delta(BlockKind::Thinking, whole.text, sink);
    const ThinkingPart part = thinkingOfItem(whole.id, whole.encryptedContent, {});
    if (m_blocks.isThinkingOpen()) {
        m_blocks.sign(part.signature);
        return m_blocks.closeText(sink);
    }
    const std::string &seal = part.redactedData.empty() ? part.signature : part.redactedData; // no summary was asked for or given
    if (!seal.empty()) m_blocks.whole({.kind = Kind::BlockStart, .block = BlockKind::RedactedThinking, .text = seal}, sink);
}

bool ResponsesDecoder::isMissing(std::int64_t output) const
{
    const auto found = std::find_if(m_items.begin(), m_items.end(), [output](const Item &item) { return item.output == output; });
    return found == m_items.end() ? m_hasIndexes : !found->hasDelta && !found->isDone;
}

void ResponsesDecoder::addMissingItems(std::string_view data, ChatEventSink &sink)
{
    m_hasIndexes = m_hasIndexes || m_items.empty();
    std::int64_t output = 0;
    const auto addItem = [&](JsonValue element) {
        m_event.output = output++;
        if (!isMissing(m_event.output)) return true;
        if (!readResponsesItem(m_json, element, m_event.item)) return false;
        itemDone(sink);
        return true;
    };
    m_json.readDocument(data, [&](std::string_view key, JsonValue value) {
        if (key != "response" || !JsonReader::isType(value, JsonType::object)) return true;
        return m_json.object(value, [&](std::string_view name, JsonValue member) {
            return name != "output" || !JsonReader::isType(member, JsonType::array) || m_json.array(member, addItem);
        });
    });
}

void ResponsesDecoder::end(std::string_view data, ChatEventSink &sink)
{
    begin(sink);
    addMissingItems(data, sink);
    m_blocks.closeAll(sink);
    if (m_searched || !m_search.hits.empty()) {
        m_search.id = m_searchId;
        m_blocks.whole({.kind = Kind::BlockStart, .block = BlockKind::WebSearch, .search = &m_search}, sink);
    }
    if (m_event.type == "response.incomplete") m_event.state.status = "incomplete";
    const StopReason stop = stopReasonFromResponses(m_event.state, m_refused, m_blocks.hasCalls());
    // "completed" says nothing of why; the reason of an incomplete answer does.
    const std::string_view word =
        m_event.state.status == "incomplete" ? std::string_view(m_event.state.incompleteReason) : std::string_view();
    conclude({.kind = Kind::MessageEnd, .usage = m_event.state.usage, .stop = stop, .stopWord = word}, sink);
}

} // namespace

std::unique_ptr<StreamDecoder> OpenAiResponsesDialect::newDecoder() const
{
    return std::make_unique<ResponsesDecoder>();
}

} // namespace ccr::proxy
