#include "ui/models/amount_text.h"

#include "ui/models/value_text.h"

using namespace Qt::StringLiterals;

namespace ccr::ui {

QString moneyText(const TokenSums &sums)
{
    if (sums.cost.empty()) return unknownText();
    QStringList parts;
    for (const auto &[currency, amount] : sums.cost) parts.append(moneyText(logging::Money{amount, currency}));
    return (sums.unpriced > 0 ? u"≥ "_s : QString()) + parts.join(u" + "_s);
}

} // namespace ccr::ui
