#include "logging/capture/har_exchanges.h"

#include "logging/api/stream_reader.h"
#include "logging/capture/foreign_entry.h"
#include "logging/capture/har_messages.h"
#include "logging/capture/json_values.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

using Kind = StoredBody::Kind;

Outcome outcomeOf(const QJsonValue &word, const ExchangeSnapshot &exchange)
{
    const std::string said = textOf(word);
    for (int i = 0; i <= static_cast<int>(Outcome::Rejected); ++i)
        if (toString(static_cast<Outcome>(i)) == said) return static_cast<Outcome>(i);
    if (exchange.attempts.empty() && exchange.status >= 400) return Outcome::Rejected;
    return exchange.errorClass.empty() && exchange.status < 400 ? Outcome::Ok : Outcome::Failed;
}

void readTokens(const QJsonValue &tokens, TokenCounts &counts)
{
    if (!tokens.isObject()) return;
    counts = {.input = tokens[u"input"].toInteger(),
              .output = tokens[u"output"].toInteger(),
              .cacheRead = tokens[u"cacheRead"].toInteger(),
              .cacheWrite = tokens[u"cacheWrite"].toInteger(),
              .known = true};
    if (const QJsonValue reasoning = tokens[u"reasoning"]; reasoning.isDouble()) counts.reasoning = reasoning.toInteger();
}

// What the last attempt's entry says of the exchange.
void readOutcome(const QJsonObject &entry, ExchangeSnapshot &exchange)
{
    const QJsonValue llm = entry[u"_llm"];
    exchange.provider = textOf(llm[u"provider"]);
    exchange.model = textOf(llm[u"servedModel"]);
    exchange.errorClass = textOf(llm[u"errorClass"]);
    exchange.errorMessage = textOf(entry[u"response"][u"_error"]);
    exchange.finishReason = textOf(llm[u"finishReason"]);
    readTokens(llm[u"tokens"], exchange.tokens);
    exchange.stream.firstContent = durationOf(llm[u"ttftMs"]);
    const double speed = llm[u"tokPerSec"].toDouble(); // tells when the last content came
    if (exchange.stream.firstContent && speed > 0 && exchange.tokens.output > 1)
        exchange.stream.lastContent =
            *exchange.stream.firstContent + fromMs(1000.0 * static_cast<double>(exchange.tokens.output - 1) / speed);
    exchange.stream.stalls = llm[u"stalls"][u"count"].toInt();
    exchange.stream.stalled = durationOf(llm[u"stalls"][u"durMs"]).value_or(nanoseconds{});
    if (const QJsonValue cost = llm[u"cost"]; cost.isObject()) {
        exchange.cost = Money{cost[u"amount"].toDouble(), textOf(cost[u"currency"])};
        if (cost[u"planValue"].isDouble()) exchange.planValue = Money{cost[u"planValue"].toDouble(), textOf(cost[u"planCurrency"])};
    }
    exchange.responseBytes = std::max<qint64>(0, entry[u"response"][u"content"][u"size"].toInteger());
    exchange.outcome = outcomeOf(llm[u"outcome"], exchange);
    exchange.state = exchange.outcome == Outcome::Ok ? ExchangeState::Completed : ExchangeState::Failed;
}

ExchangeSnapshot beginningOf(const QJsonObject &entry)
{
    const QJsonValue client = entry[u"_client"];
    const QJsonValue request = entry[u"request"];
    ExchangeSnapshot exchange;
    exchange.id = textOf(entry[u"_trace"][u"exchange"]);
    exchange.traceId = textOf(entry[u"_trace"][u"id"]);
    exchange.startedAt = timeOf(entry[u"startedDateTime"]);
    exchange.method = textOf(client[u"request"][u"method"].isString() ? client[u"request"][u"method"] : request[u"method"]);
    exchange.path = textOf(client[u"url"]);
    exchange.client = textOf(client[u"userAgent"]);
    exchange.sessionId = textOf(entry[u"pageref"]);
    exchange.askedModel = textOf(entry[u"_llm"][u"askedModel"]);
    exchange.rule = textOf(entry[u"_llm"][u"rule"]);
    exchange.status = client[u"status"].toInt();
    exchange.requestBytes = std::max<qint64>(0, request[u"bodySize"].toInteger());
    return exchange;
}

} // namespace

std::optional<CapturedExchange> HarExchanges::add(const QJsonObject &entry)
{
    const std::string id = textOf(entry[u"_trace"][u"exchange"]);
    if (m_open && !id.empty() && m_open->snapshot.id == id) {
        addOwn(entry);
        return std::nullopt;
    }
    std::optional<CapturedExchange> before = finish();
    if (id.empty()) {
        m_open = addForeign(entry);
        if (!m_open) ++m_leftOut;
    } else {
        m_open.emplace().snapshot = beginningOf(entry);
        m_open->snapshot.number = ++m_number;
        addOwn(entry);
    }
    return before;
}

std::optional<CapturedExchange> HarExchanges::addForeign(const QJsonObject &entry)
{
    std::optional<CapturedExchange> captured = foreignExchange(entry);
    if (!captured) return std::nullopt;
    captured->snapshot.number = ++m_number;
    captured->snapshot.id = "har_" + std::to_string(m_number);
    return captured;
}

void HarExchanges::addOwn(const QJsonObject &entry)
{
    ExchangeSnapshot &exchange = m_open->snapshot;
    const int number = entry[u"_attempt"].toInt();
    const nanoseconds began = timeOf(entry[u"startedDateTime"]) - exchange.startedAt;
    const nanoseconds took = durationOf(entry[u"time"]).value_or(nanoseconds{});
    const QJsonValue client = entry[u"_client"];
    const bool hasAttempt = number > 0;
    addMessages(*m_open, entry, hasAttempt ? Hop{Kind::ProviderRequest, Kind::ProviderResponse, number} : clientHop);
    if (hasAttempt) {
        if (exchange.attempts.empty()) {
            addHead(*m_open, client[u"request"], Kind::ClientRequest, 0);
            addHead(*m_open, client[u"response"], Kind::ClientResponse, 0);
        }
        const QJsonValue original = entry[u"request"][u"postData"][u"_original"];
        const auto isClients = [](const StoredBody &body) { return body.kind == Kind::ClientRequest; };
        if (original.isString() && std::none_of(m_open->bodies.begin(), m_open->bodies.end(), isClients))
            addBody(*m_open, textOf(original), Kind::ClientRequest, 0);
        const QJsonValue llm = entry[u"_llm"];
        AttemptSnapshot attempt = attemptOf(entry, began, number);
        attempt.provider = textOf(llm[u"provider"]);
        attempt.model = textOf(llm[u"servedModel"]);
        attempt.errorClass = textOf(llm[u"errorClass"]);
        attempt.message = textOf(entry[u"response"][u"_error"]);
        exchange.stream.firstByte = attempt.answeredAt;
        exchange.attempts.push_back(std::move(attempt));
    }
    exchange.total = began + took;
    exchange.wantsStream = exchange.wantsStream || isStream(entry);
    readOutcome(entry, exchange);
    addTimes(*m_open, entry, number);
}

std::optional<CapturedExchange> HarExchanges::finish()
{
    if (m_open) countEvents(*m_open);
    return std::exchange(m_open, std::nullopt);
}

} // namespace ccr::logging
