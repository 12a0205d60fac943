#pragma once

#include "logging/api/exchange_log.h"
#include "proxy/dialect/dialect.h"
#include "proxy/exchange/silence_watch.h"
#include "proxy/http/http_server.h"

#include <memory>
#include <string>

namespace ccr::proxy {

/// The answer that one client gets, whole or as a stream, in its own dialect. Knows nothing of attempts: what has not begun may
/// be thrown away and come from another one. Proxy thread.
class ClientAnswer
{
public:
    /// All but `responder` outlive the answer; the responder tells `observer` of the client until the answer has ended.
    ClientAnswer(HttpResponder &responder, HttpResponseObserver &observer, const Dialect &dialect, logging::ExchangeLog &log);
    ~ClientAnswer();
    ClientAnswer(const ClientAnswer &) = delete;
    ClientAnswer &operator=(const ClientAnswer &) = delete;

    /// The stream has begun at the client: no other attempt can bring it.
    bool hasBegun() const { return m_hasBegun; }
    std::int64_t bytes() const { return m_bytes; }
    void clientGone() { m_responder = nullptr; }

    /// What was held back is forgotten. Null `encoder`: the one that there is goes on.
    void beginAttempt(std::unique_ptr<StreamEncoder> encoder);
    /// Something of the message came, whether it is written or passed on.
    void noteNews() { m_hasNews = true; }
    void add(const ChatEvent &event) { m_encoder->accept(event); }
    /// The provider's own frames are passed on, of which this is one.
    void follow(const ChatEvent &event) { m_encoder->follow(event); }
    void hold(std::string_view frames) { m_held += frames; }
    /// Everything that was added, or held, since the last call.
    std::string takeOutput(bool ofFrames) { return ofFrames ? std::exchange(m_held, {}) : m_encoder->takeOutput(); }

    /// Sends the head of the stream. False: it was sent before, or there is no client any more.
    bool begin(const HttpHeaders &more);
    /// Returns whether the client is slow.
    bool write(std::string_view bytes);
    void answer(const HttpHeaders &more, const QByteArray &body);
    /// Ends the stream, if there is one.
    void end();
    /// Tells the client of an error: in the stream, unless it `isTold` already, or instead of one. Returns the status that it saw.
    int fail(ProviderError error, const HttpHeaders &more, bool isTold, bool passesFrames);

    bool isSilent(MonotonicTime now) const { return m_silence.isLong(now); }
    /// What a stream that is silent needs now; may be nothing.
    std::string signOfLife(MonotonicTime now);

private:
    HttpResponder *takeResponder();
    HttpHeaders identified(HttpHeaders headers, const HttpHeaders &more);

    HttpResponder *m_responder; ///< null when answered or gone
    const Dialect &m_dialect;
    logging::ExchangeLog &m_log;
    std::unique_ptr<StreamEncoder> m_encoder;
    std::string m_held; ///< passed-through frames before the beginning
    bool m_hasBegun = false;
    std::int64_t m_bytes = 0;
    std::string m_requestId; ///< as the client knows it
    SilenceWatch m_silence;
    bool m_hasNews = false; ///< an event of the message came since the last write
};

} // namespace ccr::proxy
