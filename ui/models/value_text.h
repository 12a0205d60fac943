#pragma once

#include "logging/api/snapshots.h"

#include <QString>

namespace ccr::ui {

/// What is not known.
inline QString unknownText()
{
    return QStringLiteral("—");
}

/// "1.2 s", "340 ms", "1:04 min"
QString durationText(nanoseconds duration);
/// "18.2k"
QString countText(qint64 count);
/// "640 B", "1.2 kB", "3.4 MB"
QString bytesText(qint64 bytes);
/// "$0.0021", "¥1.20", "EUR 0.01"
QString moneyText(const logging::Money &money);

} // namespace ccr::ui
