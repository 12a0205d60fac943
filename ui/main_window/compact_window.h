#pragma once

#include "ui/main_window/default_route.h"
#include "ui/models/statistics_source.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace ccr::ui {

class BudgetBar;
class TimeChart;

/// What one wants to know at a glance, beside the tray icon: state and default route, the last quarter of an hour, the last five
/// requests, what today cost. Esc hides it. GUI thread.
class CompactWindow final : public QWidget
{
    Q_OBJECT
public:
    static constexpr int mostRequests = 5;

    CompactWindow(Workspace &workspace, DefaultRoute &route);

    /// Comes beside the icon, or goes when it is there. An empty rectangle: nobody knows where the icon is.
    void toggle(const QRect &trayIcon);
    /// The state, the route or what is recorded has changed.
    void refresh();

    /// Where a window of that size goes: beside the icon, within the screen; without an icon into the lower right corner.
    static QPoint placeBeside(const QRect &trayIcon, const QRect &screen, QSize size);

Q_SIGNALS:
    void openRequested();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void makeLayout();
    void retranslate();
    void take(const QList<logging::ExchangeSnapshot> &batch);
    void showRequests();
    void showSpending();
    void showChart();
    void openRequest();

    Workspace &m_workspace;
    StatisticsSource m_statistics;
    QList<logging::ExchangeSnapshot> m_requests; ///< newest first
    QTimer m_clock;                              ///< of live requests
    QMenu m_routes;
    QLabel *m_state;
    QPushButton *m_route;
    QLabel *m_chartLabel;
    TimeChart *m_chart;
    QLabel *m_requestsLabel;
    QTreeWidget *m_list;
    QLabel *m_spent;
    BudgetBar *m_budget;
    QPushButton *m_open;
    QPushButton *m_pause;
    QPushButton *m_copy;
};

} // namespace ccr::ui
