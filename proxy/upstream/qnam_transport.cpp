#include "proxy/upstream/qnam_transport.h"

#include "proxy/api/exchange_sentence.h"
#include "proxy/upstream/authority.h"
#include "proxy/upstream/one_shot_body.h"
#include "proxy/upstream/qnam_call.h"

#include <QNetworkAccessManager>
#include <QNetworkCookieJar>
#include <QNetworkProxyFactory>
#include <QNetworkRequest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::proxy {

namespace {

constexpr auto clockInterval = 100ms;

// QNetworkAccessManager opens sockets to plain HTTP servers unbuffered and then reads heads byte by byte, one system call
// each, and takes a cut response for a complete one. It does neither when a proxy is in play; the default proxy is "none".
class BufferedProxyFactory final : public QNetworkProxyFactory
{
public:
    explicit BufferedProxyFactory(const QUrl &proxyUrl) : m_proxy(QNetworkProxy::DefaultProxy)
    {
        if (proxyUrl.isEmpty()) return;
        const bool isSocks = proxyUrl.scheme().startsWith("socks"_L1);
        m_proxy = QNetworkProxy(isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, proxyUrl.host(),
                                static_cast<quint16>(proxyUrl.port(isSocks ? 1080 : 8080)), proxyUrl.userName(), proxyUrl.password());
    }
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &) override { return {m_proxy}; }

private:
    QNetworkProxy m_proxy;
};

constexpr const char *userAgent = "ccr-desktop/" CCR_VERSION;

QNetworkRequest makeRequest(const UpstreamRequest &request, const QString &verifyName)
{
    QNetworkRequest out(request.url);
    for (const HttpHeader &field : request.headers)
        out.setRawHeader(QByteArray::fromStdString(field.name), QByteArray::fromStdString(field.value));
    // Otherwise Qt asks for compression, undoes it and leaves Content-Encoding standing.
    if (!request.headers.find("accept-encoding")) out.setRawHeader("Accept-Encoding", "identity");
    if (!request.headers.find("user-agent")) out.setRawHeader("User-Agent", userAgent);
    // The default follows a redirect to another host and sends the keys along.
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    // After a GOAWAY with requests in flight some of them hang for ever.
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    if (!verifyName.isEmpty()) out.setPeerVerifyName(verifyName);
    return out;
}

} // namespace

struct QnamTransport::Lane
{
    explicit Lane(const QUrl &proxy) : proxyUrl(proxy) { manager.setProxyFactory(new BufferedProxyFactory(proxy)); }

    QUrl proxyUrl;
    QNetworkAccessManager manager;
    ConnectionGroups groups;
};

QnamTransport::QnamTransport(QObject *parent) : QObject(parent), m_clock(this)
{
    m_clock.setInterval(clockInterval);
    connect(&m_clock, &QTimer::timeout, this, &QnamTransport::tick);
}

QnamTransport::~QnamTransport() = default;

std::unique_ptr<UpstreamCall> QnamTransport::start(UpstreamRequest request, UpstreamSink &sink)
{
    const bool isSafe = std::all_of(request.headers.begin(), request.headers.end(), isSafeHeader);
    const Place place = takePlace(request.url, request.proxyUrl);
    auto call = std::make_unique<QnamCall>(*this, place, sink, request.timeouts);
    m_calls.insert(call.get());
    if (!m_clock.isActive()) m_clock.start();
    if (!isSafe) { // Qt 6.4 would send it as it is
        call->refuse(told("a request header holds a line break"));
        return call;
    }
    const QNetworkRequest qtRequest = makeRequest(request, ConnectionGroups::nameOf(request.url, place.group));
    auto *body = new OneShotBody(std::move(request.body));
    QNetworkReply *reply = place.lane->manager.post(qtRequest, body);
    body->setParent(reply);
    call->watch(reply);
    return call;
}

// Qt sends Connection and Accept-Language as well, as it likes.
HttpHeaders QnamTransport::ownFields(const UpstreamRequest &request) const
{
    HttpHeaders fields{{"Host", authorityOf(request.url)}};
    if (!request.headers.find("accept-encoding")) fields.add("Accept-Encoding", "identity");
    if (!request.headers.find("user-agent")) fields.add("User-Agent", userAgent);
    fields.add("Content-Length", std::to_string(request.body.size()));
    return fields;
}

QnamTransport::Place QnamTransport::takePlace(const QUrl &url, const QUrl &proxyUrl)
{
    for (const auto &lane : m_lanes) {
        if (lane->proxyUrl != proxyUrl) continue;
        if (const int group = lane->groups.acquire(url); group >= 0) return {lane.get(), url, group};
    }
    Lane *lane = m_lanes.emplace_back(std::make_unique<Lane>(proxyUrl)).get();
    return {lane, url, lane->groups.acquire(url)};
}

void QnamTransport::end(QnamCall &call, const Place &place)
{
    m_calls.remove(&call);
    place.lane->groups.release(place.url, place.group);
}

void QnamTransport::tick()
{
    if (m_calls.isEmpty()) return m_clock.stop();
    const MonotonicTime now = monotonicNow();
    const QSet<QnamCall *> all = m_calls;
    for (QnamCall *call : all)
        if (m_calls.contains(call)) call->tick(now);
}

} // namespace ccr::proxy
