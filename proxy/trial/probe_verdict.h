#pragma once

#include "proxy/api/trial_control.h"
#include "proxy/message/chat_event.h"
#include "proxy/upstream/upstream_transport.h"

namespace ccr::proxy {

/// What an answer that is no success says about a provider.
struct ProbeVerdict
{
    ProbeStep step = ProbeStep::Auth; ///< that failed
    ProbeCause cause = ProbeCause::None;
    bool isKeyGood = false; ///< the provider knew who was asking
};

/// `error`: what the dialect read from it. Status and words of vendors differ, so both count.
ProbeVerdict verdictOf(int status, const ProviderError &error);
ProbeCause causeOf(UpstreamFailureKind kind);

} // namespace ccr::proxy
