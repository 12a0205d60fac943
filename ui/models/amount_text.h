#pragma once

#include "ui/models/exchange_statistics.h"

#include <QString>

namespace ccr::ui {

/// Of every currency: "$3.27 + ¥1.20"; "≥ $3.27" where some requests have no price, "—" where none has.
QString moneyText(const TokenSums &sums);

} // namespace ccr::ui
