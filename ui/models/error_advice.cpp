#include "ui/models/error_advice.h"

#include "logging/base/date_time.h"
#include "proxy/api/retry_after.h"
#include "proxy/api/transformer_failure.h"
#include "ui/models/exchange_status.h"
#include "ui/models/exchange_table_model.h"
#include "ui/models/overlong_prompt.h"
#include "ui/models/told_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr nanoseconds longWait = 10s;

enum class Arguments
{
    Provider,
    ProviderAndKey,
    ProviderAndModel,
    ProviderAndStatus,
    ProviderAndWait,
    OutputTokens,
    TokensAndModel
};

struct Known
{
    std::string_view errorClass;
    const char *shortText;
    const char *cause; ///< of a request
    Arguments arguments;
    const char *actions; ///< separated by blanks
};

// clang-format off
constexpr Known known[] = {
    {"auth", QT_TRANSLATE_NOOP("ErrorAdvice", "key rejected"),
     QT_TRANSLATE_NOOP("ErrorAdvice", "%1 rejected the key \"%2\"."), Arguments::ProviderAndKey, "replaceKey testProvider"},
    {"quota", QT_TRANSLATE_NOOP("ErrorAdvice", "no balance left"),
     QT_TRANSLATE_NOOP("ErrorAdvice", "%1 has no balance or quota left (status %2). Top up the account there, or use another key."),
     Arguments::ProviderAndStatus, "switchToFallback openBilling chooseKey replayOnFallback"},
    {"budget", QT_TRANSLATE_NOOP("ErrorAdvice", "budget used up"),
     QT_TRANSLATE_NOOP("ErrorAdvice", "A budget is used up, so the request was refused."), Arguments::Provider, "budgets routes"},
    {"rate_limited", QT_TRANSLATE_NOOP("ErrorAdvice", "rate limit"),
     QT_TRANSLATE_NOOP("ErrorAdvice", "%1 limits this key for now."), Arguments::Provider, "waitAndReplay replay replayOnFallback"},
    {"overloaded", QT_TRANSLATE_NOOP("ErrorAdvice", "overloaded"),
     QT_TRANSLATE_NOOP("ErrorAdvice", "%1 is overloaded."), Arguments::Provider, "waitAndReplay replay replayOnFallback"},
    {"model_not_found", QT_TRANSLATE_NOOP("ErrorAdvice", "unknown model"),
     QT_TRANSLATE_NOOP("ErrorAdvice", "%1 does not know the model %2."), Arguments::ProviderAndModel, "useClosestModel checkModels checkRoute"},
    {"address_not_found", QT_TRANSLATE_NOOP("ErrorAdvice", "wrong address"),
     QT_TRANSLATE_NOOP("ErrorAdvice", "There is nothing at the address of %1 (status %2). Check its api_base_url, host and path."),
     Arguments::ProviderAndStatus, "checkAddress"},
    {"context_too_long", QT_TRANSLATE_NOOP("ErrorAdvice", "prompt too long"),
     QT_TRANSLATE_NOOP("ErrorAdvice", "About %1 tokens exceed the window of %2."), Arguments::TokensAndModel, "routes replayWith"},
    {"content_filtered", QT_TRANSLATE_NOOP("ErrorAdvice", "content filter"),
     QT_TRANSLATE_NOOP("ErrorAdvice", "The content filter of %1 stopped the request or its answer (status %2). Word it differently, or send it to another model."),
     Arguments::ProviderAndStatus, "replayWith replayOnFallback"},
    {"bad_request", QT_TRANSLATE_NOOP("ErrorAdvice", "request refused"),
     QT_TRANSLATE_NOOP("ErrorAdvice", "The request was refused as it is."), Arguments::Provider, "replayWith"},
    {"timeout_connect", QT_TRANSLATE_NOOP("ErrorAdvice", "not reached in time"),
     QT_TRANSLATE_NOOP("ErrorAdvice", "%1 could not be reached in time."), Arguments::Provider, "replayOnFallback checkAddress"},
    {"timeout_first_token", QT_TRANSLATE_NOOP("ErrorAdvice", "no answer in time"),
     QT_TRANSLATE_NOOP("ErrorAdvice", "%1 sent no byte for %2 although the connection was open."), Arguments::ProviderAndWait, "replay replayOnFallback"},
    {"stream_stall", QT_TRANSLATE_NOOP("ErrorAdvice", "stopped in the middle"),
     QT_TRANSLATE_NOOP("ErrorAdvice", "%1 stopped sending in the middle of its answer."), Arguments::Provider, "replay inspector.lastEvents"},
    {"stream_truncated", QT_TRANSLATE_NOOP("ErrorAdvice", "no finish mark"),
     QT_TRANSLATE_NOOP("ErrorAdvice", "The answer ended without a finish mark after %1 tokens; the client saw an incomplete reply. Counted as failed."),
     Arguments::OutputTokens, "replay inspector.lastEvents"},
    {"connection_lost", QT_TRANSLATE_NOOP("ErrorAdvice", "connection lost"),
     QT_TRANSLATE_NOOP("ErrorAdvice", "The connection to %1 broke before the answer was complete."), Arguments::Provider, "replay inspector.lastEvents"},
    {"stream_error_event", QT_TRANSLATE_NOOP("ErrorAdvice", "error in the stream"),
     QT_TRANSLATE_NOOP("ErrorAdvice", "%1 reported an error in the middle of its answer; the client saw an incomplete reply."),
     Arguments::Provider, "replay inspector.lastEvents"},
    {"empty_response", QT_TRANSLATE_NOOP("ErrorAdvice", "empty answer"),
     QT_TRANSLATE_NOOP("ErrorAdvice", "%1 sent an empty answer."), Arguments::Provider, "replay replayOnFallback"},
    {"dns", QT_TRANSLATE_NOOP("ErrorAdvice", "name not found"),
     QT_TRANSLATE_NOOP("ErrorAdvice", "The address of %1 cannot be found. Is the name right, and is there a network?"), Arguments::Provider, "checkAddress replay"},
    {"tls", QT_TRANSLATE_NOOP("ErrorAdvice", "no secure connection"),
     QT_TRANSLATE_NOOP("ErrorAdvice", "No secure connection to %1 could be made."), Arguments::Provider, "checkAddress"},
    {"refused", QT_TRANSLATE_NOOP("ErrorAdvice", "connection refused"),
     QT_TRANSLATE_NOOP("ErrorAdvice", "Nothing answers at the address of %1. Is its server running?"), Arguments::Provider, "checkAddress replayOnFallback"},
    {"upstream_5xx", QT_TRANSLATE_NOOP("ErrorAdvice", "provider failed"),
     QT_TRANSLATE_NOOP("ErrorAdvice", "%1 failed."), Arguments::Provider, "replay replayOnFallback"},
    {"upstream_4xx", QT_TRANSLATE_NOOP("ErrorAdvice", "provider refused"),
     QT_TRANSLATE_NOOP("ErrorAdvice", "%1 refused the request."), Arguments::Provider, "replayWith"},
    {"translate", QT_TRANSLATE_NOOP("ErrorAdvice", "not understood"),
     QT_TRANSLATE_NOOP("ErrorAdvice", "What %1 sent could not be understood."), Arguments::Provider, "inspector.lastEvents checkProtocol"},
    {"config", QT_TRANSLATE_NOOP("ErrorAdvice", "configuration"),
     QT_TRANSLATE_NOOP("ErrorAdvice", "The configuration leaves no way for this request."), Arguments::Provider, "routes providers"},
    {"transformer", QT_TRANSLATE_NOOP("ErrorAdvice", "transformer failed"),
     QT_TRANSLATE_NOOP("ErrorAdvice", "A transformer of the configuration failed."), Arguments::Provider, "openTransformer replay"},
    {"internal", QT_TRANSLATE_NOOP("ErrorAdvice", "own fault"),
     QT_TRANSLATE_NOOP("ErrorAdvice", "The router ended this request on its own."), Arguments::Provider, "replay"},
    {"client_cancelled", QT_TRANSLATE_NOOP("ErrorAdvice", "client left"),
     QT_TRANSLATE_NOOP("ErrorAdvice", "The client closed the connection."), Arguments::Provider, "replay"},
    {"aborted_by_user", QT_TRANSLATE_NOOP("ErrorAdvice", "aborted"),
     QT_TRANSLATE_NOOP("ErrorAdvice", "You aborted this request."), Arguments::Provider, "replay"},
};
// clang-format on

