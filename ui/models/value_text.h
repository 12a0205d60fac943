#pragma once

#include "logging/api/snapshots.h"

#include <QString>

namespace ccr::ui {

/// Values as the window writes them, everywhere in the same way. What is not known is "—", never 0.

inline QString unknownText()
{
    return QStringLiteral("—");
}

/// "1.2 s", "340 ms", "1:04 min"
QString durationText(const std::optional<nanoseconds> &duration);
/// "18.2k"
QString countText(qint64 count);
/// "640 B", "1.2 kB", "3.4 MB"
QString bytesText(qint64 bytes);
/// "$3.27", "¥0.0021", "3.27 EUR": as many digits as it takes to see something.
QString moneyText(const std::optional<logging::Money> &money);

} // namespace ccr::ui
