#pragma once

#include "logging/api/exchange_log.h"
#include "proxy/api/proxy_config.h"
#include "proxy/dialect/dialect.h"
#include "proxy/exchange/response_observer.h"
#include "proxy/http/http_server.h"
#include "proxy/message/response_collector.h"
#include "proxy/routing/router.h"
#include "proxy/upstream/upstream_transport.h"

#include <memory>

namespace ccr::proxy {

class TransportSet;

/// Told once when an exchange is over; it may then be deleted, but not from inside the call.
class ExchangeOwner
{
public:
    virtual ~ExchangeOwner() = default;
    virtual void exchangeEnded(class Exchange &exchange) = 0;
};

/// One client request and its answer, from the complete request to the last byte. Proxy thread.
///
/// The head of a streamed answer is held back until the provider's first event, so that a provider that fails first is
/// answered with a status and not with an error inside a successful response.
class Exchange final : private HttpResponseObserver, private UpstreamSink, private ChatEventSink
{
public:
    /// `clientDialect`: what the client speaks. `responder` must not have been answered yet.
    Exchange(HttpRequest request, HttpResponder &responder, const Dialect &clientDialect, std::shared_ptr<const ProxyConfig> config,
             TransportSet &transports, logging::LogTarget &log, std::string id, ExchangeOwner &owner);
    ~Exchange() override;

    /// Reads, routes and sends; ends at once when that fails.
    void start();
    /// Keeps a silent stream alive. Call about once a second.
    void tick(MonotonicTime now);
    /// The program ends: tells the client and stops.
    void abort();

private:
    /// How the provider's body is being taken.
    enum class Mode
    {
        AwaitHead,
        Collect,      ///< a whole JSON body
        CollectError, ///< the body of a refusal
        Translate,    ///< events are decoded and encoded again
        PassThrough,  ///< bytes go on as they are and are only observed
        Drain,        ///< the client has its answer; the provider's last bytes are awaited so that its connection can be kept
        Ended
    };

    // HttpResponseObserver
    void clientGone() override;
    void clientReady() override;
    // UpstreamSink
    void upstreamConnected(bool reused) override;
    void upstreamHead(const UpstreamResponseHead &head) override;
    void upstreamBody(std::string_view piece) override;
    void upstreamFinished() override;
    void upstreamFailed(const UpstreamFailure &failure) override;
    // ChatEventSink: every event of a streamed response passes here
    void accept(const ChatEvent &event) override;

    void recordStart();
    void send(const Route &route, const Provider &provider);
    void beginStream();
    void decode(std::string_view piece);
    void passThrough(std::string_view piece);
    void flushToClient();
    void finishCollected();
    void finishStream();
    void answerCollected(const ChatResponse &response);
    void succeed(logging::Outcome outcome);
    void fail(const Error &error, std::string_view errorClass);
    void fail(const ProviderError &error, std::string_view errorClass, logging::Outcome outcome);
    void record(logging::ExchangeFinished fact);
    void end();
    void writeToClient(std::string_view bytes);

    HttpRequest m_request;
    HttpResponder *m_responder; ///< null when answered or gone
    const Dialect &m_clientDialect;
    std::shared_ptr<const ProxyConfig> m_config;
    TransportSet &m_transports;
    ExchangeOwner &m_owner;
    logging::ExchangeLog m_log;

    ChatRequest m_chat;
    Route m_route;
    const Dialect *m_providerDialect = nullptr;
    std::unique_ptr<UpstreamCall> m_call;
    std::unique_ptr<StreamDecoder> m_decoder;
    std::unique_ptr<StreamEncoder> m_encoder;
    Mode m_mode = Mode::AwaitHead;
    int m_status = 0;        ///< of the provider's answer; 0: none yet
    HttpHeaders m_forwarded; ///< fields of it that the client gets
    std::string m_collected; ///< a whole body, or the incomplete frame at the end of a passed-through stream
    ResponseObserver m_observed;
    ResponseCollector m_whole; ///< of a stream that came although none was asked for
    ProviderError m_failure;   ///< set when the stream reported one
    bool m_streamBegun = false;
    bool m_failureSeen = false;
    bool m_failureForwarded = false; ///< the provider's error event was passed through to the client
    bool m_upstreamDone = false;
    std::int64_t m_responseBytes = 0;
    MonotonicTime m_lastWrite;
    MonotonicTime m_drainSince;
};

} // namespace ccr::proxy
