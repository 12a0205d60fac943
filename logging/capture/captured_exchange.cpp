#include "logging/capture/captured_exchange.h"

#include "logging/api/end_sentences.h"
#include "logging/capture/captured_times.h"
#include "logging/capture/json_values.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

using Exchange = ExchangeSnapshot;

// The names of forEachColumn().
constexpr std::pair<const char16_t *, std::string Exchange::*> texts[] = {
    {u"id", &Exchange::id},
    {u"method", &Exchange::method},
    {u"path", &Exchange::path},
    {u"client", &Exchange::client},
    {u"clientAddress", &Exchange::clientAddress},
    {u"sessionId", &Exchange::sessionId},
    {u"userId", &Exchange::userId},
    {u"traceId", &Exchange::traceId},
    {u"askedModel", &Exchange::askedModel},
    {u"provider", &Exchange::provider},
    {u"model", &Exchange::model},
    {u"rule", &Exchange::rule},
    {u"errorClass", &Exchange::errorClass},
    {u"errorMessage", &Exchange::errorMessage},
    {u"errorFingerprint", &Exchange::errorFingerprint},
    {u"finishReason", &Exchange::finishReason},
};

template <typename Value>
Value byName(const QJsonValue &name, Value first, Value last, Value otherwise)
{
    const std::string word = textOf(name);
    for (int i = static_cast<int>(first); i <= static_cast<int>(last); ++i)
        if (toString(static_cast<Value>(i)) == word) return static_cast<Value>(i);
    return otherwise;
}

std::optional<Money> moneyOf(const QJsonValue &amount, const QJsonValue &currency)
{
    if (!amount.isDouble()) return std::nullopt;
    return Money{.amount = amount.toDouble(), .currency = textOf(currency)};
}

void readTokens(const QJsonObject &line, TokenCounts &tokens)
{
    tokens.known = line.contains(u"inputTokens") || line.contains(u"outputTokens");
    tokens.input = line[u"inputTokens"].toInteger();
    tokens.output = line[u"outputTokens"].toInteger();
    tokens.cacheRead = line[u"cacheReadTokens"].toInteger();
    tokens.cacheWrite = line[u"cacheWriteTokens"].toInteger();
    if (const QJsonValue reasoning = line[u"reasoningTokens"]; reasoning.isDouble()) tokens.reasoning = reasoning.toInteger();
}

// The speed tells when the last content came.
void readStream(const QJsonObject &line, Exchange &exchange)
{
    StreamNumbers &stream = exchange.stream;
    stream.firstByte = durationOf(line[u"ttfbMs"]);
    stream.firstContent = durationOf(line[u"ttftMs"]);
    stream.events = line[u"events"].toInteger();
    stream.stalls = line[u"stalls"].toInt();
    stream.stalled = durationOf(line[u"stalledMs"]).value_or(nanoseconds{});
    const double speed = line[u"tokensPerSecond"].toDouble();
    if (stream.firstContent && speed > 0 && exchange.tokens.output > 1)
        stream.lastContent = *stream.firstContent + fromMs(1000.0 * static_cast<double>(exchange.tokens.output - 1) / speed);
}

AttemptSnapshot attemptOf(const QJsonValue &attempt)
{
    return {.number = attempt[u"number"].toInt(1),
            .provider = textOf(attempt[u"provider"]),
            .model = textOf(attempt[u"model"]),
            .url = textOf(attempt[u"url"]),
            .transport = textOf(attempt[u"transport"]),
            .key = textOf(attempt[u"key"]),
            .startedAt = durationOf(attempt[u"startedMs"]).value_or(nanoseconds{}),
            .connectedAt = durationOf(attempt[u"connectedMs"]),
            .answeredAt = durationOf(attempt[u"answeredMs"]),
            .status = attempt[u"status"].toInt(),
            .errorClass = textOf(attempt[u"errorClass"]),
            .message = textOf(attempt[u"message"])};
}

MessageHead headOf(const QJsonValue &value, StoredBody::Kind kind)
{
    MessageHead head{.kind = kind, .attempt = value[u"attempt"].toInt(), .text = {}, .leftOut = value[u"leftOut"].toInt()};
    for (const QJsonValue field : value[u"fields"].toArray()) head.add(textOf(field[u"name"]), textOf(field[u"value"]));
    return head;
}

