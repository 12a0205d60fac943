#pragma once

#include <string>
#include <string_view>

namespace ccr {

/// Names that say that what they name is a credential. Letters of either case.

/// authorization, x-api-key, cookie, anthropic-…-key …
bool isCredentialHeader(std::string_view name);
/// Of a URL's query: key, access_token, sig …
bool isCredentialParameter(std::string_view name);
/// The URL without the user and the values of such parameters; for a path with a query, too.
std::string urlWithoutCredentials(std::string_view url, std::string_view censor = "[Redacted]");

} // namespace ccr
