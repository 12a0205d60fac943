#include "ui/models/exchange_cells.h"

#include "logging/base/date_time.h"
#include "logging/query/query_subjects.h"
#include "ui/models/error_advice.h"
#include "ui/models/exchange_status.h"
#include "ui/models/exchange_words.h"
#include "ui/models/route_texts.h"
#include "ui/models/told_text.h"
#include "ui/models/value_text.h"

#include <QCoreApplication>
#include <QUrl>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

using logging::ExchangeSnapshot;
using logging::Outcome;
using F = logging::QueryField;

namespace {

constexpr ExchangeColumnInfo columns[] = {
    {"number", "#", QT_TRANSLATE_NOOP("ExchangeColumns", "Number of the request; it goes on after a restart"), "number", F::Time, true,
     "10000", true},
    {"time", QT_TRANSLATE_NOOP("ExchangeColumns", "Time"), QT_TRANSLATE_NOOP("ExchangeColumns", "When the request came"), "time", F::Time,
     false, "00:00:00", true},
    {"status", QT_TRANSLATE_NOOP("ExchangeColumns", "Status"),
     QT_TRANSLATE_NOOP("ExchangeColumns", "✓ answered, ✕ failed, ≠ answered with a broken stream, ◐ live, ‖ stalled, ⊘ cancelled by the "
                                          "client, ↻ number of attempts"),
     "status", F::Status, false, "◐ 59 min 59 s", true},
    {"rule",
     QT_TRANSLATE_NOOP("ExchangeColumns", "Rule"),
     QT_TRANSLATE_NOOP("ExchangeColumns", "Rule that chose the route"),
     "rule",
     {},
     false,
     "background",
     true},
    {"model",
     QT_TRANSLATE_NOOP("ExchangeColumns", "Model"),
     QT_TRANSLATE_NOOP("ExchangeColumns", "Model that answered ← model that was asked for"),
     "served",
     {},
     false,
     "deepseek-chat ← claude-sonnet-4",
     true},
    {"ttft", QT_TRANSLATE_NOOP("ExchangeColumns", "TTFT"), QT_TRANSLATE_NOOP("ExchangeColumns", "Time to the first token of content"),
     "ttft", F::TimeToFirstToken, true, "000 ms", true},
    {"total", QT_TRANSLATE_NOOP("ExchangeColumns", "Total"), QT_TRANSLATE_NOOP("ExchangeColumns", "Time until the end"), "total", F::Total,
     true, "59 min 59 s", true},
    {"speed", QT_TRANSLATE_NOOP("ExchangeColumns", "tok/s"),
     QT_TRANSLATE_NOOP("ExchangeColumns",
                       "Output tokens after the first, each second between first and last content; ≈ while it runs: of the "
                       "last seconds"),
     "speed", F::TokensPerSecond, true, "≈000", true},
    {"tokens", QT_TRANSLATE_NOOP("ExchangeColumns", "Tokens"),
     QT_TRANSLATE_NOOP("ExchangeColumns", "Input, with what the cache held, and output"), "in", F::InputTokens, true, "18.2k/1.2k", true},
    {"cost", QT_TRANSLATE_NOOP("ExchangeColumns", "Cost"),
     QT_TRANSLATE_NOOP("ExchangeColumns", "Unknown without tokens or without a price"), "cost", F::Cost, true, "$0.0000", true},
    {"provider", QT_TRANSLATE_NOOP("ExchangeColumns", "Provider"), "", "provider", {}, false, "openrouter", false},
    {"key",
     QT_TRANSLATE_NOOP("ExchangeColumns", "Key"),
     QT_TRANSLATE_NOOP("ExchangeColumns", "Name of the key that was used"),
     "key",
     {},
     false,
     "spare key",
     false},
    {"client",
     QT_TRANSLATE_NOOP("ExchangeColumns", "Client"),
     QT_TRANSLATE_NOOP("ExchangeColumns", "Program that asked"),
     "client",
     {},
     false,
     "claude-cli/2.1.0",
     false},
    {"session",
     QT_TRANSLATE_NOOP("ExchangeColumns", "Session"),
     QT_TRANSLATE_NOOP("ExchangeColumns", "Conversation"),
     "session",
     {},
     false,
     "0af76519-16cd-43dd",
     false},
    {"attempts", QT_TRANSLATE_NOOP("ExchangeColumns", "Attempts"), "", "attempt", F::Attempt, true, "00", false},
    {"stalls", QT_TRANSLATE_NOOP("ExchangeColumns", "Stalls"),
     QT_TRANSLATE_NOOP("ExchangeColumns", "Gaps in the stream that were far longer than usual"), "stall", F::Stall, true, "2 (10.0 s)",
     false},
    {"cache", QT_TRANSLATE_NOOP("ExchangeColumns", "Cache %"),
     QT_TRANSLATE_NOOP("ExchangeColumns", "Share of the input that the provider's cache held"), "cache", F::CacheTokens, true, "100 %",
     false},
    {"finish",
     QT_TRANSLATE_NOOP("ExchangeColumns", "Finish reason"),
     QT_TRANSLATE_NOOP("ExchangeColumns", "The provider's word for why the answer ended"),
     "finish",
     {},
     false,
     "max_tokens",
     false},
    {"size", QT_TRANSLATE_NOOP("ExchangeColumns", "Size"), QT_TRANSLATE_NOOP("ExchangeColumns", "Bytes of the answer"), "size",
     F::ResponseSize, true, "000 kB", false},
    {"host",
     QT_TRANSLATE_NOOP("ExchangeColumns", "Host"),
     QT_TRANSLATE_NOOP("ExchangeColumns", "Where the last attempt went"),
     "host",
     {},
     false,
     "api.deepseek.com",
     false},
    {"trace", QT_TRANSLATE_NOOP("ExchangeColumns", "Trace id"), "", "trace", {}, false, "0af7651916cd43dd", false},
    {"thinking", QT_TRANSLATE_NOOP("ExchangeColumns", "Thinking tokens"),
     QT_TRANSLATE_NOOP("ExchangeColumns", "Part of the output; not every provider tells it"), "thinking", F::ThinkingTokens, true, "18.2k",
     false},
    {"waterfall",
     QT_TRANSLATE_NOOP("ExchangeColumns", "Waterfall"),
     QT_TRANSLATE_NOOP(
         "ExchangeColumns",
         "Where the time went: queue, route, connect, wait, receive; hollow: a stall; hatched: a failed attempt; tick: first token"),
     "",
     {},
     false,
     "",
     true},
};
static_assert(std::size(columns) == ExchangeColumns::ColumnCount);

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(ExchangeColumns)
};