QString translated(const char *text)
{
    return QCoreApplication::translate("ErrorAdvice", text);
}

std::string classOf(const logging::ExchangeSnapshot &exchange)
{
    if (!exchange.errorClass.empty()) return exchange.errorClass;
    switch (exchange.outcome) {
    case logging::Outcome::EmptyResponse: return "empty_response";
    case logging::Outcome::StreamTruncated: return "stream_truncated";
    case logging::Outcome::StreamErrorEvent: return "stream_error_event";
    case logging::Outcome::ClientCancelled: return "client_cancelled";
    case logging::Outcome::Failed:
    case logging::Outcome::Rejected: return "internal";
    case logging::Outcome::InFlight:
    case logging::Outcome::Ok: break;
    }
    return {};
}

// What the provider answered last.
QString statusOf(const logging::ExchangeSnapshot &exchange)
{
    const int status =
        exchange.attempts.empty() || exchange.attempts.back().status == 0 ? exchange.status : exchange.attempts.back().status;
    return status > 0 ? QString::number(status) : u"—"_s;
}

QString withArguments(const Known &entry, const logging::ExchangeSnapshot &exchange)
{
    const QString provider = exchange.provider.empty() ? translated(QT_TRANSLATE_NOOP("ErrorAdvice", "The provider"))
                                                       : QString::fromStdString(exchange.provider);
    const QString key = exchange.attempts.empty() ? QString() : QString::fromStdString(exchange.attempts.back().key);
    const QString model = QString::fromStdString(exchange.model);
    const QString text = translated(entry.cause);
    switch (entry.arguments) {
    case Arguments::Provider: return text.contains("%1"_L1) ? text.arg(provider) : text;
    case Arguments::ProviderAndKey:
        return key.isEmpty() ? translated(QT_TRANSLATE_NOOP("ErrorAdvice", "%1 rejected the key.")).arg(provider) : text.arg(provider, key);
    case Arguments::ProviderAndModel: return text.arg(provider, model);
    case Arguments::ProviderAndStatus: return text.arg(provider, statusOf(exchange));
    case Arguments::ProviderAndWait: return text.arg(provider, durationText(exchange.total.value_or(nanoseconds{})));
    case Arguments::OutputTokens:
        return text.arg(exchange.tokens.known ? QString::number(exchange.tokens.output)
                                              : u"≈ "_s + QString::number(exchange.stream.contentDeltas()));
    case Arguments::TokensAndModel: return text.arg(countText(tokensOfOverlongPrompt(exchange)), model);
    }
    return text;
}

