#pragma once

#include "logging/base/result.h"
#include "proxy/message/chat_event.h"
#include "proxy/upstream/upstream_transport.h"

namespace ccr::proxy {

/// The stable identifier of a failure in logs, metrics and the window; the list is in logging/README.md.
std::string_view errorClass(ErrorKind kind);
/// Of whatever goes wrong in the user's own transformers, on the way to the provider and back.
constexpr std::string_view transformerErrorClass = "transformer";
std::string_view errorClass(UpstreamFailureKind kind);
std::string_view errorClass(const ProviderError &error);

/// What the client is told when the provider could not be reached or broke off.
Error toError(const UpstreamFailure &failure, const QString &provider);

} // namespace ccr::proxy
