#include "ui/models/amount_text.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace ccr::ui {

QString amountText(double amount, const std::string &currency)
{
    const int digits = amount <= 0 || amount >= 0.1 ? 2 : std::min(6, 1 - static_cast<int>(std::floor(std::log10(amount))));
    const QString number = QLocale().toString(amount, 'f', digits);
    if (currency == "USD") return u'$' + number;
    if (currency == "CNY") return u'¥' + number;
    return number + u' ' + QString::fromStdString(currency);
}

QString costText(const TokenSums &sums)
{
    if (sums.cost.empty()) return u"—"_s;
    QStringList parts;
    for (const auto &[currency, amount] : sums.cost) parts.append(amountText(amount, currency));
    return (sums.unpriced > 0 ? u"≥ "_s : QString()) + parts.join(u" + "_s);
}

} // namespace ccr::ui
