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

} // namespace ccr::logging
