#include "proxy/trial/provider_probe.h"

#include "proxy/trial/probe_verdict.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QSslSocket>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::proxy {

namespace {

constexpr auto connectPatience = 10s;
constexpr UpstreamTimeouts timeouts{.connect = connectPatience, .firstByte = 60s, .idle = 30s, .total = 90s};
constexpr std::int64_t mostTokens = 16; // the least that OpenAI's Responses API allows
constexpr std::size_t maxBodyBytes = 1024UL * 1024;

ProbeCause causeOfSocket(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::HostNotFoundError: return ProbeCause::UnknownName;
    case QAbstractSocket::ConnectionRefusedError: return ProbeCause::Refused;
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInvalidUserDataError:
    case QAbstractSocket::SslInternalError: return ProbeCause::Certificate;
    case QAbstractSocket::SocketTimeoutError: return ProbeCause::Timeout;
    default: return ProbeCause::ConnectionLost;
    }
}

ChatRequest smallRequest(const QString &model)
{
    ChatRequest request;
    request.model = model.toStdString();
    request.messages.push_back({.role = Role::User, .parts = {TextPart{.text = "Say hi."}}});
    request.maxTokens = mostTokens;
    request.stream = true;
    request.dialect = "anthropic";
    return request;
}

} // namespace

ProviderProbe::ProviderProbe(Subject subject, ProbeServices &services, Report report, QObject *parent)
    : QObject(parent), m_subject(std::move(subject)), m_services(services), m_report(std::move(report)), m_limit(this)
{
    m_provider = m_subject.config->provider(m_subject.provider);
    if (m_provider) m_proxyUrl = m_subject.config->proxyFor(*m_provider);
    m_state.model = m_subject.model;
    m_limit.setSingleShot(true);
}

ProviderProbe::~ProviderProbe() = default;

void ProviderProbe::start()
{
    if (!m_provider) return fail(ProbeStep::Dns, ProbeCause::Configuration, u"there is no provider \"%1\""_s.arg(m_subject.provider));
    m_state.url = m_provider->url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
    if (!m_provider->problem.isEmpty() && m_provider->problem != "disabled"_L1)
        return fail(ProbeStep::Dns, ProbeCause::Configuration, m_provider->problem);
    if (m_subject.model.isEmpty()) m_state.model = m_provider->models.value(0);
    lookUp();
}

void ProviderProbe::lookUp()
{
    m_began = monotonicNow();
    const QString host = m_provider->url.host();
    // With an outbound proxy the name is the proxy's business.
    const bool isName = !host.isEmpty() && QHostAddress(host).isNull() && m_proxyUrl.isEmpty();
    if (!isName) {
        skip(ProbeStep::Dns);
        return connectTo();
    }
    QHostInfo::lookupHost(host, this, [this](const QHostInfo &info) {
        if (info.error() != QHostInfo::NoError) return fail(ProbeStep::Dns, ProbeCause::UnknownName, info.errorString());
        pass(ProbeStep::Dns, elapsed());
        connectTo();
    });
}

void ProviderProbe::connectTo()
{
    m_began = monotonicNow();
    const QUrl &url = m_provider->url;
    if (!m_proxyUrl.isEmpty() || url.host().isEmpty()) {
        skip(ProbeStep::Tls);
        return request();
    }
    const bool isSecure = url.scheme() == "https"_L1;
    const auto port = static_cast<quint16>(url.port(isSecure ? 443 : 80));
    connect(&m_limit, &QTimer::timeout, this, [this] { connectionFailed(QAbstractSocket::SocketTimeoutError); });
    m_limit.start(connectPatience);
    if (isSecure) {
        auto socket = std::make_unique<QSslSocket>();
        connect(socket.get(), &QSslSocket::encrypted, this, &ProviderProbe::connected);
        connect(socket.get(), &QAbstractSocket::errorOccurred, this, &ProviderProbe::connectionFailed);
        socket->connectToHostEncrypted(url.host(), port);
        m_socket = std::move(socket);
        return;
    }
    m_socket = std::make_unique<QTcpSocket>();
    connect(m_socket.get(), &QAbstractSocket::connected, this, &ProviderProbe::connected);
    connect(m_socket.get(), &QAbstractSocket::errorOccurred, this, &ProviderProbe::connectionFailed);
    m_socket->connectToHost(url.host(), port);
}

