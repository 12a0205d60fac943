#include "proxy/upstream/failure_text.h"

#include "proxy/api/exchange_sentence.h"

namespace ccr::proxy {

PackedPhrase failureText(UpstreamFailureKind kind, const std::string &host, const Phrase &cause)
{
    switch (kind) {
    case UpstreamFailureKind::Dns: return told("cannot resolve host \"%1\"; check api_base_url and the network", host);
    case UpstreamFailureKind::Refused: return told("connection refused by %1; is the server running?", host);
    case UpstreamFailureKind::Tls: return told("TLS with %1 failed: %2", host, cause);
    default: return told("connection to %1 failed: %2", host, cause);
    }
}

} // namespace ccr::proxy