// When the provider takes requests again; empty: it did not say, or nothing failed there.
QString retryAfterText(const logging::ExchangeSnapshot &exchange, WallTime now)
{
    const std::optional<proxy::RetryAfter> wait = proxy::retryAfterOf(exchange);
    if (!wait) return {};
    const QString provider = QString::fromStdString(wait->provider);
    if (wait->until <= now) return translated(QT_TRANSLATE_NOOP("ErrorAdvice", "%1 takes requests again.")).arg(provider);
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait->until - now).count();
    const QString left =
        seconds < 60 ? translated(QT_TRANSLATE_NOOP("ErrorAdvice", "%1 s")).arg(seconds) : durationText(std::chrono::seconds(seconds));
    return translated(QT_TRANSLATE_NOOP("ErrorAdvice", "%1 allows the next request in %2 (Retry-After).")).arg(provider, left);
}

QString clockText(WallTime time)
{
    const QDateTime moment = localTime(time);
    return moment.date() == QDate::currentDate() ? moment.toString(u"HH:mm"_s) : QLocale().toString(moment, QLocale::ShortFormat);
}

QString closestText(const AdviceHints &hints)
{
    if (hints.closestModel.isEmpty()) return hints.modelNote;
    return translated(QT_TRANSLATE_NOOP("ErrorAdvice", "Closest: %1.")).arg(hints.closestModel);
}

// One alone is the request itself.
QString failuresText(const FailureSeries &failures)
{
    if (failures.requests < 2) return {};
    return QCoreApplication::translate("ErrorAdvice", "%n request(s) have failed like this since %1.", nullptr, failures.requests)
        .arg(clockText(failures.since));
}