void ProviderProbe::connected()
{
    m_limit.stop();
    m_socket->disconnect(this);
    m_socket.release()->deleteLater(); // we are inside its signal
    pass(ProbeStep::Tls, elapsed());
    request();
}

void ProviderProbe::connectionFailed(QAbstractSocket::SocketError error)
{
    m_limit.stop();
    m_socket->disconnect(this);
    const QString words = error == QAbstractSocket::SocketTimeoutError ? QString() : m_socket->errorString();
    m_socket.release()->deleteLater();
    fail(ProbeStep::Tls, causeOfSocket(error), words);
}

void ProviderProbe::request()
{
    if (m_provider->google) {
        std::unique_ptr<TokenTicket> ticket = m_services.googleTokens.token(
            *m_provider->google, m_proxyUrl, [this](const Result<std::string> &token) { requestWith(token); });
        if (ticket) m_token = std::move(ticket);
        return;
    }
    const auto &keys = m_provider->keys;
    const auto isWanted = [this](const ProviderKey &key) { return key.label == m_subject.keyLabel; };
    auto key = std::find_if(keys.begin(), keys.end(), isWanted);
    if (key == keys.end()) key = keys.begin();
    if (key != keys.end()) m_state.key = key->label;
    requestWith(key == keys.end() ? std::string() : key->secret.toStdString());
}

void ProviderProbe::requestWith(const Result<std::string> &credential)
{
    if (!credential) return fail(ProbeStep::Auth, ProbeCause::KeyRefused, phraseOf(credential.error()));
    ChatRequest chat = smallRequest(m_state.model);
    Result<PreparedRequest> prepared = m_services.preparation.prepare(chat, {.config = m_subject.config,
                                                                             .provider = *m_provider,
                                                                             .model = m_state.model,
                                                                             .credential = *credential,
                                                                             .clientDialect = *findDialect("anthropic"),
                                                                             .clientBody = {},
                                                                             .clientHeaders = {},
                                                                             .exchangeId = "probe"});
    if (!prepared) return fail(ProbeStep::Auth, ProbeCause::Configuration, phraseOf(prepared.error()));
    if (prepared->userTransforms) {
        m_state.ticks[static_cast<std::size_t>(ProbeStep::Auth)].cause = ProbeCause::OwnTransformers;
        return finish();
    }
    m_prepared = std::move(prepared).value();
    m_prepared.request.timeouts = timeouts;
    send();
}

void ProviderProbe::send()
{
    m_began = monotonicNow();
    m_body.clear();
    m_decoder.reset();
    m_prepared.request.proxyUrl = m_proxyUrl;
    m_call = m_services.transports.transportFor(*m_provider, m_proxyUrl).start(m_prepared.request, *this);
}

void ProviderProbe::upstreamHead(const UpstreamResponseHead &head)
{
    m_state.status = head.status;
    if (head.status < 200 || head.status >= 300) return;
    pass(ProbeStep::Auth, elapsed());
    const bool isWhole = head.headers.value("content-type").find("json") != std::string_view::npos;
    if (!isWhole) m_decoder = m_prepared.dialect->newDecoder();
}

void ProviderProbe::upstreamBody(std::string_view piece)
{
    if (m_isDone) return;
    if (m_decoder) {
        m_decoder->feed(piece, *this);
        if (m_decoder->isDone() && !m_isDone) streamEnded();
    } else if (m_body.size() < maxBodyBytes) {
        m_body += piece;
    }
}

void ProviderProbe::upstreamFinished()
{
    if (m_isDone) return;
    if (m_state.status < 200 || m_state.status >= 300) return takeRefusal();
    if (!m_decoder) return takeWhole();
    m_decoder->finish(*this);
    if (!m_isDone) streamEnded();
}

void ProviderProbe::upstreamFailed(const UpstreamFailure &failure)
{
    if (m_isDone) return;
    const Phrase words = failure.message.phrase();
    if (m_state.status == 0) return fail(ProbeStep::Auth, causeOf(failure.kind), words);
    if (m_state.status >= 300) return takeRefusal();
    if (m_firstContent) pass(ProbeStep::Model);
    fail(ProbeStep::Stream, ProbeCause::BrokenStream, words);
}

