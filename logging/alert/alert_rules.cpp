#include "logging/alert/alert_rules.h"

#include "logging/api/plan_quota.h"
#include "logging/base/date_time.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr double diskMargin = 0.02;         ///< under its limit before a disk alert ends
constexpr double calmShare = 0.9;           ///< of a limit, likewise
constexpr auto calmAfterDrops = 5min;       ///< without a further loss
constexpr auto sinkPatience = 5min;         ///< an output may be down this long
constexpr double abnormalLimit = 0.05;      ///< of the streams
constexpr std::uint64_t fewestStreams = 20; ///< fewer say nothing
constexpr auto sinkPrefix = "sink:"_L1;
constexpr auto checkPrefix = "check:"_L1;
constexpr auto planPrefix = "plan:"_L1;
constexpr int calmChecks = 2; ///< in a row before an alert of a check ends
constexpr qsizetype currencyLength = 3;

QString percent(double share)
{
    return QString::number(share * 100, 'f', 0) + u" %"_s;
}

QString spanName(QuotaWindow window)
{
    switch (window) {
    case QuotaWindow::FiveHours: return u"five hours"_s;
    case QuotaWindow::Week: return u"a week"_s;
    case QuotaWindow::Month: return u"a month"_s;
    }
    return {};
}

// Some are whole sentences already.
QString withFullStop(const Phrase &said)
{
    return said.english().endsWith(u'.') ? said.english() : said.english() + u'.';
}

QString idOf(const PlanState &state)
{
    return planPrefix + state.provider + u':' + toString(state.window);
}

} // namespace

std::vector<AlertNotice> AlertRules::check(const AlertInputs &inputs, WallTime now)
{
    std::vector<AlertNotice> out;
    if (!m_config.enabled) {
        m_episodes.clear();
        return out;
    }
    if (inputs.diskShare) apply(disk(inputs), now, out);
    apply(errors(inputs), now, out);
    apply(drops(inputs, now), now, out);
    for (const AlertInputs::SinkState &state : inputs.sinks) apply(sink(state), now, out);
    endVanishedSinks(inputs, now, out);
    apply(activity(inputs), now, out);
    apply(streams(inputs), now, out);
    applyBudgets(inputs, now, out);
    applyPlans(inputs.plans, now, out);
    if (inputs.checks)
        for (const LogCheck &check : *inputs.checks) apply(fileCheck(check), now, out);
    return out;
}

void AlertRules::apply(const Finding &finding, WallTime now, std::vector<AlertNotice> &out)
{
    const auto episode = m_episodes.find(finding.id);
    AlertNotice notice{.id = finding.id,
                       .message = finding.message,
                       .detail = finding.detail,
                       .remedy = finding.remedy,
                       .value = finding.value,
                       .limit = finding.limit,
                       .time = now,
                       .since = now};
    if (episode == m_episodes.end()) {
        if (!finding.level) return;
        m_episodes.insert(finding.id, {*finding.level, now});
        notice.level = *finding.level;
        out.push_back(notice);
        return;
    }
    notice.since = episode->since;
    notice.level = episode->level;
    if (finding.level && *finding.level > episode->level) {
        episode->level = *finding.level;
        notice.level = *finding.level;
        notice.state = AlertState::Escalated;
        out.push_back(notice);
    } else if (!finding.level && finding.isCalm) {
        m_episodes.erase(episode);
        notice.state = AlertState::Cleared;
        notice.message = finding.calmMessage;
        out.push_back(notice);
    }
}

AlertRules::Finding AlertRules::disk(const AlertInputs &inputs) const
{
    const double share = *inputs.diskShare;
    Finding out{.id = u"disk"_s, .isCalm = share <= m_config.diskWarning - diskMargin, .value = share, .limit = m_config.diskWarning};
    if (share > m_config.diskCritical) {
        out.level = AlertLevel::Critical;
        out.limit = m_config.diskCritical;
    } else if (share > m_config.diskWarning) {
        out.level = AlertLevel::Warning;
    }
    out.message = u"The disk that holds the logs is %1 full (%2). Free space, or lower the limits of the logs."_s.arg(percent(share),
                                                                                                                      inputs.directory);
    out.detail = inputs.directory;
    out.calmMessage = u"The disk that holds the logs has room again: %1 full."_s.arg(percent(share));
    return out;
}

AlertRules::Finding AlertRules::errors(const AlertInputs &inputs) const
{
    const auto limit = static_cast<std::uint64_t>(std::max(0, m_config.errorsPerHour));
    Finding out{.id = u"errors"_s,
                .isCalm = limit == 0 || static_cast<double>(inputs.errorsInHour) <= static_cast<double>(limit) * calmShare,
                .value = static_cast<double>(inputs.errorsInHour),
                .limit = static_cast<double>(limit)};
    if (limit > 0 && inputs.errorsInHour > limit) out.level = AlertLevel::Warning;
    out.message =
        u"%1 errors were logged within an hour, more than %2. Look at the errors by provider and class."_s.arg(inputs.errorsInHour)
            .arg(limit);
    out.calmMessage = u"The number of errors within an hour has gone down to %1."_s.arg(inputs.errorsInHour);
    return out;
}

