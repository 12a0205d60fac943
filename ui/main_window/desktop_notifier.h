#pragma once

#include "ui/workspace/notice_board.h"

#include <QHash>

namespace ccr::ui {

/// Shows notices outside of the window, by the notification service of the desktop (Desktop Notifications Specification of
/// freedesktop.org), which also keeps to "do not disturb". Where there is none, `unsupported` tells. GUI thread.
class DesktopNotifier final : public QObject
{
    Q_OBJECT
public:
    explicit DesktopNotifier(QObject *parent = nullptr);

    /// `action`: text of the button; empty: none.
    void show(const Notice &notice, const QString &action);

Q_SIGNALS:
    void activated(const ccr::ui::Notice &notice); ///< clicked, or its button pressed
    void unsupported(const ccr::ui::Notice &notice);

private Q_SLOTS:
    void actionInvoked(uint id, const QString &key);
    void closed(uint id, uint reason);

private:
    QHash<uint, Notice> m_shown; ///< by the service's number
};

} // namespace ccr::ui