QString fromUtf8(const std::string &text)
{
    return QString::fromStdString(text);
}

QString orUnknown(const std::string &text)
{
    return text.empty() ? unknownText() : fromUtf8(text);
}

QString clockText(WallTime time)
{
    const QDateTime moment = localTime(time);
    return moment.toString(moment.date() == QDate::currentDate() ? u"HH:mm:ss"_s : u"MM-dd HH:mm"_s);
}

// In seconds however long: a column is too narrow for minutes, and the longest are those that are looked for.
QString firstTokenText(const std::optional<nanoseconds> &time)
{
    return time >= 1min ? u"%1 s"_s.arg(std::chrono::round<std::chrono::seconds>(*time).count()) : durationText(time);
}

QString speedCell(const ExchangeSnapshot &exchange)
{
    if (const std::optional<double> speed = logging::tokensPerSecond(exchange.tokens, exchange.stream)) return rateText(*speed);
    const logging::StreamNumbers &stream = exchange.stream;
    if (exchange.outcome != Outcome::InFlight || !stream.firstContent || stream.contentDeltas() < 2) return unknownText();
    const double seconds = std::chrono::duration<double>(*stream.lastContent - *stream.firstContent).count();
    if (seconds < 0.1) return unknownText();
    return u'≈' + rateText(static_cast<double>(stream.contentDeltas() - 1) / seconds); // a delta is about a token
}

