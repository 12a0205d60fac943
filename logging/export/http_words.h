#pragma once

#include <string>
#include <string_view>

namespace ccr::logging {

/// "HTTP/1.1" and the like for what an attempt calls its transport.
std::string_view httpVersionOf(std::string_view transport);
/// Reason phrase of RFC 9110; empty when the status has none.
std::string_view statusTextOf(int status);

/// Host and port of a URL; the port its scheme implies when it names none, 0 when that is not known.
struct UrlHost
{
    std::string host;
    int port = 0;
};
UrlHost hostOf(std::string_view url);

/// What the semantic conventions of OpenTelemetry call the provider that is reached at that host; else the user's own name for it.
std::string genAiProviderName(std::string_view host, std::string_view ownName);

} // namespace ccr::logging
