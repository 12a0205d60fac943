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
    /// What it was about is over.
    void withdraw(NoticeKind kind, const QString &subject);

Q_SIGNALS:
    void opened(const ccr::ui::Notice &notice); ///< clicked
    void acted(const ccr::ui::Notice &notice);  ///< its button was pressed
    void unsupported(const ccr::ui::Notice &notice);

private Q_SLOTS:
    void activationToken(uint id, const QString &token);
    void actionInvoked(uint id, const QString &key);
    void closed(uint id, uint reason);

private:
    void notify(const Notice &notice, const QString &action, const QStringList &capabilities);

    QHash<uint, Notice> m_shown; ///< by the service's number
};

} // namespace ccr::ui
