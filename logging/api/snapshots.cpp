#include "logging/api/snapshots.h"

namespace ccr::logging {

std::string_view toString(Outcome outcome)
{
    switch (outcome) {
    case Outcome::InFlight: return "in_flight";
    case Outcome::Ok: return "ok";
    case Outcome::Failed: return "failed";
    case Outcome::StreamTruncated: return "stream_truncated";
    case Outcome::StreamErrorEvent: return "stream_error_event";
    case Outcome::EmptyResponse: return "empty_response";
    case Outcome::ClientCancelled: return "client_cancelled";
    case Outcome::Rejected: return "rejected";
    }
    return "failed";
}

} // namespace ccr::logging
