#include "proxy/own_requests.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

constexpr qsizetype mostAnswerBytes = 64 * 1024 * 1024; // the rest is in the record

// What listens on all addresses is found at this one.
QString reachableHost(const QString &host)
{
    const QHostAddress address(host);
    if (host == "localhost"_L1 || address.isNull() || address == QHostAddress::AnyIPv4 || address == QHostAddress::Any)
        return u"127.0.0.1"_s;
    return address == QHostAddress::AnyIPv6 ? u"::1"_s : host;
}

} // namespace

class OwnRequests::Call final : private UpstreamSink
{
public:
    explicit Call(Answered answered) : m_answered(std::move(answered)) {}

    void start(DirectTransport &transport, UpstreamRequest request) { m_call = transport.start(std::move(request), *this); }
    bool isOver() const { return m_isOver; }

private:
    void upstreamConnected(bool) override {}
    void upstreamHead(const UpstreamResponseHead &head) override { m_answer.status = head.status; }
    void upstreamBody(std::string_view piece) override
    {
        const qsizetype room = mostAnswerBytes - m_answer.body.size();
        m_answer.body.append(piece.data(), std::min(room, static_cast<qsizetype>(piece.size())));
    }
    void upstreamFinished() override { end(); }
    void upstreamFailed(const UpstreamFailure &failure) override
    {
        m_answer.problem = failure.message.phrase();
        end();
    }
    void end()
    {
        m_isOver = true;
        if (m_answered) m_answered(std::move(m_answer));
    }

    Answered m_answered;
    OwnAnswer m_answer;
    bool m_isOver = false;
    std::unique_ptr<UpstreamCall> m_call;
};

OwnRequests::OwnRequests() = default;
OwnRequests::~OwnRequests() = default;

void OwnRequests::forgetEnded()
{
    m_calls.remove_if([](const std::unique_ptr<Call> &call) { return call->isOver(); });
}

void OwnRequests::send(const ProxyConfig &config, quint16 port, const OwnRequest &request, Answered answered)
{
    forgetEnded();
    const std::string name = request.label.isEmpty() ? std::string() : " (" + request.label.toStdString() + ")";
    HttpHeaders headers{
        {"Content-Type", "application/json"}, {"User-Agent", "ccr-desktop/" CCR_VERSION + name}, {"anthropic-version", "2023-06-01"}};
    if (!config.apiKey.isEmpty()) headers.add("x-api-key", config.apiKey.toStdString());
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(reachableHost(config.host));
    url.setPort(port);
    url.setPath(request.path.section(u'?', 0, 0));
    url.setQuery(request.path.section(u'?', 1));
    const UpstreamTimeouts timeouts{.firstByte = config.timeout, .idle = config.timeout, .total = config.timeout};
    Call &call = *m_calls.emplace_back(std::make_unique<Call>(std::move(answered)));
    call.start(m_transport, {.url = url, .headers = headers, .body = request.body, .timeouts = timeouts, .proxyUrl = {}});
}

OwnRequest testRequest()
{
    return {.path = u"/v1/messages"_s,
            .body = R"({"model":"test-request","max_tokens":64,"stream":true,)"
                    R"("messages":[{"role":"user","content":"Say hello in one short sentence."}]})",
            .label = u"test request"_s};
}

} // namespace ccr::proxy
