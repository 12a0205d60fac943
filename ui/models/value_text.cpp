#include "ui/models/value_text.h"

#include "logging/base/milliseconds.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace ccr::ui {

QString durationText(const std::optional<nanoseconds> &duration)
{
    if (!duration) return unknownText();
    const double ms = inMs(*duration);
    if (ms < 1) return u"<1 ms"_s;
    if (ms < 1000) return u"%1 ms"_s.arg(ms, 0, 'f', 0);
    if (ms < 60'000) return u"%1 s"_s.arg(ms / 1000, 0, 'f', 1);
    const auto seconds = static_cast<qint64>(ms / 1000);
    if (seconds < 3600) return QCoreApplication::translate("Values", "%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    return QCoreApplication::translate("Values", "%1 h %2 min").arg(seconds / 3600).arg(seconds / 60 % 60);
}

QString percentText(double share, int digits)
{
    return QLocale().toString(share * 100, 'f', digits) + percentSuffix();
}

QString percentSuffix()
{
    //: Behind a number, with the space that the language puts there.
    return QCoreApplication::translate("Values", " %");
}

QString countText(qint64 count)
{
    if (count < 1000) return QString::number(count);
    if (count < 100'000) return u"%1k"_s.arg(static_cast<double>(count) / 1000, 0, 'f', 1);
    return count < 1'000'000 ? u"%1k"_s.arg(count / 1000) : u"%1M"_s.arg(static_cast<double>(count) / 1e6, 0, 'f', 1);
}

QString rateText(double rate)
{
    if (rate >= 0.05 && rate < 9.95) return QString::number(rate, 'f', 1);
    if (rate >= 10'000 && rate < 100'000) return u"%1k"_s.arg(rate / 1000, 0, 'f', 0);
    if (rate >= 9'950'000) return u"%1M"_s.arg(rate / 1e6, 0, 'f', 0); // of an answer that came in one piece
    return countText(std::llround(rate));
}

QString bytesText(qint64 bytes)
{
    if (bytes < 1000) return u"%1 B"_s.arg(bytes);
    if (bytes < 1'000'000) return u"%1 kB"_s.arg(static_cast<double>(bytes) / 1e3, 0, 'f', bytes < 10'000 ? 1 : 0);
    if (bytes < 1'000'000'000) return u"%1 MB"_s.arg(static_cast<double>(bytes) / 1e6, 0, 'f', 1);
    return u"%1 GB"_s.arg(static_cast<double>(bytes) / 1e9, 0, 'f', 1);
}

QString moneyText(const std::optional<logging::Money> &money)
{
    if (!money) return unknownText();
    const auto [amount, currency] = shownMoney(*money);
    const int digits = amount <= 0 || amount >= 0.1 ? 2 : std::min(6, 1 - static_cast<int>(std::floor(std::log10(amount))));
    const QString number = QLocale().toString(amount, 'f', digits);
    const QString about = currency == money->currency ? QString() : u"≈ "_s;
    if (currency == "USD") return about + u'$' + number;
    if (currency == "CNY") return about + u'¥' + number;
    return about + number + u' ' + QString::fromStdString(currency);
}

namespace {

logging::DisplayCurrency display; // of the process, as QLocale's default is

} // namespace

void setDisplayCurrency(const logging::DisplayCurrency &wanted)
{
    display = wanted;
}

const logging::DisplayCurrency &displayCurrency()
{
    return display;
}

logging::Money shownMoney(const logging::Money &money)
{
    const auto rate = display.rates.find(money.currency);
    if (display.currency.empty() || rate == display.rates.end() || money.currency == display.currency) return money;
    return {.amount = money.amount * rate->second, .currency = display.currency};
}

QString costText(const logging::ExchangeSnapshot &exchange)
{
    return exchange.planValue ? u'(' + moneyText(exchange.planValue) + u')' : moneyText(exchange.cost);
}

QString costSentence(const logging::ExchangeSnapshot &exchange)
{
    if (!exchange.planValue) return moneyText(exchange.cost);
    return QCoreApplication::translate("Values", "none within the plan; %1 by price").arg(moneyText(exchange.planValue));
}

} // namespace ccr::ui
