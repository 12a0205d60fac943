#pragma once

#include "proxy/api/trial_control.h"
#include "proxy/dialect/dialect.h"
#include "proxy/exchange/prepared_request.h"
#include "proxy/upstream/google_tokens.h"
#include "proxy/upstream/transport_set.h"

#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <memory>

namespace ccr::proxy {

/// What probes of one thread share.
struct ProbeServices
{
    TransportSet transports;
    RequestPreparation preparation;
    GoogleTokens googleTokens;
};

/// One test of a provider: its name, its connection, then one short streamed request. Deletes itself after the last report. A thread
/// with an event loop.
class ProviderProbe final : public QObject, private UpstreamSink, private ChatEventSink
{
    Q_OBJECT
public:
    struct Subject
    {
        std::shared_ptr<const ProxyConfig> config;
        QString provider;
        QString model;
        QString keyLabel; ///< empty: the first
    };
    using Report = std::function<void(const ProbeReport &)>;

    ProviderProbe(Subject subject, ProbeServices &services, Report report, QObject *parent);
    ~ProviderProbe() override;
    /// Reports from inside, too.
    void start();

private:
    void upstreamConnected(bool) override {}
    void upstreamHead(const UpstreamResponseHead &head) override;
    void upstreamBody(std::string_view piece) override;
    void upstreamFinished() override;
    void upstreamFailed(const UpstreamFailure &failure) override;
    void accept(const ChatEvent &event) override;

    void lookUp();
    void connectTo();
    void connected();
    void connectionFailed(QAbstractSocket::SocketError error);
    void request();
    void requestWith(const Result<std::string> &credential);
    void send();
    void takeRefusal();
    void takeWhole();
    void streamEnded();

    void pass(ProbeStep step, std::optional<milliseconds> took = {});
    void skip(ProbeStep step);
    void fail(ProbeStep step, ProbeCause cause, const Phrase &message);
    void finish();
    milliseconds elapsed() const { return std::chrono::duration_cast<milliseconds>(monotonicNow() - m_began); }

    Subject m_subject;
    ProbeServices &m_services;
    Report m_report;
    const Provider *m_provider = nullptr;
    QUrl m_proxyUrl; ///< outbound; empty: none
    ProbeReport m_state;
    MonotonicTime m_began;
    QTimer m_limit;
    std::unique_ptr<QTcpSocket> m_socket;
    std::unique_ptr<TokenTicket> m_token;
    PreparedRequest m_prepared;
    std::unique_ptr<UpstreamCall> m_call;
    std::unique_ptr<StreamDecoder> m_decoder; ///< null: the body is collected
    std::string m_body;
    std::optional<milliseconds> m_firstContent;
    milliseconds m_lastContent{};
    bool m_hasEnd = false;
    bool m_isDone = false;
};

} // namespace ccr::proxy
