#pragma once

#include "proxy/upstream/upstream_transport.h"

namespace ccr::proxy {

/// Why a connection failed, for a person. `host` with its port; `cause` in the words of whoever noticed.
PackedPhrase failureText(UpstreamFailureKind kind, const std::string &host, const Phrase &cause);

} // namespace ccr::proxy
