#pragma once

#include "ui/models/exchange_statistics.h"

#include <QString>

namespace ccr::ui {

/// Of every currency that is shown: "$3.27 + ¥1.20"; "≥ $3.27" where some requests have no price, "—" where none has.
QString moneyText(const TokenSums &sums);
/// What plans covered, likewise; empty: nothing.
QString planText(const TokenSums &sums);
/// In the currencies that are shown.
std::map<std::string, double> shownAmounts(const std::map<std::string, double> &amounts);
/// Amounts by currency; those that are shown in the same one as one.
QString moneyText(const std::map<std::string, double> &amounts);

} // namespace ccr::ui