StoredBody bodyOf(const QJsonValue &value, StoredBody::Kind kind)
{
    StoredBody body{.kind = kind, .attempt = value[u"attempt"].toInt(), .wholeBytes = 0, .text = textOf(value[u"text"])};
    body.wholeBytes = value[u"bytes"].toInteger(static_cast<qint64>(body.text.size()));
    return body;
}

std::string timesOf(const QJsonValue &events, const QJsonValue &leftOut)
{
    CapturedTimes times;
    for (const QJsonValue event : events.toArray())
        times.add({.at = microseconds(event[u"atUs"].toInteger()),
                   .kind = streamEventKindFromString(textOf(event[u"kind"])).value_or(StreamEventKind::Meta),
                   .type = textOf(event[u"type"]),
                   .block = event[u"block"].toInt(-1),
                   .isTerminal = event[u"terminal"].toBool(),
                   .attempt = event[u"attempt"].toInt(),
                   .bytes = event[u"bytes"].toInteger()});
    times.addLeftOut(leftOut.toInteger());
    return times.take();
}

} // namespace

std::optional<CapturedExchange> exchangeOfNdjson(const QJsonObject &line)
{
    if (line[u"type"].toString() != "exchange"_L1) return std::nullopt;
    CapturedExchange captured;
    Exchange &exchange = captured.snapshot;
    for (const auto &[name, member] : texts) exchange.*member = textOf(line[QStringView(name)]);
    exchange.routeSentence = PackedPhrase(textOf(line[u"reason"]));
    exchange.number = static_cast<std::uint64_t>(std::max<qint64>(0, line[u"number"].toInteger()));
    exchange.startedAt = timeOf(line[u"startedAt"]);
    exchange.wantsStream = line[u"stream"].toBool();
    exchange.state = byName(line[u"state"], ExchangeState::Created, ExchangeState::Aborted, ExchangeState::Completed);
    exchange.outcome = byName(line[u"outcome"], Outcome::InFlight, Outcome::Rejected, Outcome::Failed);
    exchange.finishClass = byName(line[u"finishClass"], FinishClass::None, FinishClass::Other, FinishClass::None);
    exchange.status = line[u"status"].toInt();
    exchange.errorSeverity = errorSeverityFromString(textOf(line[u"errorSeverity"]));
    readTokens(line, exchange.tokens);
    exchange.countedTokens = line[u"countedTokens"].toInteger();
    exchange.cost = moneyOf(line[u"cost"], line[u"currency"]);
    exchange.planValue = moneyOf(line[u"planValue"], line[u"planCurrency"]);
    exchange.requestBytes = line[u"requestBytes"].toInteger();
    exchange.responseBytes = line[u"responseBytes"].toInteger();
    exchange.routedAt = durationOf(line[u"routedMs"]);
    exchange.total = durationOf(line[u"totalMs"]);
    if (exchange.outcome == Outcome::InFlight) { // it was when the file was written; it is not now
        exchange.outcome = Outcome::Failed;
        exchange.state = ExchangeState::Aborted;
        if (!exchange.total) exchange.total = nanoseconds{};
        if (exchange.errorMessage.empty()) {
            exchange.errorPhrase = saidOfEnd("It was running when the file was written.");
            exchange.errorMessage = exchange.errorPhrase.english();
        }
    }
    readStream(line, exchange);
    for (const QJsonValue step : line[u"routeSteps"].toArray())
        exchange.routeSteps.push_back({textOf(step[u"rule"]), step[u"matched"].toBool(), PackedPhrase(textOf(step[u"reason"]))});
    for (const QJsonValue attempt : line[u"attempts"].toArray()) exchange.attempts.push_back(attemptOf(attempt));
    for (const QJsonValue head : line[u"heads"].toArray())
        if (const auto kind = storedKindFromString(textOf(head[u"kind"]))) captured.heads.push_back(headOf(head, *kind));
    for (const QJsonValue body : line[u"bodies"].toArray())
        if (const auto kind = storedKindFromString(textOf(body[u"kind"]))) captured.bodies.push_back(bodyOf(body, *kind));
    captured.timeline.provider = timesOf(line[u"providerEvents"], line[u"providerEventsLeftOut"]);
    captured.timeline.client = timesOf(line[u"clientEvents"], line[u"clientEventsLeftOut"]);
    return captured;
}

} // namespace ccr::logging
