#include "proxy/dialect/sse_decoder.h"

#include "proxy/api/exchange_sentence.h"

namespace ccr::proxy {

int SseDecoder::feed(std::string_view bytes, ChatEventSink &sink)
{
    int frames = 0;
    const bool ok = m_sse.feed(bytes, [this, &frames, &sink](std::string_view name, std::string_view data) {
        ++frames;
        takeEvent(name, data, sink);
    });
    if (!ok) failTelling(told("The provider sent an event of more than 32 MB."), sink);
    return frames;
}

void SseDecoder::finish(ChatEventSink &sink)
{
    m_sse.finish([this, &sink](std::string_view name, std::string_view data) { takeEvent(name, data, sink); });
    if (!m_done) takeClosing(sink);
}

void SseDecoder::takeEvent(std::string_view name, std::string_view data, ChatEventSink &sink)
{
    if (m_done) return;
    if (name == "error") return fail(providerError(0, data), sink); // whatever its data looks like
    take(data, sink);
}

void SseDecoder::takeForeign(std::string_view data)
{
    if (!m_lastWords) m_lastWords = statedError(data);
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

void SseDecoder::failTelling(PackedPhrase message, ChatEventSink &sink)
{
    ProviderError error{.status = 502, .type = "api_error"};
    error.tell(std::move(message));
    fail(error, sink);
}

void SseDecoder::failUnfinished(PackedPhrase message, ChatEventSink &sink)
{
    if (m_lastWords) return fail(*m_lastWords, sink);
    ProviderError error{.status = 502, .type = "api_error", .isConcluded = true};
    error.tell(std::move(message));
    fail(error, sink);
}

} // namespace ccr::proxy
