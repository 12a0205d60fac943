#pragma once

#include "logging/base/clock.h"
#include "logging/base/result.h"
#include "proxy/api/proxy_config.h"

#include <string>

namespace ccr::proxy {

/// What a service account shows to be given an access token: a JSON Web Token (RFC 7519), signed with the account's key by
/// RS256 (RFC 7518, 3.3), valid for an hour from `now` (RFC 7523, 3; Google, "Using OAuth 2.0 for server to server
/// applications"). An error names the account and never the key.
Result<std::string> signedAssertion(const GoogleAccount &account, WallTime now);

} // namespace ccr::proxy
