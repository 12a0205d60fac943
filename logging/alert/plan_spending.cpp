#include "logging/alert/plan_spending.h"

#include "logging/api/plan_quota.h"

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr QuotaWindow windows[] = {QuotaWindow::FiveHours, QuotaWindow::Week, QuotaWindow::Month};
constexpr auto firstKey = "first"_L1;
constexpr auto requestsKey = "requests"_L1;
constexpr auto tokensKey = "tokens"_L1;
constexpr auto moneyKey = "money"_L1;

// The window that holds `time`, where `first` is the first request that is known of one.
std::pair<WallTime, WallTime> spanAt(QuotaWindow window, WallTime time, WallTime since, WallTime first)
{
    if (window != QuotaWindow::FiveHours) return quotaSpan(window, time, since);
    const bool isOpen = first != WallTime() && time < first + fiveHoursOfPlan;
    const WallTime begin = isOpen ? first : time;
    return {begin, begin + fiveHoursOfPlan};
}

} // namespace

void PlanSpending::Count::add(const ExchangeSnapshot &exchange)
{
    ++requests;
    tokens += exchange.tokens.input + exchange.tokens.output + exchange.tokens.cacheRead + exchange.tokens.cacheWrite;
    const std::optional<Money> &worth = exchange.planValue ? exchange.planValue : exchange.cost;
    if (worth && worth->amount > 0) money[QString::fromStdString(worth->currency)] += worth->amount;
}

bool PlanSpending::add(const ExchangeSnapshot &exchange, const TermsOfProviders &terms)
{
    const bool isAnswered = exchange.outcome == Outcome::Ok || exchange.tokens.known;
    const QString provider = QString::fromStdString(exchange.provider).toLower();
    const auto of = terms.find(provider.toStdString());
    if (!isAnswered || of == terms.end() || !of->second.plan) return false;
    const PlanQuota &quota = of->second.plan->quota;
    for (const auto &[window, limit] : quota.limits) {
        Count &count = m_counts[provider][window];
        const auto [begin, end] = spanAt(window, exchange.startedAt, quota.since, count.first);
        if (count.first >= end) continue; // a long request of a window that is over
        if (count.first < begin) count = {.first = exchange.startedAt, .requests = 0, .tokens = 0, .money = {}};
        count.add(exchange);
    }
    return !quota.limits.empty();
}

std::vector<PlanState> PlanSpending::states(const TermsOfProviders &terms, const DisplayCurrency &display, WallTime now) const
{
    std::vector<PlanState> states;
    for (const auto &[name, of] : terms) {
        if (!of.plan) continue;
        const QString provider = QString::fromStdString(name);
        const PlanQuota &quota = of.plan->quota;
        for (const auto &[window, limit] : quota.limits) {
            PlanState state{.provider = provider, .window = window, .unit = quota.unit, .limit = limit};
            if (quota.unit == QuotaUnit::Money) state.currency = QString::fromStdString(of.plan->currency);
            const Count count = m_counts.value(provider).value(window);
            const auto [begin, end] = spanAt(window, now, quota.since, count.first);
            state.end = end;
            if (count.first >= begin && count.first < end) {
                if (quota.unit == QuotaUnit::Requests) state.used = static_cast<double>(count.requests);
                if (quota.unit == QuotaUnit::Tokens) state.used = static_cast<double>(count.tokens);
                for (auto money = count.money.cbegin(); money != count.money.cend() && quota.unit == QuotaUnit::Money; ++money)
                    state.used += money.value() * exchangeRate(display, money.key().toStdString(), of.plan->currency).value_or(0);
            }
            states.push_back(std::move(state));
        }
    }
    return states;
}

PlanSpending PlanSpending::fromJson(const QJsonObject &json)
{
    PlanSpending spending;
    for (auto provider = json.begin(); provider != json.end(); ++provider) {
        const QJsonObject counts = provider.value().toObject();
        for (const QuotaWindow window : windows) {
            const QJsonObject written = counts[toString(window)].toObject();
            if (written.isEmpty()) continue;
            Count count{.first = WallTime(milliseconds(written[firstKey].toInteger())),
                        .requests = written[requestsKey].toInteger(),
                        .tokens = written[tokensKey].toInteger(),
                        .money = {}};
            const QJsonObject money = written[moneyKey].toObject();
            for (auto amount = money.begin(); amount != money.end(); ++amount) count.money.insert(amount.key(), amount.value().toDouble());
            spending.m_counts[provider.key()].insert(window, count);
        }
    }
    return spending;
}

QJsonObject PlanSpending::toJson() const
{
    QJsonObject json;
    for (auto provider = m_counts.cbegin(); provider != m_counts.cend(); ++provider) {
        QJsonObject counts;
        for (auto count = provider->cbegin(); count != provider->cend(); ++count) {
            QJsonObject money;
            for (auto amount = count->money.cbegin(); amount != count->money.cend(); ++amount) money.insert(amount.key(), amount.value());
            counts.insert(toString(count.key()), QJsonObject{{firstKey, qint64(millisSinceEpoch(count->first))},
                                                             {requestsKey, count->requests},
                                                             {tokensKey, count->tokens},
                                                             {moneyKey, money}});
        }
        json.insert(provider.key(), counts);
    }
    return json;
}

} // namespace ccr::logging
