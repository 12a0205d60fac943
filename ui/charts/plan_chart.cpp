#include "ui/charts/plan_chart.h"

#include "logging/base/date_time.h"
#include "ui/models/amount_text.h"
#include "ui/models/time_axis.h"
#include "ui/models/value_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace ccr::ui {

using logging::QuotaUnit;
using logging::QuotaWindow;

namespace {

constexpr int buckets = 60;
constexpr int mostTicks = 7;
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

struct PlanChart
{
    Q_DECLARE_TR_FUNCTIONS(PlanChart)
};

// In its own currency whatever is shown elsewhere: it is a number of the contract.
QString ownMoney(double amount, const std::string &currency)
{
    const QString number = QLocale().toString(amount, 'f', 2);
    if (currency == "USD") return u'$' + number;
    if (currency == "CNY") return u'¥' + number;
    return number + u' ' + QString::fromStdString(currency);
}

// Without the unit, where that stands nearby.
QString amountText(double amount, const logging::Plan &plan)
{
    if (plan.quota.unit == QuotaUnit::Money) return ownMoney(amount, plan.currency);
    return plan.quota.unit == QuotaUnit::Tokens ? countText(std::llround(amount)) : QLocale().toString(qint64(std::llround(amount)));
}

QString clockText(WallTime time, WallTime now)
{
    const QDateTime moment = localTime(time);
    const QDateTime today = localTime(now);
    const QString clock = QLocale().toString(moment.time(), QStringLiteral("HH:mm"));
    return moment.date() == today.date() ? clock : QLocale().toString(moment.date(), QLocale::ShortFormat) + u' ' + clock;
}

ChartSeries lineOf(const QString &name, QColor ThemeColours::*colour, bool isDashed)
{
    return {.name = name, .colour = colour, .values = QList<double>(buckets, unknown), .total = {}, .isDashed = isDashed};
}

} // namespace

QString windowName(QuotaWindow window)
{
    switch (window) {
    case QuotaWindow::FiveHours: return PlanChart::tr("5 hours");
    case QuotaWindow::Week: return PlanChart::tr("Week");
    case QuotaWindow::Month: return PlanChart::tr("Month");
    }
    return {};
}

QString quotaText(double amount, const logging::Plan &plan)
{
    switch (plan.quota.unit) {
    case QuotaUnit::Requests: return PlanChart::tr("%Ln request(s)", nullptr, static_cast<int>(std::llround(amount)));
    case QuotaUnit::Tokens: return PlanChart::tr("%1 tok").arg(countText(std::llround(amount)));
    case QuotaUnit::Money: return ownMoney(amount, plan.currency);
    }
    return {};
}

ChartData planChart(const PlanUse &use, QuotaWindow kind, WallTime now)
{
    const PlanWindow window = use.window(kind, now);
    const nanoseconds length = (window.end - window.begin) / buckets;
    ChartData chart;
    const auto span = std::chrono::duration_cast<milliseconds>(window.end - window.begin);
    for (int i = 0; i < buckets; ++i) chart.buckets.append(momentText(window.begin + i * length, span));
    for (const TimeTick &tick : timeTicks(window.begin, window.end, mostTicks)) {
        const double position = std::chrono::duration<double>(tick.time - window.begin) / std::chrono::duration<double>(length);
        if (position > 1 && position < buckets - 2) chart.ticks.append({position, tick.text}); // at the edge it would be cut off
    }
    const logging::Plan plan = use.plan();
    chart.lineText = [plan](double value) { return amountText(value, plan); };
    ChartSeries left = lineOf(PlanChart::tr("left"), &ThemeColours::tokensFresh, false);
    ChartSeries pace = lineOf(PlanChart::tr("at this pace"), &ThemeColours::warn, true);
    ChartSeries even = lineOf(PlanChart::tr("evenly"), &ThemeColours::muted, true);
    const std::optional<WallTime> empty = window.emptyAt(now);
    const double perNanosecond = now > window.begin ? window.used / static_cast<double>((now - window.begin).count()) : 0;
    for (int i = 0; i < buckets; ++i) {
        const WallTime end = window.begin + (i + 1) * length;
        even.values[i] = window.limit * (buckets - 1 - i) / (buckets - 1);
        if (window.begin + i * length <= now)
            left.values[i] =
                std::max(0.0, window.limit - (window.hasBegun ? use.used(window.begin, std::min(end, now + nanoseconds(1))) : 0));
        if (end >= now && window.used > 0)
            pace.values[i] = std::max(0.0, window.limit - perNanosecond * static_cast<double>((end - window.begin).count()));
    }
    left.total = quotaText(window.left(), plan);
    chart.lines = {left};
    if (empty) chart.lines.append(pace);
    chart.lines.append(even);
    return chart;
}

QString planSummary(const PlanUse &use, QuotaWindow kind, WallTime now)
{
    const PlanWindow window = use.window(kind, now);
    const QString limit = quotaText(window.limit, use.plan());
    if (!window.hasBegun) return PlanChart::tr("Nothing is used. The next request begins five hours with %1.").arg(limit);
    const QString share = percentText(window.share());
    const QString used = (window.uncounted > 0 ? u"≥ "_s : QString()) + amountText(window.used, use.plan());
    QString text = PlanChart::tr("%1 of %2 used (%3), %4 left until %5.")
                       .arg(used, limit, share, amountText(window.left(), use.plan()), clockText(window.end, now));
    if (window.left() <= 0)
        text = PlanChart::tr("%1 of %2 used (%3): nothing is left until %4.").arg(used, limit, share, clockText(window.end, now));
    if (const std::optional<WallTime> empty = window.emptyAt(now))
        text += u' ' + PlanChart::tr("At this pace it is used up by %1.").arg(clockText(*empty, now));
    if (window.uncounted > 0)
        text += u' '
                + PlanChart::tr("%Ln request(s) could not be counted: they have no price in this currency.", nullptr,
                                static_cast<int>(window.uncounted));
    return text;
}

QString feeText(const PlanUse &use, WallTime now)
{
    const logging::Plan &plan = use.plan();
    const QString fee = plan.fee > 0 ? PlanChart::tr("%1 a month.").arg(ownMoney(plan.fee, plan.currency)) : PlanChart::tr("No fee.");
    const std::map<std::string, double> worth = use.worthThisMonth(now);
    if (worth.empty()) return fee;
    return fee + u' ' + PlanChart::tr("This month's requests would have cost %1 by price.").arg(moneyText(worth));
}

} // namespace ccr::ui
