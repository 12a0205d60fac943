#include "proxy/upstream/failure_text.h"

namespace ccr::proxy {

std::string failureText(UpstreamFailureKind kind, const std::string &host, const QString &cause)
{
    switch (kind) {
    case UpstreamFailureKind::Dns: return "cannot resolve host \"" + host + "\"; check api_base_url and the network";
    case UpstreamFailureKind::Refused: return "connection refused by " + host + "; is the server running?";
    case UpstreamFailureKind::Tls: return "TLS with " + host + " failed: " + cause.toStdString();
    default: return "connection to " + host + " failed: " + cause.toStdString();
    }
}

} // namespace ccr::proxy
