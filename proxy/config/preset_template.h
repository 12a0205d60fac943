#pragma once

#include "logging/base/json5_reader.h"
#include "logging/base/result.h"

namespace ccr::proxy {

/// The configuration that a preset's manifest stands for: its own configuration keys, over them `template`, with "#{id}"
/// replaced by what the user chose (or the schema's default), then `configMappings` whose `when` holds. An error names what
/// the user has still to choose.
Result<Json5Value> resolveManifest(const Json5Value &manifest);

/// Checks `values` against the manifest's schema. An error names the field and what it takes.
Result<Done> checkUserValues(const Json5Value &manifest, const Json5Value &values);

} // namespace ccr::proxy
