#pragma once

#include "logging/api/logging_config.h"

#include <QString>

namespace ccr::ui {

/// What a prompt of about so many tokens costs there: by the user's own price, else by the vendor's list. "≈ $0.012 for the prompt,
/// $15.00 for a million tokens of the answer"; "—" where the price is not known.
QString promptCostText(const logging::LoggingConfig &config, const QString &provider, const QString &model, std::int64_t promptTokens);

} // namespace ccr::ui
