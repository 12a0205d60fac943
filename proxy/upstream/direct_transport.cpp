#include "proxy/upstream/direct_transport.h"

#include "proxy/api/exchange_sentence.h"
#include "proxy/upstream/authority.h"
#include "proxy/upstream/direct_connection.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::proxy {

namespace {

constexpr auto clockInterval = 100ms;
constexpr std::size_t maxIdle = 256;

// A call that cannot be sent: reported from the event loop, as every other failure is.
class RefusedCall final : public QObject, public UpstreamCall
{
public:
    RefusedCall(UpstreamSink &sink, UpstreamFailure failure)
    {
        QMetaObject::invokeMethod(
            this, [&sink, failure = std::move(failure)] { sink.upstreamFailed(failure); }, Qt::QueuedConnection);
    }
    void pause() override {}
    void resume() override {}
    void extend(milliseconds) override {}
};

} // namespace

DirectTransport::DirectTransport(QObject *parent) : QObject(parent), m_clock(this)
{
    m_clock.setInterval(clockInterval);
    connect(&m_clock, &QTimer::timeout, this, &DirectTransport::tick);
}

DirectTransport::~DirectTransport()
{
    const QSet<DirectConnection *> all = std::exchange(m_connections, {});
    qDeleteAll(all);
}

std::unique_ptr<UpstreamCall> DirectTransport::start(UpstreamRequest request, UpstreamSink &sink)
{
    if (!std::all_of(request.headers.begin(), request.headers.end(), isSafeHeader))
        return std::make_unique<RefusedCall>(sink,
                                             UpstreamFailure{UpstreamFailureKind::Protocol, told("a request header holds a line break")});
    Endpoint &endpoint = endpointFor(request.url);
    DirectConnection *connection = nullptr;
    while (!endpoint.idle.empty() && !connection) {
        connection = endpoint.idle.back();
        endpoint.idle.pop_back();
        if (!connection->isUsable()) connection = nullptr; // it deletes itself when it hears of its end
    }
    if (!connection) {
        connection = new DirectConnection(*this, endpoint);
        m_connections.insert(connection);
    }
    if (!m_clock.isActive()) m_clock.start();
    return connection->begin(std::move(request), sink);
}

HttpHeaders DirectTransport::ownFields(const UpstreamRequest &request) const
{
    HttpHeaders fields{{"Host", authorityOf(request.url)}};
    if (!request.headers.find("accept-encoding")) fields.add("Accept-Encoding", "identity");
    fields.add("Content-Length", std::to_string(request.body.size()));
    fields.add("Connection", "keep-alive");
    return fields;
}

DirectTransport::Endpoint &DirectTransport::endpointFor(const QUrl &url)
{
    for (const auto &endpoint : m_endpoints)
        if (endpoint->url == url) return *endpoint;
    auto endpoint = std::make_unique<Endpoint>();
    endpoint->url = url;
    endpoint->host = url.host();
    endpoint->isSecure = url.scheme() == "https"_L1;
    endpoint->port = static_cast<quint16>(url.port(endpoint->isSecure ? 443 : 80));
    endpoint->name = endpoint->host.toStdString() + ":" + std::to_string(endpoint->port);
    QString target = url.path(QUrl::FullyEncoded);
    if (target.isEmpty()) target = u"/"_s;
    if (url.hasQuery()) target += u'?' + url.query(QUrl::FullyEncoded);
    endpoint->requestTop = "POST " + target.toStdString() + " HTTP/1.1\r\nHost: " + authorityOf(url) + "\r\n";
    return *m_endpoints.emplace_back(std::move(endpoint));
}

void DirectTransport::keep(DirectConnection &connection)
{
    Endpoint &endpoint = connection.endpoint();
    endpoint.idle.push_back(&connection);
    if (endpoint.idle.size() > maxIdle) endpoint.idle.front()->cancel();
}

void DirectTransport::takeFromIdle(DirectConnection &connection)
{
    std::erase(connection.endpoint().idle, &connection);
}

void DirectTransport::forget(DirectConnection &connection)
{
    takeFromIdle(connection);
    m_connections.remove(&connection);
}

void DirectTransport::tick()
{
    if (m_connections.isEmpty()) return m_clock.stop();
    const MonotonicTime now = monotonicNow();
    const QSet<DirectConnection *> all = m_connections;
    for (DirectConnection *connection : all)
        if (m_connections.contains(connection)) connection->tick(now);
}

} // namespace ccr::proxy
