#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ccr::logging {

/// A body as it was recorded: cut to the limit, secrets masked.
struct StoredBody
{
    enum class Kind
    {
        ClientRequest,
        ProviderRequest,
        ProviderResponse,
        ClientResponse
    };
    std::string exchangeId;
    Kind kind = Kind::ClientRequest;
    int attempt = 0;             ///< 0 for the client's side
    std::int64_t wholeBytes = 0; ///< of the body; more than the text has when it was cut
    std::string text;
};
std::string_view toString(StoredBody::Kind kind); ///< "client_request", "provider_request" …
std::optional<StoredBody::Kind> storedKindFromString(std::string_view word);

} // namespace ccr::logging
