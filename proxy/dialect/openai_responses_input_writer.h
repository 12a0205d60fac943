#pragma once

#include "logging/base/json_writer.h"
#include "proxy/dialect/dialect.h"

#include <optional>

namespace ccr::proxy {

/// Writes the messages of a request as the input items of the Responses API, in their order: what one message of the neutral
/// model holds becomes several items.
class OpenAiResponsesInputWriter
{
public:
    OpenAiResponsesInputWriter(const UpstreamContext &context, std::string &out);
    void write(JsonArray &input);
    /// A part that this dialect has no place for: names it and what to do instead.
    const std::optional<Error> &error() const { return m_error; }

private:
    void writeUser(JsonArray &input, const ChatMessage &message);
    void writeAssistant(JsonArray &input, const ChatMessage &message);
    static void writeAnswer(JsonArray &input, std::string_view text);
    bool isFollowed(const std::vector<ContentPart> &parts, std::size_t index) const;
    void writeReasoning(JsonArray &input, const ThinkingPart &part) const;
    void writeCall(JsonArray &input, const ToolCallPart &call) const;
    void writeResult(JsonArray &input, const ToolResultPart &result);
    void writePart(JsonArray &content, const TextPart &part) const;
    void writePart(JsonArray &content, const ImagePart &part) const;
    void writePart(JsonArray &content, const DocumentPart &part) const;
    void writePart(JsonArray &content, const OtherPart &part);

    const ChatRequest &m_request;
    const QString &m_provider;
    std::string &m_out;
    std::optional<Error> m_error;
    std::size_t m_index = 0; ///< of the message
    bool m_sameDialect = false;
};

} // namespace ccr::proxy
