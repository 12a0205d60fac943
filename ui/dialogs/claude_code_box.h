#pragma once

#include "ui/workspace/workspace.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace ccr::ui {

/// Where Claude Code's own settings send it, and how it comes here. GUI thread.
class ClaudeCodeBox final : public QWidget
{
    Q_OBJECT
public:
    /// Needs the setup of the services.
    ClaudeCodeBox(Workspace &workspace, QWidget *parent);

    void retranslate();
    /// Whether somebody who looks for this text means it.
    bool fits(const QString &text) const;

private:
    void read();
    void write();
    QString stateText() const;

    Workspace &m_workspace;
    QString m_target;  ///< where they send it; empty: nowhere in particular
    QString m_problem; ///< of the last writing
    QLabel *m_state;
    QPushButton *m_write;
};

} // namespace ccr::ui
