#pragma once

#include "ui/dialogs/dialog.h"
#include "ui/workspace/workspace.h"

class QTreeWidget;
class QTreeWidgetItem;

namespace ccr::ui {

/// The last notices, newest first; opening one shows its request or what can be done about it. GUI thread.
class NoticesDialog final : public Dialog
{
    Q_OBJECT
public:
    NoticesDialog(Workspace &workspace, QWidget *parent);

protected:
    void retranslate() override;
    void restyle() override { fill(); }

private:
    void fill();
    void open(const QTreeWidgetItem *item);

    Workspace &m_workspace;
    QTreeWidget *m_list;
};

} // namespace ccr::ui
