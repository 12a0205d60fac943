#pragma once

#include "ui/workspace/workspace.h"

namespace ccr::ui {

/// The menu "Copy as": the actions that copy a request, under names that are short there. GUI thread.
class CopyAsMenu final : public QObject
{
    Q_OBJECT
public:
    CopyAsMenu(Workspace &workspace, QObject *parent);
    void retranslate();

private:
    void showPossible();

    Workspace &m_workspace;
    QList<std::pair<QAction *, QString>> m_entries; ///< and the id of what each does
};

} // namespace ccr::ui
