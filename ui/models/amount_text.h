#pragma once

#include "ui/models/exchange_statistics.h"

#include <QString>

namespace ccr::ui {

/// "$3.27", "¥0.0021", "3.27 EUR": as many digits as it takes to see something.
QString amountText(double amount, const std::string &currency);
/// Of every currency: "$3.27 + ¥1.20"; "≥ $3.27" where some requests have no price, "—" where none has.
QString costText(const TokenSums &sums);

} // namespace ccr::ui