void ProviderProbe::takeRefusal()
{
    const ProviderError error = m_prepared.dialect->readError(m_state.status, m_body);
    // Some servers refuse the question for usage; real requests are repeated without it as well.
    if (m_state.status == 400 && m_services.preparation.dropUsageOption(m_prepared)) {
        m_state.status = 0;
        return send();
    }
    const ProbeVerdict verdict = verdictOf(m_state.status, error);
    if (verdict.isKeyGood) pass(ProbeStep::Auth, elapsed());
    fail(verdict.step, verdict.cause, error.said().phrase());
}

// It was asked for a stream, and sent everything in one piece.
void ProviderProbe::takeWhole()
{
    const Result<ChatResponse> answer = m_prepared.dialect->readResponse(m_body);
    if (!answer) return fail(ProbeStep::Model, ProbeCause::RequestRefused, phraseOf(answer.error()));
    pass(ProbeStep::Model);
    m_state.outputTokens = answer->usage.output.value_or(0);
    fail(ProbeStep::Stream, ProbeCause::NotAStream, {});
}

void ProviderProbe::accept(const ChatEvent &event)
{
    using Kind = ChatEvent::Kind;
    if (m_isDone) return;
    if (event.kind == Kind::Failure) {
        const QString words = event.error ? QString::fromStdString(event.error->message) : QString();
        if (m_firstContent) pass(ProbeStep::Model);
        return fail(m_firstContent ? ProbeStep::Stream : ProbeStep::Model, ProbeCause::BrokenStream, words);
    }
    const bool isContent = (event.kind == Kind::BlockDelta && !event.text.empty())
                           || (event.kind == Kind::BlockStart && event.block != BlockKind::Text && event.block != BlockKind::Thinking);
    if (isContent) {
        m_lastContent = elapsed();
        if (!m_firstContent) m_firstContent = m_lastContent;
    }
    if (event.kind != Kind::MessageEnd) return;
    m_hasEnd = true;
    m_state.outputTokens = event.usage.output.value_or(0);
    if (!m_firstContent && event.stop == StopReason::MaxTokens) m_firstContent = elapsed(); // it only thought, unseen
}

void ProviderProbe::streamEnded()
{
    pass(ProbeStep::Model);
    if (!m_hasEnd) return fail(ProbeStep::Stream, ProbeCause::BrokenStream, {});
    if (!m_firstContent) return fail(ProbeStep::Stream, ProbeCause::EmptyAnswer, {});
    const milliseconds spent = m_lastContent - *m_firstContent;
    if (m_state.outputTokens > 1 && spent.count() > 0)
        m_state.tokensPerSecond = static_cast<double>(m_state.outputTokens - 1) * 1000.0 / static_cast<double>(spent.count());
    pass(ProbeStep::Stream, m_firstContent);
    finish();
}

void ProviderProbe::pass(ProbeStep step, std::optional<milliseconds> took)
{
    ProbeTick &tick = m_state.ticks[static_cast<std::size_t>(step)];
    tick = {.outcome = ProbeOutcome::Passed, .took = took};
    m_report(m_state);
}

void ProviderProbe::skip(ProbeStep step)
{
    m_state.ticks[static_cast<std::size_t>(step)].outcome = ProbeOutcome::Skipped;
    m_report(m_state);
}

void ProviderProbe::fail(ProbeStep step, ProbeCause cause, const Phrase &message)
{
    m_state.ticks[static_cast<std::size_t>(step)] = {
        .outcome = ProbeOutcome::Failed, .took = std::nullopt, .cause = cause, .message = message};
    finish();
}

void ProviderProbe::finish()
{
    m_isDone = true;
    for (ProbeTick &tick : m_state.ticks)
        if (tick.outcome == ProbeOutcome::Waiting) tick.outcome = ProbeOutcome::Skipped;
    m_state.isFinished = true;
    m_report(m_state);
    deleteLater(); // the call with it: what the provider still says is of no interest
}

} // namespace ccr::proxy
