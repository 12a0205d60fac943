#include "logging/export/exchange_columns.h"

#include "logging/base/milliseconds.h"
#include "logging/format/time_text.h"

#include <QByteArray>

#include <cmath>
#include <limits>

namespace ccr::logging {

namespace {

FieldView::Value inMs(const std::optional<nanoseconds> &duration)
{
    if (!duration) return nullptr;
    return inRoundMs(*duration);
}

FieldView::Value text(std::string_view value)
{
    if (value.empty()) return nullptr;
    return value;
}

FieldView::Value number(std::int64_t value)
{
    return value;
}

using Visit = std::function<void(std::string_view name, const FieldView::Value &value)>;

// Each amount has a rate of its own, so that nobody has to guess which one was taken.
/// To the digits that a double keeps: 0.009 instead of 0.009000000000000001.
double rounded(double amount)
{
    return QByteArray::number(amount, 'g', std::numeric_limits<double>::digits10).toDouble();
}

void visitConverted(const Visit &visit, const char *const (&names)[3], const std::optional<Money> &money, const DisplayCurrency &display)
{
    std::optional<double> rate;
    if (money && money->currency == display.currency) rate = 1;
    if (const auto known = money ? display.rates.find(money->currency) : display.rates.end(); !rate && known != display.rates.end())
        rate = known->second;
    visit(names[0], rate ? FieldView::Value(rounded(money->amount * *rate)) : FieldView::Value(nullptr));
    visit(names[1], rate ? text(display.currency) : FieldView::Value(nullptr));
    visit(names[2], rate ? FieldView::Value(*rate) : FieldView::Value(nullptr));
}

void visitPrices(const Visit &visit, const ExchangeSnapshot &s, const DisplayCurrency &display)
{
    visit("cost", s.cost ? FieldView::Value(s.cost->amount) : FieldView::Value(nullptr));
    visit("currency", s.cost ? text(s.cost->currency) : FieldView::Value(nullptr));
    visit("planValue", s.planValue ? FieldView::Value(s.planValue->amount) : FieldView::Value(nullptr));
    visit("planCurrency", s.planValue ? text(s.planValue->currency) : FieldView::Value(nullptr));
    visit("priceId", text(s.priceId));
    if (display.currency.empty()) return;
    visitConverted(visit, {"costConverted", "costConvertedCurrency", "costRate"}, s.cost, display);
    visitConverted(visit, {"planValueConverted", "planValueConvertedCurrency", "planValueRate"}, s.planValue, display);
}

} // namespace

void forEachColumn(const ExchangeSnapshot &s, const DisplayCurrency &display,
                   const std::function<void(std::string_view name, const FieldView::Value &value)> &visit)
{
    std::string startedAt;
    IsoTime().appendMillis(startedAt, s.startedAt);
    const auto tokens = [&s](std::int64_t count) -> FieldView::Value {
        if (!s.tokens.known) return nullptr;
        return count;
    };
    visit("startedAt", std::string_view(startedAt));
    visit("id", text(s.id));
    visit("number", number(static_cast<std::int64_t>(s.number)));
    visit("method", text(s.method));
    visit("path", text(s.path));
    visit("client", text(s.client));
    visit("clientAddress", text(s.clientAddress));
    visit("sessionId", text(s.sessionId));
    visit("userId", text(s.userId));
    visit("traceId", text(s.traceId));
    visit("askedModel", text(s.askedModel));
    visit("stream", s.wantsStream);
    visit("provider", text(s.provider));
    visit("model", text(s.model));
    visit("rule", text(s.rule));
    const std::string reason = s.routeSentence.english();
    visit("reason", text(reason));
    visit("attemptCount", number(static_cast<std::int64_t>(s.attempts.size())));
    visit("state", text(toString(s.state)));
    visit("outcome", text(toString(s.outcome)));
    visit("status", s.status > 0 ? number(s.status) : FieldView::Value(nullptr));
    visit("errorClass", text(s.errorClass));
    visit("errorMessage", text(s.errorMessage));
    visit("errorSeverity", s.errorSeverity ? text(toString(*s.errorSeverity)) : FieldView::Value(nullptr));
    visit("errorFingerprint", text(s.errorFingerprint));
    visit("finishReason", text(s.finishReason));
    visit("finishClass", text(toString(s.finishClass)));
    visit("inputTokens", tokens(s.tokens.input));
    visit("outputTokens", tokens(s.tokens.output));
    visit("cacheReadTokens", tokens(s.tokens.cacheRead));
    visit("cacheWriteTokens", tokens(s.tokens.cacheWrite));
    visit("reasoningTokens", s.tokens.reasoning ? tokens(*s.tokens.reasoning) : FieldView::Value(nullptr));
    visit("countedTokens", s.countedTokens > 0 ? number(s.countedTokens) : FieldView::Value(nullptr));
    visitPrices(visit, s, display);
    visit("requestBytes", number(s.requestBytes));
    visit("responseBytes", number(s.responseBytes));
    visit("routedMs", inMs(s.routedAt));
    visit("ttfbMs", inMs(s.stream.firstByte));
    visit("ttftMs", inMs(s.stream.firstContent));
    visit("totalMs", inMs(s.total));
    const std::optional<double> speed = tokensPerSecond(s.tokens, s.stream);
    visit("tokensPerSecond", speed ? FieldView::Value(std::round(*speed * 100) / 100) : FieldView::Value(nullptr));
    visit("events", number(s.stream.events));
    visit("stalls", number(s.stream.stalls));
    visit("stalledMs", inMs(s.stream.stalled));
}

} // namespace ccr::logging
