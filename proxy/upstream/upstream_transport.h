#pragma once

#include "logging/base/packed_phrase.h"
#include "proxy/http/http_message.h"

#include <QUrl>

#include <memory>
#include <string>

namespace ccr::proxy {

/// Limits of one upstream call. Zero: no limit.
struct UpstreamTimeouts
{
    milliseconds connect{10'000};    ///< DNS, TCP and TLS
    milliseconds firstByte{300'000}; ///< from the sent request to the response head
    milliseconds idle{300'000};      ///< between two pieces of the body; stands still while paused
    milliseconds total{600'000};
};

struct UpstreamRequest
{
    QUrl url;
    HttpHeaders headers; ///< complete, credentials included; Host, Content-Length and Connection are the transport's
    QByteArray body;     ///< always a POST
    UpstreamTimeouts timeouts;
    QUrl proxyUrl; ///< http or socks5; empty: direct
};

struct UpstreamResponseHead
{
    int status = 0;
    HttpHeaders headers; ///< a client's Accept-Encoding is never forwarded, so the body is plain unless the provider ignores that
};

enum class UpstreamFailureKind
{
    Dns,
    Refused,
    Tls,
    ConnectTimeout,
    FirstByteTimeout,
    IdleTimeout,
    TotalTimeout,
    ConnectionLost, ///< closed or reset before the response was complete
    Protocol        ///< not HTTP, or a broken frame
};

struct UpstreamFailure
{
    UpstreamFailureKind kind = UpstreamFailureKind::ConnectionLost;
    PackedPhrase message; ///< names the host and the cause
};

/// Receives one upstream call, in the proxy thread and not from inside UpstreamTransport::start(). After finished() or
/// failed() nothing more comes. Each function may destroy the call.
class UpstreamSink
{
public:
    virtual ~UpstreamSink() = default;
    /// At most once, before the head. The only one that may come from inside start(): with a kept connection.
    virtual void upstreamConnected(bool reused) = 0;
    virtual void upstreamHead(const UpstreamResponseHead &head) = 0;
    virtual void upstreamBody(std::string_view piece) = 0; ///< chunk framing and content encoding (gzip, deflate) removed
    virtual void upstreamFinished() = 0;                   ///< the response is complete by HTTP's own rules
    virtual void upstreamFailed(const UpstreamFailure &failure) = 0;
};

/// A running call. Destroying it cancels the call: the connection is closed at once and nothing more is announced.
class UpstreamCall
{
public:
    virtual ~UpstreamCall() = default;
    /// Stops reading from the provider, so that the kernel's window fills and the provider waits. Idempotent.
    virtual void pause() = 0;
    virtual void resume() = 0;
    /// Each limit of the call that is set becomes so much longer, the one that runs included.
    virtual void extend(milliseconds by) = 0;
};

/// Sends one POST exactly once and reports what comes back. Redirects are reported, never followed; a request is never
/// repeated; no cookies, no shared credentials. Implementations: qnam_transport, direct_transport.
class UpstreamTransport
{
public:
    virtual ~UpstreamTransport() = default;
    /// `sink` must outlive the returned call.
    [[nodiscard]] virtual std::unique_ptr<UpstreamCall> start(UpstreamRequest request, UpstreamSink &sink) = 0;
    /// What it sends of its own with that request: Host, Content-Length and the like, for whoever records the fields.
    virtual HttpHeaders ownFields(const UpstreamRequest &request) const
    {
        static_cast<void>(request);
        return {};
    }
};

} // namespace ccr::proxy
