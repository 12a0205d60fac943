#pragma once

#include "proxy/upstream/connection_groups.h"
#include "proxy/upstream/upstream_transport.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <memory>
#include <vector>

class QNetworkAccessManager;
class QNetworkRequest;

namespace ccr::proxy {

class QnamCall;

/// QNetworkAccessManager behind the transport interface: HTTPS with the system's certificates, outbound proxies, and
/// HTTP/1.1 with the settings that its measured faults call for; each is named where it is made. Proxy thread.
class QnamTransport final : public QObject, public UpstreamTransport
{
    Q_OBJECT
public:
    explicit QnamTransport(QObject *parent = nullptr);
    ~QnamTransport() override;

    std::unique_ptr<UpstreamCall> start(UpstreamRequest request, UpstreamSink &sink) override;
    HttpHeaders ownFields(const UpstreamRequest &request) const override;

private:
    friend class QnamCall;
    /// One manager and its groups; a second one is made only for a host whose groups are all full.
    struct Lane;
    /// A place of one call; given back when the call ends.
    struct Place
    {
        Lane *lane = nullptr;
        QUrl url;
        int group = 0;
    };
    Place takePlace(const QUrl &url, const QUrl &proxyUrl);
    void end(QnamCall &call, const Place &place);
    void tick();

    std::vector<std::unique_ptr<Lane>> m_lanes;
    QSet<QnamCall *> m_calls;
    QTimer m_clock;
};

} // namespace ccr::proxy
