#pragma once

#include "logging/api/alert_notice.h"
#include "logging/api/snapshots.h"
#include "proxy/api/proxy_control.h"
#include "ui/workspace/notice_board.h"

#include <QHash>

namespace ccr::ui {

/// Makes notices of what the proxy, the alerts of the logging and the exchanges tell. GUI thread.
class NoticeSources final : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::seconds slowAfter{60};

    explicit NoticeSources(NoticeBoard &board, const Clock &clock, QObject *parent = nullptr);

    void takeState(const proxy::ProxyState &state);
    void takeAlert(const logging::AlertNotice &alert);
    void takeExchanges(const QList<logging::ExchangeSnapshot> &batch);
    /// Tells of requests that take long. By a timer, since one that hangs says nothing; tests move the clock and call it.
    void tellSlow();

private:
    struct Running
    {
        WallTime since;
        std::uint64_t number = 0;
        QString target; ///< "provider/model"
        bool isTold = false;
    };
    void takeListening(const proxy::ProxyState &state);
    void takeConfig(const proxy::ProxyState &state);
    void takeRoutes(const proxy::ProxyState &state);
    void takeKeys(const proxy::ProxyState &state);
    void tellEnd(const logging::ExchangeSnapshot &exchange);
    void tellRejectedKey(const logging::ExchangeSnapshot &exchange, const logging::AttemptSnapshot &attempt);

    NoticeBoard &m_board;
    const Clock &m_clock;
    QTimer m_timer;
    Phrase m_problem;
    Phrase m_configProblem;
    bool m_isAllDown = false;
    proxy::BudgetRule m_budgetRule;
    QHash<QString, Phrase> m_keyTrouble; ///< by provider: why the keychain does not give out its key
    QHash<QString, Running> m_running;   ///< by id
};

} // namespace ccr::ui
