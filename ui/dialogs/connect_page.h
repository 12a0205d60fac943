#pragma once

#include "ui/workspace/workspace.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

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
    void writeSettings();
    void take(const QList<logging::ExchangeSnapshot> &batch);

    Workspace &m_workspace;
    WallTime m_since = wallNow();
    QString m_result; ///< of the first request; empty: it is awaited
    bool m_isFailure = false;
    QLabel *m_title;
    QLabel *m_explanation;
    QLineEdit *m_line;
    QPushButton *m_copy;
    QPushButton *m_write;
    QLabel *m_written;
    QLabel *m_waiting;
    QPushButton *m_test;
};

} // namespace ccr::ui
