#include "proxy/api/exchange_sentence.h"
#include "proxy/dialect/error_text.h"
#include "proxy/dialect/openai_reasoning_seal.h"
#include "proxy/dialect/openai_responses_dialect.h"
#include "proxy/dialect/openai_responses_item.h"
#include "proxy/dialect/synthetic_signature.h"
#include "proxy/json/json_repair.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

void addReasoning(const ResponsesItem &item, ChatResponse &response)
{
    ThinkingPart part = thinkingOfItem(item.id, item.encryptedContent, item.text);
    const bool isSigned = !part.signature.empty();
    if (!part.text.empty())
        response.blocks.push_back({.kind = BlockKind::Thinking,
                                   .text = std::move(part.text),
                                   .signature = isSigned ? std::move(part.signature) : std::string(syntheticSignature)});
    else if (isSigned || !part.redactedData.empty())
        response.blocks.push_back(
            {.kind = BlockKind::RedactedThinking, .text = isSigned ? std::move(part.signature) : std::move(part.redactedData)});
}

// What the answer says besides its blocks.
struct Reading
{
    ResponsesState state;
    WebSearch search;
    bool searched = false;
    bool refused = false;
    bool called = false;
    bool hasOutput = false;
};

void addItem(const ResponsesItem &item, Reading &reading, ChatResponse &response)
{
    reading.refused = reading.refused || item.isRefusal;
    reading.search.hits.insert(reading.search.hits.end(), item.hits.begin(), item.hits.end());
    if (item.type == "reasoning") return addReasoning(item, response);
    if (item.type == "message" && !item.text.empty()) response.blocks.push_back({.kind = BlockKind::Text, .text = item.text});
    if (item.type == "web_search_call") {
        reading.searched = true;
        reading.search.id = item.id;
        reading.search.query = item.query;
    }
    if (!item.isCall()) return;
    reading.called = true;
    response.blocks.push_back({.kind = BlockKind::ToolCall, .id = item.callId, .name = item.name, .inputJson = item.arguments});
}

} // namespace

Result<ChatResponse> OpenAiResponsesDialect::readResponse(std::string_view body) const
{
    ChatResponse response;
    Reading reading;
    ResponsesItem item;
    JsonReader json;
    const bool ok = json.readDocument(body, [&](std::string_view key, JsonValue value) {
        if (key != "output" || !JsonReader::isType(value, JsonType::array)) return readResponsesMember(json, key, value, reading.state);
        reading.hasOutput = true;
        return json.array(value, [&](JsonValue element) {
            if (!readResponsesItem(json, element, item)) return false;
            addItem(item, reading, response);
            return true;
        });
    });
    if (!ok || !reading.hasOutput || !reading.state.error.empty()) {
        const PackedPhrase words = providerError(0, body).said();
        return errorSaying(ErrorKind::Protocol,
                           (reading.state.error.empty() ? told("The provider's answer is not a response: %1", words) : words).phrase());
    }
    const InputState inputs = reading.state.status == "incomplete" ? InputState::Cut : InputState::Whole;
    for (ResponseBlock &block : response.blocks)
        if (block.kind == BlockKind::ToolCall) block.inputJson = usableToolInput(block.inputJson, inputs);
    if (reading.searched || !reading.search.hits.empty())
        response.blocks.push_back({.kind = BlockKind::WebSearch, .search = std::move(reading.search)});
    response.id = reading.state.id;
    response.model = reading.state.model;
    response.usage = reading.state.usage;
    response.stop = stopReasonFromResponses(reading.state, reading.refused, reading.called);
    if (reading.state.status == "incomplete") response.stopWord = reading.state.incompleteReason;
    return response;
}

ProviderError OpenAiResponsesDialect::readError(int status, std::string_view body) const
{
    return providerError(status, body);
}

} // namespace ccr::proxy
