#include "logging/api/stored_body.h"

namespace ccr::logging {

std::string_view toString(StoredBody::Kind kind)
{
    switch (kind) {
    case StoredBody::Kind::ClientRequest: return "client_request";
    case StoredBody::Kind::ProviderRequest: return "provider_request";
    case StoredBody::Kind::ProviderResponse: return "provider_response";
    case StoredBody::Kind::ClientResponse: return "client_response";
    }
    return {};
}

std::optional<StoredBody::Kind> storedKindFromString(std::string_view word)
{
    using Kind = StoredBody::Kind;
    for (const Kind kind : {Kind::ClientRequest, Kind::ProviderRequest, Kind::ProviderResponse, Kind::ClientResponse})
        if (toString(kind) == word) return kind;
    return {};
}

} // namespace ccr::logging
