#pragma once

#include "logging/base/date_time.h"

#include <QJsonValue>

#include <optional>
#include <string>

/// Values of JSON that others wrote; what is of another type is as if it were not there.
namespace ccr::logging {

inline std::string textOf(const QJsonValue &value)
{
    return value.toString().toStdString();
}

inline nanoseconds fromMs(double ms)
{
    constexpr double longest = 1e12; // 30 years: what is longer is no duration
    return ms > 0 && ms < longest ? std::chrono::duration_cast<nanoseconds>(std::chrono::duration<double, std::milli>(ms)) : nanoseconds{};
}

inline std::optional<nanoseconds> durationOf(const QJsonValue &value)
{
    if (!value.isDouble() || value.toDouble() < 0) return std::nullopt;
    return fromMs(value.toDouble());
}

inline WallTime timeOf(const QJsonValue &value)
{
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    return time.isValid() ? wallTime(time) : WallTime();
}

} // namespace ccr::logging
