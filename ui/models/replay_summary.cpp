#include "ui/models/replay_summary.h"

#include "logging/api/list_prices.h"
#include "ui/models/amount_text.h"
#include "ui/models/route_texts.h"
#include "ui/models/value_text.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr std::size_t mostGroups = 4; ///< that are written one by one

struct Replay
{
    Q_DECLARE_TR_FUNCTIONS(Replay)
};

QString sideName(const QString &rule)
{
    return rule.isEmpty() ? Replay::tr("refused") : ruleText(rule);
}

std::optional<logging::Money> costAt(const QString &target, const logging::ExchangeSnapshot &exchange, const logging::LoggingConfig &prices)
{
    const qsizetype comma = target.indexOf(u',');
    if (comma < 0 || !exchange.tokens.known) return {};
    return logging::expectedCosts({prices.prices, prices.syncedPrices}, prices.providerPrices, target.left(comma).toStdString(),
                                  target.mid(comma + 1).toStdString(), exchange.tokens, exchange.startedAt)
        .cost;
}

void addCosts(ReplaySummary &summary, const proxy::ChangedRoute &change, const logging::ExchangeSnapshot *exchange,
              const logging::LoggingConfig &prices)
{
    const auto before = exchange && !change.ruleBefore.isEmpty() ? costAt(change.before, *exchange, prices) : std::nullopt;
    const auto after = exchange && !change.isRefused ? costAt(change.after, *exchange, prices) : std::nullopt;
    ++(before && after ? summary.priced : summary.unpriced);
    if (!before || !after) return;
    summary.costMore[before->currency] -= before->amount;
    summary.costMore[after->currency] += after->amount;
}

} // namespace

ReplaySummary summaryOf(const proxy::ReplayReport &report, const QList<proxy::RecordedRequest> &requests,
                        const logging::LoggingConfig &prices)
{
    QHash<QByteArray, const logging::ExchangeSnapshot *> byId;
    for (const proxy::RecordedRequest &request : requests) byId.insert(QByteArray::fromStdString(request.exchange.id), &request.exchange);
    ReplaySummary summary;
    for (const proxy::ChangedRoute &change : report.changes) {
        const QString before = sideName(change.ruleBefore);
        const QString after = change.isRefused ? sideName({}) : sideName(change.ruleAfter);
        const auto group = std::find_if(summary.groups.begin(), summary.groups.end(),
                                        [&](const ReplaySummary::Group &known) { return known.before == before && known.after == after; });
        if (group == summary.groups.end())
            summary.groups.push_back({.before = before, .after = after, .count = 1});
        else
            ++group->count;
        addCosts(summary, change, byId.value(QByteArray::fromStdString(change.id)), prices);
    }
    std::stable_sort(summary.groups.begin(), summary.groups.end(),
                     [](const ReplaySummary::Group &a, const ReplaySummary::Group &b) { return a.count > b.count; });
    return summary;
}

QString groupsText(const ReplaySummary &summary)
{
    QStringList parts;
    int others = 0;
    for (std::size_t i = 0; i < summary.groups.size(); ++i) {
        const ReplaySummary::Group &group = summary.groups[i];
        if (i >= mostGroups) {
            others += group.count;
            continue;
        }
        // Where the rule is the same its target is another one.
        parts.append(group.before == group.after ? Replay::tr("%1 %2, elsewhere").arg(group.count).arg(group.before)
                                                 : u"%1 %2 → %3"_s.arg(group.count).arg(group.before, group.after));
    }
    if (others > 0) parts.append(Replay::tr("%1 others").arg(others));
    return parts.join(Replay::tr("; "));
}

QString costDifferenceText(const ReplaySummary &summary)
{
    if (summary.priced == 0) return {};
    const std::map<std::string, double> amounts = shownAmounts(summary.costMore);
    QStringList parts;
    for (const auto &[currency, amount] : amounts)
        if (amount != 0) parts.append((amount < 0 ? u"−"_s : u"+"_s) + moneyText(logging::Money{std::abs(amount), currency}));
    QString text = parts.isEmpty() ? Replay::tr("Estimated cost: the same") : Replay::tr("Estimated cost: %1").arg(parts.join(u' '));
    if (summary.unpriced > 0) text += u' ' + Replay::tr("(%n without a price)", nullptr, summary.unpriced);
    return text;
}

} // namespace ccr::ui
