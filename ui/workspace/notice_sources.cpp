#include "ui/workspace/notice_sources.h"

#include "proxy/api/config_sentence.h"
#include "ui/models/config_text.h"
#include "ui/models/told_text.h"
#include "ui/workspace/alert_text.h"
#include "ui/workspace/trouble_text.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr auto slowCheck = 5s;

QString targetOf(const logging::ExchangeSnapshot &exchange)
{
    return QString::fromStdString(exchange.provider + '/' + exchange.model);
}

QStringList providersOf(const logging::ExchangeSnapshot &exchange)
{
    QStringList names;
    for (const logging::AttemptSnapshot &attempt : exchange.attempts) {
        const QString name = QString::fromStdString(attempt.provider);
        if (!names.contains(name)) names.append(name);
    }
    return names;
}

constexpr auto keychainSubject = "keychain\n"_L1;

QString asSentence(QString words)
{
    if (!words.isEmpty()) words[0] = words[0].toUpper();
    return NoticeSources::tr("%1.").arg(words);
}

Notice keychainNotice(const QString &provider, const Phrase &trouble)
{
    const QString key = trouble.values().front().english();
    constexpr proxy::ConfigSentence noEntry = "the keychain has no entry \"%1\"; store it with \"ccr config set-key %1\"";
    const bool isUnknown = proxy::says(trouble, noEntry); // asking again brings nothing
    return {.kind = NoticeKind::Key,
            .level = NoticeLevel::Problem,
            .subject = keychainSubject + provider,
            .title = NoticeSources::tr("The key “%1” of %2 cannot be read").arg(key, provider),
            .body = asSentence(configText(trouble)),
            .actionId = isUnknown ? u"replaceKey"_s : u"retryKey"_s,
            .secondActionId = isUnknown ? QString() : u"keyForSession"_s,
            .argument = provider + u"\nkeychain:"_s + key};
}

} // namespace

NoticeSources::NoticeSources(NoticeBoard &board, const Clock &clock, QObject *parent) : QObject(parent), m_board(board), m_clock(clock)
{
    m_timer.setInterval(slowCheck);
    connect(&m_timer, &QTimer::timeout, this, &NoticeSources::tellSlow);
}

void NoticeSources::takeState(const proxy::ProxyState &state)
{
    m_budgetRule = state.budgetRule;
    takeListening(state);
    takeConfig(state);
    takeRoutes(state);
    takeKeys(state);
}

// A port that another program holds is told of by who can find out which one that is.
void NoticeSources::takeListening(const proxy::ProxyState &state)
{
    if (std::exchange(m_problem, state.problem) == state.problem) return;
    if (state.problem.isEmpty()) return m_board.withdraw(NoticeKind::Port, {});
    if (state.trouble == proxy::ProxyState::Trouble::PortInUse) return;
    m_board.post([state] {
        return Notice{.kind = NoticeKind::Port,
                      .level = NoticeLevel::Problem,
                      .title = noticeTitleOf(state),
                      .body = listenTrouble(state),
                      .actionId = u"port.retry"_s};
    });
}

void NoticeSources::takeConfig(const proxy::ProxyState &state)
{
    const bool isOfPort = state.refusedAddress && state.refusedAddress->trouble == proxy::ProxyState::Trouble::PortInUse;
    const Phrase problem = isOfPort ? Phrase() : state.configProblem; // as above
    if (std::exchange(m_configProblem, problem) == problem) return;
    if (problem.isEmpty()) {
        m_board.withdraw(NoticeKind::Config, {});
        if (!std::exchange(m_problem, Phrase()).isEmpty()) takeListening(state); // it was covered, and may hold still
        return;
    }
    m_board.post([problem] {
        const QString line = lineIn(problem);
        return Notice{.kind = NoticeKind::Config,
                      .level = NoticeLevel::Problem,
                      .title = tr("The changed configuration is not used"),
                      .body = configTrouble(problem),
                      .actionId = line.isEmpty() ? u"openConfig"_s : u"openConfigLine"_s,
                      .argument = line};
    });
}

void NoticeSources::takeRoutes(const proxy::ProxyState &state)
{
    const int resting = restingProviders(state);
    const bool isAllDown = resting > 0;
    if (std::exchange(m_isAllDown, isAllDown) == isAllDown) return;
    if (!isAllDown) return m_board.withdraw(NoticeKind::Routes, u"all"_s);
    m_board.post([resting] {
        return Notice{.kind = NoticeKind::Routes,
                      .level = NoticeLevel::Problem,
                      .subject = u"all"_s,
                      .title = tr("No provider is left"),
                      .body = tr("%n provider(s) failed several times in a row and rest for a while.", nullptr, resting),
                      .actionId = u"show.health"_s};
    });
}

