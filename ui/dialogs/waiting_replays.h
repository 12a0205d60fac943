#pragma once

#include "ui/workspace/workspace.h"

#include <QTimer>

#include <functional>
#include <map>

namespace ccr::ui {

/// Requests that are sent again by themselves as soon as their provider takes requests again (Retry-After), unless the user thinks
/// better of it. The action "waitAndReplay" counts down for the selected request. GUI thread.
class WaitingReplays final : public QObject
{
    Q_OBJECT
public:
    using Send = std::function<void(const logging::ExchangeSnapshot &exchange, const QByteArray &body)>;

    WaitingReplays(Workspace &workspace, Send send, QObject *parent);

    bool isWaiting(const std::string &exchangeId) const { return m_waiting.contains(exchangeId); }
    /// At once when the time has come already.
    void start(const logging::ExchangeSnapshot &exchange, const QByteArray &body);
    void cancel(const std::string &exchangeId);

private:
    struct Waiting
    {
        logging::ExchangeSnapshot exchange;
        QByteArray body;
        WallTime until;
    };
    void tick();
    void showSelected();

    Workspace &m_workspace;
    Send m_send;
    QTimer m_timer;
    std::map<std::string, Waiting> m_waiting;
};

} // namespace ccr::ui
