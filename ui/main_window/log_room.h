#pragma once

#include "logging/api/capture_control.h"
#include "ui/workspace/workspace.h"

#include <QTimer>

namespace ccr::ui {

/// Says that the log files are about to reach their limit, from where on the oldest go. Once for each limit: from then on they are always
/// near it. GUI thread.
class LogRoom final : public QObject
{
    Q_OBJECT
public:
    static constexpr double nearlyFull = 0.95; ///< of the limit

    /// The workspace has a CaptureControl and outlives this.
    LogRoom(Workspace &workspace, QObject *parent);

    /// By a timer; tests call it.
    void look();

private:
    void take(const logging::CapturedAmount &amount);

    Workspace &m_workspace;
    QTimer m_timer;
};

} // namespace ccr::ui