// What is still waited for is no trouble yet.
void NoticeSources::takeKeys(const proxy::ProxyState &state)
{
    for (const proxy::ProviderState &provider : state.providers) {
        const Phrase trouble = isKeychainTrouble(provider.problem) ? provider.problem : Phrase();
        const Phrase before = std::exchange(m_keyTrouble[provider.name], trouble);
        if (before == trouble) continue;
        m_board.withdraw(NoticeKind::Key, keychainSubject + provider.name);
        if (!trouble.isEmpty()) m_board.post([name = provider.name, trouble] { return keychainNotice(name, trouble); });
    }
}

void NoticeSources::takeAlert(const logging::AlertNotice &alert)
{
    if (alert.state == logging::AlertState::Cleared) return m_board.withdraw(noticeKindOf(alert), alert.id);
    m_board.post([alert, rule = m_budgetRule] { return noticeOf(alert, rule); });
}

void NoticeSources::takeExchanges(const QList<logging::ExchangeSnapshot> &batch)
{
    for (const logging::ExchangeSnapshot &exchange : batch) {
        const QString id = QString::fromStdString(exchange.id);
        if (exchange.outcome != logging::Outcome::InFlight) {
            if (m_running.take(id).isTold) m_board.withdraw(NoticeKind::Slow, id);
            tellEnd(exchange);
            continue;
        }
        Running &running = m_running[id];
        running.since = exchange.startedAt;
        running.number = exchange.number;
        running.target = targetOf(exchange);
    }
    if (m_running.isEmpty())
        m_timer.stop();
    else if (!m_timer.isActive())
        m_timer.start();
}

void NoticeSources::tellSlow()
{
    const WallTime now = m_clock.wall();
    for (auto [id, running] : m_running.asKeyValueRange()) {
        if (running.isTold || now - running.since < slowAfter) continue;
        running.isTold = true;
        m_board.post([id = id, running = running] {
            return Notice{.kind = NoticeKind::Slow,
                          .level = NoticeLevel::Warning,
                          .subject = id,
                          .title = tr("Request #%1 runs for more than a minute").arg(running.number),
                          .body = running.target,
                          .exchangeId = id};
        });
    }
}

void NoticeSources::tellEnd(const logging::ExchangeSnapshot &exchange)
{
    const QStringList providers = providersOf(exchange);
    for (const logging::AttemptSnapshot &attempt : exchange.attempts)
        if (attempt.errorClass == "auth") tellRejectedKey(exchange, attempt); // though another one may have served
    if (exchange.errorClass == "auth") return;
    if (exchange.outcome == logging::Outcome::Failed && providers.size() > 1) {
        m_board.post([exchange, providers] {
            return Notice{.kind = NoticeKind::Routes,
                          .level = NoticeLevel::Warning,
                          .title = tr("Request #%1 failed at %2").arg(exchange.number).arg(providers.join(tr(", then at "))),
                          .body = errorText(exchange),
                          .exchangeId = QString::fromStdString(exchange.id)};
        });
    } else if (exchange.outcome == logging::Outcome::Ok && providers.size() > 1) {
        m_board.post([exchange, providers] {
            return Notice{
                .kind = NoticeKind::Failover,
                .level = NoticeLevel::Information,
                .subject = providers.constFirst(),
                .title = tr("%1 took over from %2").arg(QString::fromStdString(exchange.attempts.back().provider), providers.constFirst()),
                .body = errorText(exchange.attempts.front()),
                .actionId = u"routes"_s,
                .exchangeId = QString::fromStdString(exchange.id)};
        });
    }
}

void NoticeSources::tellRejectedKey(const logging::ExchangeSnapshot &exchange, const logging::AttemptSnapshot &attempt)
{
    const QString provider = QString::fromStdString(attempt.provider);
    const QString key = QString::fromStdString(attempt.key);
    m_board.post([id = QString::fromStdString(exchange.id), attempt, provider, key] {
        return Notice{.kind = NoticeKind::Key,
                      .level = NoticeLevel::Problem,
                      .subject = provider + u'\n' + key,
                      .title = key.isEmpty() ? tr("%1 rejects the key").arg(provider) : tr("%1 rejects the key “%2”").arg(provider, key),
                      .body = tr("It says: “%1”").arg(errorText(attempt)),
                      .actionId = u"replaceKey"_s,
                      .secondActionId = u"testProvider"_s,
                      .argument = provider + u'\n' + key,
                      .exchangeId = id};
    });
}

} // namespace ccr::ui
