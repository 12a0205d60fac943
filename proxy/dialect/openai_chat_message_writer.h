#pragma once

#include "logging/base/json_writer.h"
#include "proxy/dialect/dialect.h"

#include <optional>

namespace ccr::proxy {

/// Writes the messages of a request as OpenAI's chat completions want them: results of tools as messages of their own, what
/// those cannot hold (images, files) in the user message behind them.
class OpenAiChatMessageWriter
{
public:
    OpenAiChatMessageWriter(const UpstreamContext &context, std::string &out);
    void write(JsonArray &messages);
    /// A part that this dialect has no place for: names it and what to do instead.
    const std::optional<Error> &error() const { return m_error; }

private:
    void writeSystem(JsonArray &messages);
    void writeUser(JsonArray &messages, const ChatMessage &message);
    void writeAssistant(JsonArray &messages, const ChatMessage &message);
    void writeToolResult(JsonArray &messages, const ToolResultPart &result);
    static void writeReasoningDetails(JsonObject &json, const ChatMessage &message);
    void writeCalls(JsonObject &json, const ChatMessage &message);
    void writeCall(JsonArray &calls, const ToolCallPart &call);
    void writePart(JsonArray &content, const TextPart &part);
    void writePart(JsonArray &content, const ImagePart &part);
    void writePart(JsonArray &content, const DocumentPart &part);
    void writePart(JsonArray &content, const OtherPart &part);
    void writeMark(JsonObject &json, const std::string &cacheControlJson) const;
    void writeText(std::string &out, const std::vector<const TextPart *> &parts);
    bool hasMark(const TextPart &part) const { return m_keepsMarks && !part.cacheControlJson.empty(); }
    void refuse(const PackedPhrase &what, const PackedPhrase &remedy);

    const ChatRequest &m_request;
    const RequestShape &m_shape;
    const QString &m_provider;
    std::string &m_out;
    std::vector<const ResultContent *> m_resultMedia; ///< of tool results, for the next user message
    std::optional<Error> m_error;
    std::size_t m_index = 0; ///< of the message
    bool m_keepsMarks = false;
    bool m_sameDialect = false;
    bool m_replaysSignatures = false;
};

} // namespace ccr::proxy
