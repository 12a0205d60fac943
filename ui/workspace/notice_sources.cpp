#include "ui/workspace/notice_sources.h"

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr auto slowAfter = 60s;

NoticeKind kindOf(const logging::AlertNotice &alert)
{
    const QString subject = alert.id.section(u':', 0, 0);
    const std::pair<QLatin1StringView, NoticeKind> kinds[] = {{QLatin1StringView("disk"), NoticeKind::Disk},
                                                              {QLatin1StringView("errors"), NoticeKind::Errors},
                                                              {QLatin1StringView("streams"), NoticeKind::Errors},
                                                              {QLatin1StringView("budget"), NoticeKind::Budget}};
    for (const auto &[name, kind] : kinds)
        if (subject == name) return kind;
    return NoticeKind::Logging;
}

QString titleOf(const logging::AlertNotice &alert)
{
    return noticeKindText(kindOf(alert));
}

} // namespace

void NoticeSources::takeState(const proxy::ProxyState &state)
{
    if (std::exchange(m_problem, state.problem) != state.problem) {
        if (state.problem.isEmpty())
            m_board.withdraw(NoticeKind::Port, {});
        else
            m_board.post({.kind = NoticeKind::Port,
                          .level = NoticeLevel::Problem,
                          .title = tr("The proxy does not listen"),
                          .body = state.problem,
                          .actionId = u"startStop"_s});
    }
    if (std::exchange(m_configProblem, state.configProblem) != state.configProblem) {
        if (state.configProblem.isEmpty())
            m_board.withdraw(NoticeKind::Config, {});
        else
            m_board.post({.kind = NoticeKind::Config,
                          .level = NoticeLevel::Problem,
                          .title = tr("The changed configuration is not used"),
                          .body = tr("%1 The last good configuration stays in force.").arg(state.configProblem)});
    }
}

void NoticeSources::takeAlert(const logging::AlertNotice &alert)
{
    const NoticeKind kind = kindOf(alert);
    if (alert.state == logging::AlertState::Cleared) return m_board.withdraw(kind, alert.id);
    const bool isCritical = alert.level == logging::AlertLevel::Critical;
    // A warning that became critical is news, however soon it comes.
    m_board.post({.kind = kind,
                  .level = isCritical ? NoticeLevel::Problem : NoticeLevel::Warning,
                  .subject = alert.id + (isCritical ? u"!"_s : QString()),
                  .title = titleOf(alert),
                  .body = alert.message});
}

void NoticeSources::takeExchanges(const QList<logging::ExchangeSnapshot> &batch)
{
    for (const logging::ExchangeSnapshot &exchange : batch) {
        const QByteArray id = QByteArray::fromStdString(exchange.id);
        if (exchange.outcome != logging::Outcome::InFlight) {
            m_slow.remove(id);
            tellEnd(exchange);
        } else if (wallNow() - exchange.startedAt > slowAfter && !m_slow.contains(id)) {
            m_slow.insert(id);
            m_board.post({.kind = NoticeKind::Slow,
                          .level = NoticeLevel::Warning,
                          .subject = QString::fromStdString(exchange.provider),
                          .title = tr("Request #%1 runs for more than a minute").arg(exchange.number),
                          .body = QString::fromStdString(exchange.provider + '/' + exchange.model),
                          .exchangeId = QString::fromStdString(exchange.id)});
        }
    }
}

void NoticeSources::tellEnd(const logging::ExchangeSnapshot &exchange)
{
    if (exchange.errorClass == "auth" && !exchange.attempts.empty()) {
        const logging::AttemptSnapshot &attempt = exchange.attempts.back();
        const QString provider = QString::fromStdString(attempt.provider);
        const QString key = QString::fromStdString(attempt.key);
        m_board.post({.kind = NoticeKind::Key,
                      .level = NoticeLevel::Problem,
                      .subject = provider + u'\n' + key,
                      .title = key.isEmpty() ? tr("%1 rejects the key").arg(provider) : tr("%1 rejects the key “%2”").arg(provider, key),
                      .body = tr("It says: “%1”").arg(QString::fromStdString(exchange.errorMessage)),
                      .exchangeId = QString::fromStdString(exchange.id)});
    } else if (exchange.outcome == logging::Outcome::Failed && exchange.attempts.size() > 1) {
        m_board.post({.kind = NoticeKind::Routes,
                      .level = NoticeLevel::Problem,
                      .subject = {},
                      .title = tr("Request #%1 failed at every provider").arg(exchange.number),
                      .body = QString::fromStdString(exchange.errorMessage),
                      .exchangeId = QString::fromStdString(exchange.id)});
    } else if (exchange.outcome == logging::Outcome::Ok && exchange.attempts.size() > 1
               && exchange.attempts.front().provider != exchange.attempts.back().provider) {
        m_board.post({.kind = NoticeKind::Failover,
                      .level = NoticeLevel::Information,
                      .subject = QString::fromStdString(exchange.attempts.front().provider),
                      .title = tr("%1 took over from %2")
                                   .arg(QString::fromStdString(exchange.attempts.back().provider),
                                        QString::fromStdString(exchange.attempts.front().provider)),
                      .body = QString::fromStdString(exchange.attempts.front().message),
                      .exchangeId = QString::fromStdString(exchange.id)});
    }
}

} // namespace ccr::ui
