#include "logging/delivery/retry_backoff.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <charconv>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr std::int64_t longestSeconds = 3600;
constexpr int mostDoublings = 16;
constexpr double spread = 0.2;

} // namespace

milliseconds RetryBackoff::delay(int failed, double chance) const
{
    const milliseconds doubled = first * (1 << std::clamp(failed - 1, 0, mostDoublings));
    const auto base = static_cast<double>(std::min(doubled, longest).count());
    return milliseconds(static_cast<std::int64_t>(base * (1 - spread + 2 * spread * chance)));
}

std::optional<milliseconds> retryAfter(std::string_view value, WallTime now)
{
    const QString text = QString::fromLatin1(value.data(), static_cast<qsizetype>(value.size())).trimmed();
    bool isNumber = false;
    const qulonglong seconds = text.toULongLong(&isNumber);
    if (isNumber) return std::chrono::seconds(std::min<qulonglong>(seconds, longestSeconds));
    QDateTime date = QLocale::c().toDateTime(text, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    if (!date.isValid()) return std::nullopt;
    date.setTimeSpec(Qt::UTC);
    const auto since1970 = millisSinceEpoch(now);
    return milliseconds(std::clamp<std::int64_t>(date.toMSecsSinceEpoch() - since1970, 0, longestSeconds * 1000));
}

} // namespace ccr::logging
