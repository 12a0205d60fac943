#pragma once

#include "proxy/config/config_fields.h"

namespace ccr::proxy {

/// The keys `transformers` and TRANSFORMER_TIMEOUT_MS. Relative paths are looked for in `folder`, that of the configuration.
bool readTransformerFiles(ConfigFields &root, const QString &folder, ProxyConfig &config);

/// The key `transformer` of a provider: {use: [name or [name, options]], "model": {use: […]}}. Unknown names are left out
/// with a notice, as the original leaves them out in silence. Unset variables in options are added to `missing`.
bool readTransformers(ConfigFields &provider, Provider &out, QStringList &missing);

/// The wire format that the provider's transformers name; "openai-chat" when none does.
QString dialectOf(const std::vector<TransformUse> &transformers);

} // namespace ccr::proxy
