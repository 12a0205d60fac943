#include "proxy/dialect/sse_decoder.h"

namespace ccr::proxy {

int SseDecoder::feed(std::string_view bytes, ChatEventSink &sink)
{
    int frames = 0;
    const bool ok = m_sse.feed(bytes, [this, &frames, &sink](std::string_view, std::string_view data) {
        ++frames;
        takeEvent(data, sink);
    });
    if (!ok) fail({.status = 502, .type = "api_error", .message = "The provider sent an event of more than 32 MB."}, sink);
    return frames;
}

void SseDecoder::finish(ChatEventSink &sink)
{
    m_sse.finish([this, &sink](std::string_view, std::string_view data) { takeEvent(data, sink); });
    if (!m_done) takeClosing(sink);
}

void SseDecoder::takeEvent(std::string_view data, ChatEventSink &sink)
{
    if (!m_done) take(data, sink);
}

void SseDecoder::conclude(const ChatEvent &messageEnd, ChatEventSink &sink)
{
    m_done = true;
    sink.accept(messageEnd);
}

void SseDecoder::fail(const ProviderError &error, ChatEventSink &sink)
{
    if (std::exchange(m_done, true)) return;
    sink.accept({.kind = ChatEvent::Kind::Failure, .error = &error});
}

void SseDecoder::failUnfinished(std::string message, ChatEventSink &sink)
{
    fail({.status = 502, .type = "api_error", .message = std::move(message), .isConcluded = true}, sink);
}

} // namespace ccr::proxy
