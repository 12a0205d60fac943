#include "proxy/upstream/retry_policy.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <charconv>
#include <cmath>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

constexpr std::int64_t longestSeconds = 7L * 24 * 3600;

// What another try may cure. A request that is wrong stays wrong wherever it goes.
bool mayPass(const AttemptFailure &failure)
{
    if (failure.transport) return true;
    if (failure.error.cause != ErrorCause::Unstated) return false;
    const int status = failure.error.status;
    return status == 408 || status == 409 || status == 425 || status == 429 || status >= 500;
}

// What another provider may do better.
bool mayWorkElsewhere(const AttemptFailure &failure)
{
    const int status = failure.error.status;
    const bool isStated = failure.error.cause != ErrorCause::Unstated; // another account, filter, list of models or address
    return mayPass(failure) || isKeyFault(failure) || isStated || status == 404 || status == 410;
}

milliseconds backoff(int tries, const RetryConfig &config, double random)
{
    const double factor = std::pow(2.0, std::min(tries - 1, 16)) * (0.75 + random / 2);
    const auto delay = std::chrono::duration_cast<milliseconds>(config.firstDelay * factor);
    return std::min(delay, config.longestDelay);
}

std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && number >= 0 ? std::optional(number) : std::nullopt;
}

} // namespace

RetryVerdict nextStep(const AttemptFailure &failure, const RetryOptions &options, const RetryConfig &config, double random)
{
    // The provider had closed the connection before it could read the request.
    if (failure.wasStale && options.triesOfTarget == 1) return {NextStep::SameTarget, milliseconds{}};
    if (options.hasOtherKey && isKeyFault(failure)) return {NextStep::NextKey, milliseconds{}};
    if (mayPass(failure) && options.triesOfTarget < config.attemptsPerTarget) {
        const milliseconds delay = failure.retryAfter.value_or(backoff(options.triesOfTarget, config, random));
        // Nobody waits longer than that: the fallback serves, or the client is told when to come back.
        if (delay <= config.longestDelay) return {NextStep::SameTarget, delay};
    }
    if (options.hasOtherTarget && mayWorkElsewhere(failure)) return {NextStep::NextTarget, milliseconds{}};
    return {NextStep::GiveUp, milliseconds{}};
}

bool isProviderFault(const AttemptFailure &failure)
{
    return failure.transport || (failure.error.status >= 500 && failure.error.cause == ErrorCause::Unstated);
}

bool isKeyFault(const AttemptFailure &failure)
{
    if (failure.transport || failure.error.cause == ErrorCause::ContentFilter) return false;
    const int status = failure.error.status;
    return failure.error.cause == ErrorCause::Quota || status == 401 || status == 402 || status == 403 || status == 429;
}

std::optional<milliseconds> retryAfter(const HttpHeaders &headers, std::int64_t now)
{
    if (const auto ms = wholeNumber(headers.value("retry-after-ms"))) return milliseconds(std::min(*ms, longestSeconds * 1000));
    const std::string_view value = headers.value("retry-after");
    if (value.empty()) return std::nullopt;
    if (const auto seconds = wholeNumber(value)) return std::chrono::seconds(std::min(*seconds, longestSeconds));
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(value.data(), static_cast<qsizetype>(value.size())),
                                             u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    if (!date.isValid()) return std::nullopt;
    date.setTimeSpec(Qt::UTC);
    return std::chrono::seconds(std::clamp<std::int64_t>(date.toSecsSinceEpoch() - now, 0, longestSeconds));
}

} // namespace ccr::proxy
