#pragma once

#include "proxy/api/proxy_control.h"
#include "proxy/upstream/direct_transport.h"

#include <list>

namespace ccr::proxy {

/// Requests of the program's own, sent to itself through the front door like those of a client, so that they are checked,
/// routed and recorded like any other. Proxy thread.
class OwnRequests
{
public:
    /// Called once, not from inside send().
    using Answered = std::function<void(OwnAnswer)>;

    OwnRequests();
    ~OwnRequests();

    /// `config`, `port`: of the server that listens.
    void send(const ProxyConfig &config, quint16 port, const OwnRequest &request, Answered answered);

private:
    class Call;
    void forgetEnded();

    DirectTransport m_transport;
    std::list<std::unique_ptr<Call>> m_calls;
};

/// A small one, so that a new user sees a row.
OwnRequest testRequest();

} // namespace ccr::proxy
