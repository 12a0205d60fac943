#pragma once

#include <QTimer>
#include <QWidget>

namespace ccr::ui {

class ExchangeTableModel;
class LiveLog;

/// Some seconds after the window was hidden it gives up the memory that only one who looks needs; it may stay behind its tray icon
/// for days. Nothing is lost by it. GUI thread.
class WindowRest final : public QObject
{
    Q_OBJECT
public:
    /// All outlive it.
    WindowRest(QWidget &window, ExchangeTableModel &exchanges, LiveLog &log);

Q_SIGNALS:
    /// There is memory that the system can have back; again and again while the window is hidden.
    void rested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void rest();
    void wake();

    QWidget &m_window;
    ExchangeTableModel &m_exchanges;
    LiveLog &m_log;
    QTimer m_begin;
    QTimer m_repeat;
};

} // namespace ccr::ui
