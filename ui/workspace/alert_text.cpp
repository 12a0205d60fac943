#include "ui/workspace/alert_text.h"

#include "ui/models/logging_text.h"
#include "ui/models/phrase_text.h"
#include "ui/models/value_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(AlertTexts)
};

constexpr double secondsInMinute = 60;

int minutes(double seconds)
{
    return qRound(seconds / secondsInMinute);
}

QString spent(const logging::AlertNotice &alert)
{
    const bool isMonth = alert.id.startsWith("budget:month"_L1);
    const bool isOver = alert.value >= alert.limit;
    if (isOver) return isMonth ? Texts::tr("The budget of this month is spent") : Texts::tr("The budget of today is spent");
    const QString share = percentText(alert.limit > 0 ? alert.value / alert.limit : 0);
    return isMonth ? Texts::tr("%1 of this month’s budget are spent").arg(share) : Texts::tr("%1 of today’s budget are spent").arg(share);
}

QString fateOfRequests(const proxy::BudgetRule &rule, bool isOver)
{
    using proxy::BudgetAction;
    switch (rule.action) {
    case BudgetAction::Warn: break;
    case BudgetAction::Preset:
        return isOver ? Texts::tr("Requests take the routes of the preset %1.").arg(rule.preset)
                      : Texts::tr("After that requests take the routes of the preset %1.").arg(rule.preset);
    case BudgetAction::Fallback:
        return isOver ? Texts::tr("Requests go to the fallbacks of their routes; those without are refused.")
                      : Texts::tr("After that requests go to the fallbacks of their routes; those without are refused.");
    case BudgetAction::Block: return isOver ? Texts::tr("New requests are refused.") : Texts::tr("After that new requests are refused.");
    }
    return Texts::tr("Requests go on being served.");
}

// "budget:USD", "budget:month:USD", "budget:tokens", "budget:month-tokens"
QString spentAmounts(const logging::AlertNotice &alert, const proxy::BudgetRule &rule)
{
    const QString fate = fateOfRequests(rule, alert.value >= alert.limit);
    const QString unit = alert.id.section(u':', -1);
    if (unit.endsWith("tokens"_L1)) {
        const QLocale locale;
        return Texts::tr("%1 of %2 tokens were used. %3")
            .arg(locale.toString(static_cast<qlonglong>(alert.value)), locale.toString(static_cast<qlonglong>(alert.limit)), fate);
    }
    const std::string currency = unit.toStdString();
    return Texts::tr("%1 of %2 were spent. %3")
        .arg(moneyText(logging::Money{.amount = alert.value, .currency = currency}),
             moneyText(logging::Money{.amount = alert.limit, .currency = currency}), fate);
}

// "plan:kimi:5h", with a detail like "requests 2026-11-26T13:00:00Z".
void describePlan(const logging::AlertNotice &alert, Notice &notice)
{
    const QString provider = alert.id.section(u':', 1, -2);
    const QString window = alert.id.section(u':', -1);
    const QString unit = alert.detail.english().section(u' ', 0, 0);
    const QDateTime end = QDateTime::fromString(alert.detail.english().section(u' ', 1), Qt::ISODate).toLocalTime();
    const bool isOver = alert.value >= alert.limit;
    const QString share = percentText(alert.limit > 0 ? alert.value / alert.limit : 0);
    if (window == "5h"_L1)
        notice.title = isOver ? Texts::tr("The five hours of %1’s plan are used up").arg(provider)
                              : Texts::tr("%1 of five hours of %2’s plan are used").arg(share, provider);
    else if (window == "week"_L1)
        notice.title = isOver ? Texts::tr("This week’s share of %1’s plan is used up").arg(provider)
                              : Texts::tr("%1 of this week’s share of %2’s plan are used").arg(share, provider);
    else
        notice.title = isOver ? Texts::tr("This month’s share of %1’s plan is used up").arg(provider)
                              : Texts::tr("%1 of this month’s share of %2’s plan are used").arg(share, provider);
    const QLocale locale;
    const QString moment = locale.toString(end, QLocale::ShortFormat);
    const auto number = [&locale](double value) { return locale.toString(static_cast<qlonglong>(value)); };
    const auto money = [&unit](double value) { return moneyText(logging::Money{.amount = value, .currency = unit.toStdString()}); };
    if (unit == "requests"_L1)
        notice.body = Texts::tr("%1 of %2 requests. It starts again at %3.").arg(number(alert.value), number(alert.limit), moment);
    else if (unit == "tokens"_L1)
        notice.body = Texts::tr("%1 of %2 tokens. It starts again at %3.").arg(number(alert.value), number(alert.limit), moment);
    else
        notice.body = Texts::tr("%1 of %2. It starts again at %3.").arg(money(alert.value), money(alert.limit), moment);
    notice.actionId = u"show.cost"_s;
}