QString stallText(const logging::StreamNumbers &stream)
{
    return stream.stalls == 0 ? u"0"_s : u"%1 (%2)"_s.arg(stream.stalls).arg(durationText(stream.stalled));
}

QString cacheText(const logging::TokenCounts &tokens)
{
    const std::int64_t all = tokens.input + tokens.cacheRead + tokens.cacheWrite;
    return tokens.known && all > 0 ? percentText(static_cast<double>(tokens.cacheRead) / static_cast<double>(all)) : unknownText();
}

QString tokensText(const logging::TokenCounts &tokens)
{
    if (!tokens.known) return unknownText();
    return countText(tokens.input + tokens.cacheRead + tokens.cacheWrite) + u'/' + countText(tokens.output);
}

QString modelOf(const ExchangeSnapshot &exchange)
{
    return fromUtf8(exchange.model.empty() ? exchange.askedModel : exchange.model);
}

} // namespace

const ExchangeColumnInfo &exchangeColumn(int column)
{
    return columns[column];
}

QString columnName(int column)
{
    return Texts::tr(columns[column].name);
}

QString columnMeaning(int column)
{
    return *columns[column].meaning ? Texts::tr(columns[column].meaning) : QString();
}

QString cellText(const ExchangeSnapshot &exchange, int column, WallTime now)
{
    using C = ExchangeColumns;
    switch (column) {
    case C::Number: return QString::number(exchange.number);
    case C::Time: return clockText(exchange.startedAt);
    case C::Status: return statusText(exchange, now);
    case C::Rule: return ruleText(fromUtf8(exchange.rule));
    case C::Model: return modelOf(exchange);
    case C::FirstToken: return firstTokenText(exchange.stream.firstContent);
    case C::Total: return exchange.total ? durationText(*exchange.total) : u"…"_s;
    case C::Speed: return speedCell(exchange);
    case C::Tokens: return tokensText(exchange.tokens);
    case C::Cost: return costText(exchange);
    case C::Provider: return orUnknown(exchange.provider);
    case C::Key: return exchange.attempts.empty() ? unknownText() : orUnknown(exchange.attempts.back().key);
    case C::Client: return orUnknown(exchange.client);
    case C::Session: return orUnknown(exchange.sessionId);
    case C::Attempts: return QString::number(exchange.attempts.size());
    case C::Stalls: return stallText(exchange.stream);
    case C::Cache: return cacheText(exchange.tokens);
    case C::Finish: return orUnknown(exchange.finishReason);
    case C::Size: return bytesText(exchange.responseBytes);
    case C::Host: return exchange.attempts.empty() ? unknownText() : QUrl(fromUtf8(exchange.attempts.back().url)).host();
    case C::Trace: return orUnknown(exchange.traceId);
    case C::Thinking: return exchange.tokens.reasoning ? countText(*exchange.tokens.reasoning) : unknownText();
    default: return {};
    }
}

QString cellToolTip(const ExchangeSnapshot &exchange, int column)
{
    const QString failure = failureWords(exchange);
    const QString said = failure.isEmpty() ? toldText(exchange.routeSentence) : failure;
    if (column != ExchangeColumns::Rule || exchange.rule.empty()) return said;
    const QString rule = ruleWithId(fromUtf8(exchange.rule));
    return said.isEmpty() ? rule : rule + u'\n' + said;
}

