#pragma once

#include "proxy/exchange/exchange.h"

namespace ccr::proxy {

/// An exchange that the router begins by itself, on behalf of a client's: decided already, not streamed, recorded like any
/// other. Proxy thread.
class InnerExchange final : private HttpResponder, private ExchangeOwner
{
public:
    struct Setup
    {
        std::shared_ptr<const ProxyConfig> config;
        ExchangeServices &services;
        std::string id;
        std::string client; ///< in whose name, for the record
        milliseconds limit; ///< for all of its attempts together
    };
    /// Called once, perhaps from inside start(). From inside it this must not be destroyed.
    using Answered = std::function<void(Result<ChatResponse>)>;

    InnerExchange(Setup setup, Answered answered);
    ~InnerExchange() override;

    void start(ChatRequest chat, Route route);
    /// Nobody waits for the answer any more.
    void cancel();
    void tick(MonotonicTime now) { m_exchange->tick(now); }
    /// Nothing more will happen.
    bool isEnded() const { return m_isEnded; }

private:
    // HttpResponder
    void respond(int status, const HttpHeaders &headers, const QByteArray &body) override;
    void addHeaders(const HttpHeaders &) override {}
    void beginStream(int, const HttpHeaders &) override {}
    void write(std::string_view) override {}
    void endStream() override {}
    void abortStream() override {}
    bool isCongested() const override { return false; }
    void setObserver(HttpResponseObserver *observer) override { m_observer = observer; }
    // ExchangeOwner
    void exchangeEnded(Exchange &) override { m_isEnded = true; }

    milliseconds m_limit;
    Answered m_answered;
    HttpResponseObserver *m_observer = nullptr;
    std::unique_ptr<Exchange> m_exchange;
    bool m_isEnded = false;
};

} // namespace ccr::proxy