void describe(const logging::AlertNotice &alert, const proxy::BudgetRule &rule, Notice &notice)
{
    const QString subject = alert.id.section(u':', 0, 0);
    if (subject == "disk"_L1) {
        notice.title = Texts::tr("The disk that holds the logs is %1 full").arg(percentText(alert.value));
        notice.body = Texts::tr("Free space in %1, or lower the limits of the logs.").arg(alert.detail.english());
        notice.actionId = u"deleteData"_s;
        notice.secondActionId = u"changeLogLimit"_s;
    } else if (subject == "errors"_L1) {
        notice.title = Texts::tr("%n error(s) within an hour", nullptr, qRound(alert.value));
        notice.body = Texts::tr("That is more than %1. Look at them by provider and class.").arg(qRound(alert.limit));
        notice.actionId = u"show.errors"_s;
    } else if (subject == "streams"_L1) {
        notice.title = Texts::tr("%1 of the answers were cut off or failed").arg(percentText(alert.value));
        notice.body = Texts::tr("Counted over 15 minutes; more than %1 are unusual. Look at their providers.").arg(percentText(alert.limit));
        notice.actionId = u"show.errors"_s;
    } else if (subject == "budget"_L1) {
        notice.title = spent(alert);
        notice.body = spentAmounts(alert, rule);
        notice.actionId = u"budgets"_s;
        notice.argument = alert.id;
    } else if (subject == "plan"_L1) {
        describePlan(alert, notice);
    } else if (subject == "drops"_L1) {
        notice.title = Texts::tr("%n log record(s) were lost", nullptr, qRound(alert.value));
        notice.body = Texts::tr("More is logged than the outputs can take. Raise the level or the size of the queue.");
        notice.actionId = u"settings"_s;
        notice.argument = u"Logging/level"_s;
    } else if (subject == "sink"_L1) {
        notice.title = Texts::tr("The log stream %1 does not work").arg(alert.id.section(u':', 1));
        notice.body =
            Texts::tr("It has failed for %n minute(s). It says: “%1”", nullptr, minutes(alert.value)).arg(loggingText(alert.detail));
        notice.actionId = u"loggingStatus"_s;
        notice.argument = alert.id.section(u':', 1);
    } else if (subject == "activity"_L1) {
        notice.title = Texts::tr("Nothing is logged");
        notice.body = Texts::tr("There are requests, but nothing was logged for %n minute(s).", nullptr, minutes(alert.value));
        notice.actionId = u"show.logStream"_s;
    } else if (subject == "check"_L1) {
        notice.title = Texts::tr("The log files need care");
        notice.body = Texts::tr("%1. What to do: %2").arg(withoutFullStop(loggingText(alert.detail)), loggingText(alert.remedy));
        notice.actionId = u"loggingStatus"_s;
    }
}

} // namespace

NoticeKind noticeKindOf(const logging::AlertNotice &alert)
{
    const QString subject = alert.id.section(u':', 0, 0);
    if (subject == "disk"_L1) return NoticeKind::Disk;
    if (subject == "errors"_L1 || subject == "streams"_L1) return NoticeKind::Errors;
    if (subject == "budget"_L1 || subject == "plan"_L1) return NoticeKind::Budget;
    return NoticeKind::Logging;
}

Notice noticeOf(const logging::AlertNotice &alert, const proxy::BudgetRule &rule)
{
    const bool isCritical = alert.level == logging::AlertLevel::Critical;
    Notice notice{.kind = noticeKindOf(alert), .level = isCritical ? NoticeLevel::Problem : NoticeLevel::Warning, .subject = alert.id};
    describe(alert, rule, notice);
    return notice;
}

} // namespace ccr::ui
