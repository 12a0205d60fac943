#pragma once

#include "proxy/upstream/upstream_transport.h"

#include <QString>

namespace ccr::proxy {

/// Why a connection failed, for a person. `host` with its port; `cause` in the words of whoever noticed.
std::string failureText(UpstreamFailureKind kind, const std::string &host, const QString &cause);

} // namespace ccr::proxy