QString slowStartsText(const SlowStarts &starts)
{
    if (starts.all == 0) return {};
    return QCoreApplication::translate("ErrorAdvice", "%1 of %n other request(s) since %2 behaved like this.", nullptr, starts.all)
        .arg(starts.slow)
        .arg(clockText(starts.since));
}

QString sentences(const QString &first, const QString &second)
{
    return second.isEmpty() ? first : translated(QT_TRANSLATE_NOOP("ErrorAdvice", "%1 %2")).arg(first, second);
}

QString transformerCause(const proxy::TransformerFailure &failure)
{
    return (failure.file.isEmpty() ? translated(QT_TRANSLATE_NOOP("ErrorAdvice", "The transformer \"%1\" is defined nowhere."))
                                   : translated(QT_TRANSLATE_NOOP("ErrorAdvice", "The transformer \"%1\" failed.")))
        .arg(failure.name);
}

// What the facts of this one request tell better than its class does; empty: nothing.
QString closerCause(const logging::ExchangeSnapshot &exchange, const std::string &errorClass, WallTime now)
{
    const QString provider = QString::fromStdString(exchange.provider);
    const QString model = QString::fromStdString(exchange.model);
    if (errorClass == "context_too_long" && tokensOfOverlongPrompt(exchange) == 0)
        return translated(QT_TRANSLATE_NOOP("ErrorAdvice", "The prompt exceeds the window of %1.")).arg(model);
    if (errorClass == "connection_lost" && exchange.stream.contentDeltas() > 0)
        return translated(QT_TRANSLATE_NOOP("ErrorAdvice", "The connection to %1 broke after %2 tokens of its answer; the client saw an "
                                                           "incomplete reply. Counted as failed."))
            .arg(provider, exchange.tokens.known ? QString::number(exchange.tokens.output)
                                                 : u"≈ "_s + QString::number(exchange.stream.contentDeltas()));
    if (const auto transformer = proxy::transformerFailureOf(exchange)) return transformerCause(*transformer);
    const std::optional<proxy::RetryAfter> wait = proxy::retryAfterOf(exchange);
    if (errorClass == "rate_limited" && wait && wait->until <= now)
        return translated(QT_TRANSLATE_NOOP("ErrorAdvice", "%1 limited this key for a while.")).arg(provider);
    return {};
}

// At the router's own door: what was sent was not kept, so nothing of it can be sent again.
ErrorAdvice adviceForRejected(const logging::ExchangeSnapshot &exchange, const std::string &errorClass)
{
    if (exchange.status == 403)
        return {translated(QT_TRANSLATE_NOOP("ErrorAdvice", "The router does not serve whoever sent this.")), {u"copySetup"_s}};
    if (errorClass == "auth")
        return {translated(QT_TRANSLATE_NOOP("ErrorAdvice", "The client did not send the key of this router.")), {u"copySetup"_s}};
    const bool isAtWrongAddress = exchange.status == 404;
    return {translated(QT_TRANSLATE_NOOP("ErrorAdvice", "The router refused this request.")),
            isAtWrongAddress ? QStringList{u"copySetup"_s} : QStringList()};
}

// No provider was asked, so none is to blame.
std::optional<ErrorAdvice> adviceWithoutProvider(const logging::ExchangeSnapshot &exchange, const std::string &errorClass)
{
    if (!exchange.attempts.empty()) return std::nullopt;
    if (errorClass == "model_not_found")
        return ErrorAdvice{translated(QT_TRANSLATE_NOOP("ErrorAdvice", "The route of this request names a provider that is not set up.")),
                           {u"checkRoute"_s, u"providers"_s}};
    if (exchange.outcome == logging::Outcome::Rejected) return adviceForRejected(exchange, errorClass);
    return std::nullopt;
}

// What the class allows and the facts do not rule out.
QStringList possibleActions(const char *actions, const logging::ExchangeSnapshot &exchange, const AdviceHints &hints)
{
    QStringList possible = QString::fromLatin1(actions).split(u' ', Qt::SkipEmptyParts);
    const std::optional<proxy::RetryAfter> wait = proxy::retryAfterOf(exchange);
    if (!wait || wait->until <= hints.now) possible.removeAll(u"waitAndReplay"_s); // there is nothing to wait for
    if (!hints.mayFallBack) possible.removeAll(u"replayOnFallback"_s);
    if (!hints.canSwitchRoute) possible.removeAll(u"switchToFallback"_s);
    if (!hints.hasBillingPage) possible.removeAll(u"openBilling"_s);
    return possible;
}

