#pragma once

#include "logging/base/clock.h"
#include "proxy/api/proxy_config.h"
#include "proxy/http/http_message.h"

#include <memory>
#include <string>

namespace ccr::proxy {

/// What the hooks of one target's transformers are called with, besides the request or the answer itself; members of a JSON
/// object, as transformer_script wants them.
struct UserTransformCalls
{
    std::string exchangeId;
    QByteArray commonMembers; ///< files and context
    QByteArray requestUses;   ///< in the order in which a request passes them
    QByteArray answerUses;
    QByteArray provider;
    milliseconds limit{}; ///< of one call of a hook
};

/// Null when the target passes none of the user's files. `provider` belongs to `config`.
std::shared_ptr<const UserTransformCalls> userTransformCalls(const ProxyConfig &config, const Provider &provider, const QString &model,
                                                             const std::string &credential, const std::string &exchangeId,
                                                             const std::string &sessionId, const HttpHeaders &clientHeaders);

/// The array `files`.
QByteArray transformerFilesJson(const ProxyConfig &config);
/// An object of header fields; of fields of the same name the last one counts.
QByteArray headersJson(const HttpHeaders &headers);

} // namespace ccr::proxy
