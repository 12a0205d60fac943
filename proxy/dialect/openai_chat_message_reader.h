#pragma once

#include "proxy/json/json_reader.h"
#include "proxy/message/chat_request.h"

namespace ccr::proxy {

/// Reads the elements of `messages` (OpenAI API reference, "Create chat completion") into a request. System messages that
/// come first are the request's system prompt; the results of parallel calls become one user message.
///
/// Thinking of earlier turns comes back as reasoning_content or reasoning, without a signature, or as reasoning_details
/// (OpenRouter, "Preserving reasoning"), the only place of this dialect where a signature survives: clients that send back
/// what they were sent keep it, others lose it.
class OpenAiChatMessageReader
{
public:
    OpenAiChatMessageReader(JsonReader &json, ChatRequest &request) : m_json(json), m_request(request) {}
    /// False: the reader knows why.
    bool read(JsonValue value);

private:
    struct RawMessage;
    struct RawPart;
    bool readMember(std::string_view key, JsonValue value, RawMessage &raw);
    bool readContent(JsonValue value, std::vector<ContentPart> &parts);
    bool readPart(JsonValue value, ContentPart &part);
    bool readPartMember(std::string_view key, JsonValue value, RawPart &raw);
    bool readFile(JsonValue value, RawPart &raw);
    bool readReasoningDetail(JsonValue value, std::vector<ThinkingPart> &details);
    bool readToolCall(JsonValue value, ToolCallPart &call);
    bool readCalledFunction(JsonValue value, ToolCallPart &call);
    bool addMessage(RawMessage &raw);
    void addAssistant(RawMessage &raw);
    bool addToolResult(RawMessage &raw);

    JsonReader &m_json;
    ChatRequest &m_request;
};

} // namespace ccr::proxy