AlertRules::Finding AlertRules::drops(const AlertInputs &inputs, WallTime now)
{
    const std::uint64_t lost = inputs.dropped > m_seenDrops ? inputs.dropped - m_seenDrops : 0;
    m_seenDrops = inputs.dropped;
    if (lost > 0) m_lastDrop = now;
    Finding out{.id = u"drops"_s, .isCalm = now - m_lastDrop >= calmAfterDrops, .value = static_cast<double>(lost)};
    if (lost > 0) out.level = AlertLevel::Warning;
    out.message =
        u"%1 log records were lost. The outputs are slower than what is logged; raise the level or the size of the queue."_s.arg(lost);
    out.calmMessage =
        u"No log record was lost for %1 minutes."_s.arg(std::chrono::duration_cast<std::chrono::minutes>(calmAfterDrops).count());
    return out;
}

AlertRules::Finding AlertRules::sink(const AlertInputs::SinkState &state) const
{
    Finding out{.id = sinkPrefix + state.stream, .isCalm = state.problem.isEmpty()};
    out.value = std::chrono::duration<double>(state.duration).count();
    out.limit = std::chrono::duration<double>(sinkPatience).count();
    if (!state.problem.isEmpty() && state.duration >= sinkPatience) out.level = AlertLevel::Critical;
    out.message = u"The log stream %1 has not worked for %2 minutes: %3"_s.arg(state.stream)
                      .arg(std::chrono::duration_cast<std::chrono::minutes>(state.duration).count())
                      .arg(state.problem);
    out.detail = state.problem;
    out.calmMessage = u"The log stream %1 works again."_s.arg(state.stream);
    return out;
}

// A stream that is no longer configured is no longer down.
void AlertRules::endVanishedSinks(const AlertInputs &inputs, WallTime now, std::vector<AlertNotice> &out)
{
    const QStringList ids = m_episodes.keys();
    for (const QString &id : ids) {
        if (!id.startsWith(sinkPrefix)) continue;
        const QString stream = id.sliced(sinkPrefix.size());
        const bool isThere =
            std::any_of(inputs.sinks.begin(), inputs.sinks.end(), [&](const auto &state) { return state.stream == stream; });
        if (!isThere) apply({.id = id, .calmMessage = u"The log stream %1 was removed."_s.arg(stream)}, now, out);
    }
}

AlertRules::Finding AlertRules::activity(const AlertInputs &inputs) const
{
    const bool isOff = m_config.noActivity <= 0ms;
    const bool isSilent = !isOff && inputs.hasRequests && inputs.sinceLastRecord >= m_config.noActivity;
    Finding out{.id = u"activity"_s, .isCalm = isOff || inputs.sinceLastRecord < m_config.noActivity};
    out.value = std::chrono::duration<double>(inputs.sinceLastRecord).count();
    out.limit = std::chrono::duration<double>(m_config.noActivity).count();
    if (isSilent) out.level = AlertLevel::Warning;
    out.message = u"There are requests, but nothing was logged for %1 minutes."_s.arg(
        std::chrono::duration_cast<std::chrono::minutes>(inputs.sinceLastRecord).count());
    out.calmMessage = u"Records are logged again."_s;
    return out;
}

AlertRules::Finding AlertRules::streams(const AlertInputs &inputs) const
{
    const double share = inputs.streams > 0 ? static_cast<double>(inputs.abnormalStreams) / static_cast<double>(inputs.streams) : 0;
    Finding out{.id = u"streams"_s, .isCalm = share <= abnormalLimit * calmShare, .value = share, .limit = abnormalLimit};
    if (inputs.streams >= fewestStreams && share > abnormalLimit) out.level = AlertLevel::Warning;
    out.message =
        u"%1 of %2 responses were cut off or failed within 15 minutes (%3). Look at their providers."_s.arg(inputs.abnormalStreams)
            .arg(inputs.streams)
            .arg(percent(share));
    out.calmMessage = u"Responses arrive whole again (%1 cut off or failed)."_s.arg(percent(share));
    return out;
}

// A folder at its limit would begin and end an alert with each file that comes and goes.
AlertRules::Finding AlertRules::fileCheck(const LogCheck &check)
{
    int &good = m_goodChecks[check.name];
    good = check.state == CheckState::Ok && (check.limit <= 0 || check.value <= check.limit * calmShare) ? good + 1 : 0;
    Finding out{.id = checkPrefix + check.name, .isCalm = good >= calmChecks, .value = check.value, .limit = check.limit};
    if (check.state == CheckState::Critical)
        out.level = AlertLevel::Critical;
    else if (check.state == CheckState::Warning)
        out.level = AlertLevel::Warning;
    out.detail = check.text;
    out.remedy = check.remedy;
    out.message = u"The log files need care (%1): %2 Remedy: %3"_s.arg(check.name, withFullStop(check.text), withFullStop(check.remedy));
    out.calmMessage = u"The log files are in order again (%1)."_s.arg(check.name);
    return out;
}

