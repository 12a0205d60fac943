#pragma once

#include "logging/api/capture_control.h"
#include "logging/api/snapshots.h"
#include "ui/workspace/workspace.h"

#include <QLabel>
#include <QProgressBar>
#include <QTimer>

namespace ccr::ui {

/// How much the logs and the history take on the disk, and how much they may: "log 212 MB / 2.0 GB"; marked where an output fails, and
/// told instead where none works. Looks while it can be seen: at the outputs every two seconds, at the disk once a minute. Without a
/// service it stays hidden. GUI thread.
class LogSize final : public QLabel
{
    Q_OBJECT
public:
    LogSize(Workspace &workspace, QWidget *parent);
    void retranslate();

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void measure();
    void measureAnew();
    void look();
    void showText(const QString &text, const std::optional<QColor> &colour);
    QString sizes() const;
    QString problems() const;

    Workspace &m_workspace;
    QTimer m_timer;
    QTimer m_healthTimer;
    logging::LoggingHealth m_health;
    std::optional<logging::CapturedAmount> m_amount;
};

/// The budget that is nearest to its end, as a bar. Hidden without one. GUI thread.
class BudgetBar final : public QProgressBar
{
    Q_OBJECT
public:
    BudgetBar(const SpendingToday &spending, QWidget *parent);
    void retranslate();

private:
    const SpendingToday &m_spending;
};

} // namespace ccr::ui
