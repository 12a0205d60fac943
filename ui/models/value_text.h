#pragma once

#include "logging/api/price.h"
#include "logging/api/snapshots.h"

#include <QString>

namespace ccr::ui {

/// Values as the window writes them, everywhere in the same way. What is not known is "—", never 0.

inline QString unknownText()
{
    return QStringLiteral("—");
}

/// "1.2 s", "340 ms", "1 min 4 s"
QString durationText(const std::optional<nanoseconds> &duration);
/// "12.9 %", in Chinese "12.9%"
QString percentText(double share, int digits = 0);
/// What stands behind the number: " %"
QString percentSuffix();
/// "18.2k"
QString countText(qint64 count);
/// "0.4", "98", "33k": so much a second
QString rateText(double rate);
/// "640 B", "1.2 kB", "3.4 MB"
QString bytesText(qint64 bytes);
/// "$3.27", "¥0.0021", "3.27 EUR": as many digits as it takes to see something. "≈ ¥23.54" where it is shown in another currency.
QString moneyText(const std::optional<logging::Money> &money);

/// In which currency amounts are written from now on, in the whole window. GUI thread.
void setDisplayCurrency(const logging::DisplayCurrency &display);
const logging::DisplayCurrency &displayCurrency();
/// As it is shown: in the display currency where its rate is known.
logging::Money shownMoney(const logging::Money &money);

/// What a request cost; where a plan covered it, "($0.42)": what it would have cost.
QString costText(const logging::ExchangeSnapshot &exchange);
/// The same in words.
QString costSentence(const logging::ExchangeSnapshot &exchange);

} // namespace ccr::ui
