#pragma once

#include "proxy/dialect/dialect.h"
#include "proxy/dialect/error_text.h"
#include "proxy/sse/sse_parser.h"

namespace ccr::proxy {

/// What the decoders of all dialects share: the events of a text/event-stream, one end, and nothing after it.
class SseDecoder : public StreamDecoder
{
public:
    int feed(std::string_view bytes, ChatEventSink &sink) final;
    void finish(ChatEventSink &sink) final;
    bool isDone() const final { return m_done; }

protected:
    /// The data of one event; none is taken after the end.
    virtual void take(std::string_view data, ChatEventSink &sink) = 0;
    /// The provider closed the response and had sent no end: conclude() or failure must follow.
    virtual void takeClosing(ChatEventSink &sink) = 0;

    void conclude(const ChatEvent &messageEnd, ChatEventSink &sink);
    /// A frame that holds nothing of the dialect may be what the provider says before it breaks off.
    void takeForeign(std::string_view data);
    bool hasLastWords() const { return m_lastWords.has_value(); }
    void fail(const ProviderError &error, ChatEventSink &sink);
    void failTelling(PackedPhrase message, ChatEventSink &sink);
    /// The stream broke off, or nothing was in it; where the provider said why, its words count.
    void failUnfinished(PackedPhrase message, ChatEventSink &sink);

private:
    void takeEvent(std::string_view name, std::string_view data, ChatEventSink &sink);

    SseParser m_sse;
    std::optional<ProviderError> m_lastWords;
    bool m_done = false;
};

} // namespace ccr::proxy