ErrorAdvice adviceWhileWaiting(const logging::ExchangeSnapshot &exchange, nanoseconds elapsed, const AdviceHints &hints)
{
    const std::optional<nanoseconds> waited = waitForFirstByte(exchange, elapsed);
    if (!waited) return {};
    const QString cause = exchange.attempts.back().connectedAt
                              ? translated(QT_TRANSLATE_NOOP("ErrorAdvice", "No byte from %1 for %2. The connection is open."))
                              : translated(QT_TRANSLATE_NOOP("ErrorAdvice", "No byte from %1 for %2. There is no connection yet."));
    QStringList actions{u"abort"_s, u"retryOnFallback"_s, u"extendTimeout"_s};
    if (!hints.mayFallBack) actions.removeAll(u"retryOnFallback"_s);
    return {sentences(cause.arg(QString::fromStdString(exchange.provider), durationText(*waited)), slowStartsText(hints.slowStarts)),
            actions};
}

// What is known beside the cause.
QString moreText(const logging::ExchangeSnapshot &exchange, const std::string &errorClass, const AdviceHints &hints)
{
    if (errorClass == "model_not_found") return closestText(hints);
    const QString retryAfter = retryAfterText(exchange, hints.now);
    const QString failures = errorClass == "quota" ? failuresText(hints.failures) : QString();
    return failures.isEmpty() ? retryAfter : sentences(failures, retryAfter);
}

} // namespace

std::optional<nanoseconds> waitForFirstByte(const logging::ExchangeSnapshot &exchange, nanoseconds elapsed)
{
    if (exchange.outcome != logging::Outcome::InFlight || exchange.stream.firstByte || exchange.attempts.empty()) return std::nullopt;
    const nanoseconds waited = elapsed - exchange.attempts.back().startedAt;
    return waited < longWait ? std::nullopt : std::optional(waited);
}

ErrorAdvice adviceFor(const logging::ExchangeSnapshot &exchange, nanoseconds elapsed, const AdviceHints &hints)
{
    if (exchange.outcome == logging::Outcome::InFlight) return adviceWhileWaiting(exchange, elapsed, hints);
    const std::string errorClass = classOf(exchange);
    if (errorClass.empty() || exchange.outcome == logging::Outcome::Ok) return {};
    if (const std::optional<ErrorAdvice> early = adviceWithoutProvider(exchange, errorClass)) return *early;
    for (const Known &entry : known)
        if (entry.errorClass == errorClass) {
            const QString closer = closerCause(exchange, errorClass, hints.now);
            return {sentences(closer.isEmpty() ? withArguments(entry, exchange) : closer, moreText(exchange, errorClass, hints)),
                    possibleActions(entry.actions, exchange, hints)};
        }
    return {translated(QT_TRANSLATE_NOOP("ErrorAdvice", "The request failed: %1.")).arg(QString::fromStdString(errorClass)), {u"replay"_s}};
}

QString failureWords(const logging::ExchangeSnapshot &exchange)
{
    const QString said = errorText(exchange);
    return said.isEmpty() && isFailure(exchange) ? adviceFor(exchange, exchange.total.value_or(nanoseconds{})).cause : said;
}

bool isSaidByProvider(const std::string &errorClass)
{
    constexpr std::string_view theirs[] = {"auth",
                                           "quota",
                                           "rate_limited",
                                           "overloaded",
                                           "model_not_found",
                                           "context_too_long",
                                           "bad_request",
                                           "stream_error_event",
                                           "upstream_4xx",
                                           "upstream_5xx",
                                           "content_filtered"};
    return std::find(std::begin(theirs), std::end(theirs), errorClass) != std::end(theirs);
}

QString errorClassText(const std::string &errorClass)
{
    for (const Known &entry : known)
        if (entry.errorClass == errorClass) return translated(entry.shortText);
    return QString::fromStdString(errorClass);
}

QString failureText(const proxy::ProviderFailure &failure)
{
    return toString(proxy::ProviderFailure{errorClassText(failure.errorClass.toStdString()), failure.status});
}

} // namespace ccr::ui
