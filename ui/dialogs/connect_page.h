#pragma once

#include "proxy/api/port_control.h"
#include "proxy/api/proxy_control.h"
#include "ui/workspace/workspace.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace ccr::ui {

/// How Claude Code gets here, and the first request. GUI thread.
class ConnectPage final : public QWidget
{
    Q_OBJECT
public:
    ConnectPage(Workspace &workspace, QWidget *parent);
    void retranslate();

Q_SIGNALS:
    void succeeded(); ///< a request was answered

private:
    void addSetup(QVBoxLayout &layout);
    void addFirstRequest(QVBoxLayout &layout);
    void prepareWeekly();
    void writeSettings();
    void showTrouble(const proxy::ProxyState &state);
    void take(const QList<logging::ExchangeSnapshot> &batch);
    static QString resultText(const logging::ExchangeSnapshot &exchange);

    Workspace &m_workspace;
    WallTime m_since = wallNow();
    std::optional<logging::ExchangeSnapshot> m_first; ///< that worked, or the last that failed; absent: it is awaited
    QLabel *m_title;
    QLabel *m_explanation;
    QLineEdit *m_line;
    QPushButton *m_copy;
    QPushButton *m_write;
    QLabel *m_written;
    QLabel *m_waiting;
    QPushButton *m_test;
    QLabel *m_trouble;
    QToolButton *m_useNext;
    QToolButton *m_retry;
    QCheckBox *m_weekly;                       ///< to look for newer versions
    std::optional<proxy::PortHolder> m_holder; ///< of the port, once it was asked for
};

} // namespace ccr::ui
