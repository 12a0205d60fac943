#pragma once

#include "proxy/json/json_reader.h"
#include "proxy/message/chat_request.h"

namespace ccr::proxy {

/// Reads the items of `input` (OpenAI API reference, "Create a model response") into a request: what the model said or called
/// in a row becomes one assistant message, results in a row become one user message. Items of other kinds are kept as they
/// came, for providers of the same dialect.
class OpenAiResponsesInputReader
{
public:
    OpenAiResponsesInputReader(JsonReader &json, ChatRequest &request) : m_json(json), m_request(request) {}
    /// False: the reader knows why.
    bool read(JsonValue item);

private:
    struct RawItem;
    bool readMember(std::string_view key, JsonValue value, RawItem &raw);
    bool readContent(JsonValue value, std::vector<ContentPart> &parts);
    bool readPart(JsonValue value, ContentPart &part);
    bool readSummary(JsonValue value, std::string &text);
    bool addItem(RawItem &raw);
    bool addMessage(RawItem &raw);
    bool addResult(RawItem &raw);
    std::vector<ContentPart> &partsOf(Role role);

    JsonReader &m_json;
    ChatRequest &m_request;
};

} // namespace ccr::proxy
