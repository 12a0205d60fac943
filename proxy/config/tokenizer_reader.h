#pragma once

#include "proxy/config/config_fields.h"

namespace ccr::proxy {

/// The key `tokenizer` of a provider: one tokenizer, or {default, models: {"name": …}}. What cannot be used is left out with
/// a notice; tokens are then counted as if nothing were said.
bool readTokenizers(ConfigFields &provider, Provider &out);

} // namespace ccr::proxy
