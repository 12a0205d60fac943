#pragma once

#include "ui/workspace/workspace.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace ccr::ui {

/// What stands in the place of an empty list: one sentence that says why, and the next step. GUI thread.
class RequestsEmptyPage final : public QWidget
{
    Q_OBJECT
public:
    RequestsEmptyPage(Workspace &workspace, QWidget *parent);
    void refresh();

Q_SIGNALS:
    void lastWanted(); ///< the newest ones although the filter hides them

private:
    QString sentence() const;
    bool isOnlyLive() const;

    Workspace &m_workspace;
    QLabel *m_text;
    QPushButton *m_start;
    QPushButton *m_copySetup;
    QPushButton *m_test;
    QPushButton *m_clearFilter;
    QPushButton *m_showLast;
    QPushButton *m_showEverything;
    QPushButton *m_showAll;
};

} // namespace ccr::ui
