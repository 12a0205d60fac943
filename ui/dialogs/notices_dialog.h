#pragma once

#include "ui/dialogs/dialog.h"
#include "ui/workspace/workspace.h"

class QTreeWidget;

namespace ccr::ui {

/// The notices of this run, newest first; opening one shows its request. GUI thread.
class NoticesDialog final : public Dialog
{
    Q_OBJECT
public:
    NoticesDialog(Workspace &workspace, QWidget *parent);

protected:
    void retranslate() override;

private:
    void fill();

    Workspace &m_workspace;
    QTreeWidget *m_list;
};

} // namespace ccr::ui