std::optional<CellCondition> cellCondition(const ExchangeSnapshot &exchange, int column)
{
    const QString field = QString::fromLatin1(exchangeColumn(column).field);
    const auto named = [](const QString &name, const QString &value, const QString &shown) {
        return value.isEmpty() ? std::nullopt : std::optional(CellCondition{name, value, shown});
    };
    const auto same = [&named](const QString &name, const QString &value) { return named(name, value, value); };
    const auto limit = [&field](const std::optional<QString> &value) {
        return value ? std::optional(CellCondition{field, *value, *value, true}) : std::nullopt;
    };
    const auto milliseconds = [](const std::optional<nanoseconds> &time) -> std::optional<QString> {
        if (!time) return std::nullopt;
        return QString::number(std::chrono::duration_cast<std::chrono::milliseconds>(*time).count()) + u"ms"_s;
    };
    const auto tokens = [&exchange](std::int64_t count) {
        return exchange.tokens.known ? std::optional(QString::number(count)) : std::nullopt;
    };
    using C = ExchangeColumns;
    switch (column) {
    case C::Status:
        if (exchange.status == 0)
            return named(u"outcome"_s, fromUtf8(std::string(toString(exchange.outcome))), outcomeName(exchange.outcome));
        return same(field, QString::number(exchange.status));
    case C::Number: return same(field, QString::number(exchange.number));
    case C::Time: return limit(localTime(exchange.startedAt).toString(u"yyyy-MM-ddTHH:mm:ss"_s));
    case C::Rule: return named(field, fromUtf8(exchange.rule), ruleText(fromUtf8(exchange.rule)));
    case C::Model: return exchange.model.empty() ? same(u"model"_s, fromUtf8(exchange.askedModel)) : same(field, fromUtf8(exchange.model));
    case C::FirstToken: return limit(milliseconds(exchange.stream.firstContent));
    case C::Total: return limit(milliseconds(exchange.total));
    case C::Speed:
        if (const auto speed = logging::tokensPerSecond(exchange.tokens, exchange.stream))
            return limit(QString::number(std::floor(*speed), 'f', 0));
        return {};
    case C::Tokens: return limit(tokens(exchange.tokens.input));
    case C::Cost: return limit(exchange.cost ? std::optional(QString::number(exchange.cost->amount, 'g', 12)) : std::nullopt);
    case C::Provider: return same(field, fromUtf8(exchange.provider));
    case C::Key: return exchange.attempts.empty() ? std::nullopt : same(field, fromUtf8(exchange.attempts.back().key));
    case C::Client: return same(field, fromUtf8(exchange.client));
    case C::Session: return same(field, fromUtf8(exchange.sessionId));
    case C::Attempts: return same(field, QString::number(exchange.attempts.size()));
    case C::Stalls: return same(field, QString::number(exchange.stream.stalls));
    case C::Cache: return limit(tokens(exchange.tokens.cacheRead));
    case C::Thinking: return exchange.tokens.reasoning ? limit(QString::number(*exchange.tokens.reasoning)) : std::nullopt;
    case C::Finish: return same(field, fromUtf8(exchange.finishReason));
    case C::Size: return limit(QString::number(exchange.responseBytes));
    case C::Host: return exchange.attempts.empty() ? std::nullopt : same(field, QUrl(fromUtf8(exchange.attempts.back().url)).host());
    case C::Trace: return same(field, fromUtf8(exchange.traceId));
    default: return {};
    }
}

double sortKey(const ExchangeSnapshot &exchange, logging::QueryField field)
{
    const logging::QueryValue value = logging::ExchangeSubject(exchange).value(field, {});
    if (const auto *whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
    if (const auto *real = std::get_if<double>(&value)) return *real;
    return std::numeric_limits<double>::quiet_NaN();
}

QString exchangeSentence(const ExchangeSnapshot &exchange, WallTime now)
{
    const QString number = QString::number(exchange.number);
    const QString model = modelOf(exchange);
    if (exchange.outcome == Outcome::InFlight) return Texts::tr("Request %1 to %2 is live").arg(number, model);
    if (isFailure(exchange))
        return Texts::tr("Request %1 to %2 failed with status %3: %4")
            .arg(number, model, QString::number(exchange.status), failureWords(exchange));
    return Texts::tr("Request %1 to %2 took %3").arg(number, model, cellText(exchange, ExchangeColumns::Total, now));
}

} // namespace ccr::ui
