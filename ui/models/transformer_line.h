#pragma once

#include "logging/base/json5_reader.h"
#include "proxy/api/transformer_failure.h"

namespace ccr::ui {

/// The line of a configuration file that a failed transformer stands in: where its file is named, else where `provider` uses it. 0: in
/// none.
int lineOfTransformer(const Json5Value &root, const proxy::TransformerFailure &failure, const QString &provider);

} // namespace ccr::ui