void AlertRules::applyBudgets(const AlertInputs &inputs, WallTime now, std::vector<AlertNotice> &out)
{
    const std::vector<Finding> found[] = {
        moneyBudgets(u"budget:"_s, inputs.costToday, u"Today's requests cost %1 %4, %2 of the budget of %3 %4."_s,
                     &AlertConfig::dailyBudgetIn),
        moneyBudgets(u"budget:month:"_s, inputs.costOfMonth, u"This month's requests cost %1 %4, %2 of the budget of %3 %4."_s,
                     &AlertConfig::monthlyBudgetIn),
        {budget(u"budget:tokens"_s, u"Today's requests used %1 tokens, %2 of the budget of %3."_s, static_cast<double>(inputs.tokensToday),
                m_config.dailyTokens, 0),
         budget(u"budget:month-tokens"_s, u"This month's requests used %1 tokens, %2 of the budget of %3."_s,
                static_cast<double>(inputs.tokensOfMonth), m_config.monthlyTokens, 0)}};
    for (const std::vector<Finding> &findings : found)
        for (const Finding &finding : findings) apply(finding, now, out);
}

std::vector<AlertRules::Finding> AlertRules::moneyBudgets(const QString &prefix, QMap<QString, double> costs, const QString &what,
                                                          double (AlertConfig::*limitIn)(const QString &) const) const
{
    // Episodes of a currency in which nothing was spent end.
    for (auto episode = m_episodes.cbegin(); episode != m_episodes.cend(); ++episode) {
        const QString currency = episode.key().mid(prefix.size());
        if (episode.key().startsWith(prefix) && currency.size() == currencyLength && !costs.contains(currency)) costs.insert(currency, 0);
    }
    std::vector<Finding> findings;
    for (auto cost = costs.cbegin(); cost != costs.cend(); ++cost)
        findings.push_back(
            budget(prefix + cost.key(), QString(what).replace("%4"_L1, cost.key()), cost.value(), (m_config.*limitIn)(cost.key()), 2));
    return findings;
}

// A warning while there is still something left, critical when it is used up. It ends with the day or month, or when the budget
// is raised.
AlertRules::Finding AlertRules::budget(const QString &id, const QString &what, double spent, double limit, int digits) const
{
    const bool isOver = limit > 0 && spent >= limit;
    const bool isNear = limit > 0 && spent > 0 && spent >= limit * m_config.budgetWarning;
    Finding out{.id = id, .isCalm = !isNear && !isOver};
    out.value = spent;
    out.limit = limit;
    if (isOver)
        out.level = AlertLevel::Critical;
    else if (isNear)
        out.level = AlertLevel::Warning;
    if (limit > 0) out.message = what.arg(QString::number(spent, 'f', digits), percent(spent / limit), QString::number(limit, 'f', digits));
    out.calmMessage = u"What is spent is within the budget again."_s;
    return out;
}

// A window only fills, until it begins anew: the margin is for limits that are raised a little.
AlertRules::Finding AlertRules::plan(const PlanState &state) const
{
    const double warning = state.limit * m_config.budgetWarning;
    Finding out{.id = idOf(state), .isCalm = state.used < warning * calmShare, .value = state.used, .limit = state.limit};
    if (state.used >= state.limit)
        out.level = AlertLevel::Critical;
    else if (state.used > 0 && state.used >= warning)
        out.level = AlertLevel::Warning;
    const bool isMoney = state.unit == QuotaUnit::Money;
    const QString unit = isMoney ? state.currency : QString(toString(state.unit));
    const QDateTime end = localTime(state.end);
    const auto amount = [isMoney](double value) { return QString::number(value, 'f', isMoney ? 2 : 0); };
    out.message = u"The plan of %1 %2: %3 of %4 %5 within %6, %7. It begins anew at %8."_s.arg(
        state.provider, out.level == AlertLevel::Critical ? u"is used up"_s : u"will soon be used up"_s, amount(state.used),
        amount(state.limit), unit, spanName(state.window), percent(state.limit > 0 ? state.used / state.limit : 0),
        end.toString(u"yyyy-MM-dd HH:mm"_s));
    out.detail = unit + u' ' + end.toUTC().toString(Qt::ISODate);
    out.calmMessage = u"The plan of %1 has room again for %2."_s.arg(state.provider, spanName(state.window));
    return out;
}

// A plan that is no longer configured cannot run out.
void AlertRules::applyPlans(const std::vector<PlanState> &plans, WallTime now, std::vector<AlertNotice> &out)
{
    for (const PlanState &state : plans) apply(plan(state), now, out);
    const QStringList ids = m_episodes.keys();
    for (const QString &id : ids) {
        const bool isThere = std::any_of(plans.begin(), plans.end(), [&id](const PlanState &state) { return idOf(state) == id; });
        if (!id.startsWith(planPrefix) || isThere) continue;
        apply({.id = id, .calmMessage = u"The plan of %1 has no such quota any more."_s.arg(id.section(u':', 1, -2))}, now, out);
    }
}

} // namespace ccr::logging
