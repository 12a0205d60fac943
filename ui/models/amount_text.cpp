#include "ui/models/amount_text.h"

#include "ui/models/value_text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

std::map<std::string, double> shownAmounts(const std::map<std::string, double> &amounts)
{
    std::map<std::string, double> shown;
    for (const auto &[currency, amount] : amounts) {
        const logging::Money money = shownMoney({amount, currency});
        shown[money.currency] += money.amount;
    }
    return shown;
}

QString moneyText(const std::map<std::string, double> &amounts)
{
    const bool isAbout = std::any_of(amounts.begin(), amounts.end(), [](const auto &entry) {
        return shownMoney({entry.second, entry.first}).currency != entry.first;
    });
    QStringList parts;
    for (const auto &[currency, amount] : shownAmounts(amounts)) parts.append(moneyText(logging::Money{amount, currency}));
    return (isAbout ? u"≈ "_s : QString()) + parts.join(u" + "_s);
}

QString moneyText(const TokenSums &sums)
{
    if (sums.cost.empty()) return unknownText();
    return (sums.unpriced > 0 ? u"≥ "_s : QString()) + moneyText(sums.cost);
}

QString planText(const TokenSums &sums)
{
    return moneyText(sums.planValue);
}

} // namespace ccr::ui
