#include "proxy/trial/probe_verdict.h"

#include <QString>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

ProbeVerdict verdictOf(int status, const ProviderError &error)
{
    using enum ProbeCause;
    if (status == 401) return {ProbeStep::Auth, KeyRefused, false};
    switch (error.cause) {
    case ErrorCause::Quota: return {ProbeStep::Model, NoBalance, true};
    case ErrorCause::UnknownModel: return {ProbeStep::Model, ModelUnknown, true};
    case ErrorCause::UnknownAddress: return {ProbeStep::Auth, AddressUnknown, false};
    case ErrorCause::ContentFilter: return {ProbeStep::Model, RequestRefused, true};
    case ErrorCause::Unstated: break;
    }
    if (status == 403) return {ProbeStep::Auth, KeyRefused, false};
    // Google answers 400 to a wrong key.
    if (status == 400 && QString::fromStdString(error.message).contains("api key"_L1, Qt::CaseInsensitive))
        return {ProbeStep::Auth, KeyRefused, false};
    if (status >= 300 && status < 400) return {ProbeStep::Auth, AddressUnknown, false};
    if (status == 429) return {ProbeStep::Model, RateLimited, true};
    if (status >= 500) return {ProbeStep::Model, ProviderFailed, false};
    return {ProbeStep::Model, RequestRefused, true};
}

ProbeCause causeOf(UpstreamFailureKind kind)
{
    switch (kind) {
    case UpstreamFailureKind::Dns: return ProbeCause::UnknownName;
    case UpstreamFailureKind::Refused: return ProbeCause::Refused;
    case UpstreamFailureKind::Tls: return ProbeCause::Certificate;
    case UpstreamFailureKind::ConnectTimeout:
    case UpstreamFailureKind::FirstByteTimeout:
    case UpstreamFailureKind::IdleTimeout:
    case UpstreamFailureKind::TotalTimeout: return ProbeCause::Timeout;
    case UpstreamFailureKind::ConnectionLost:
    case UpstreamFailureKind::Protocol: return ProbeCause::ConnectionLost;
    }
    return ProbeCause::ConnectionLost;
}

} // namespace ccr::proxy
