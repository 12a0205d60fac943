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

std::string_view toString(LoggingStatus status)
{
    switch (status) {
    case LoggingStatus::Healthy: return "healthy";
    case LoggingStatus::Degraded: return "degraded";
    case LoggingStatus::Unhealthy: break;
    }
    return "unhealthy";
}

std::string_view toString(StreamState state)
{
    switch (state) {
    case StreamState::Ok: return "ok";
    case StreamState::Degraded: return "degraded";
    case StreamState::Down: break;
    }
    return "down";
}

} // namespace ccr::logging
