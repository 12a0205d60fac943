#pragma once

#include "ui/workspace/workspace.h"

namespace ccr::ui {

/// Says in the Help menu that there is a newer version, and in a notice where the user wants one. GUI thread.
class UpdateBadge final : public QObject
{
    Q_OBJECT
public:
    /// The workspace has an UpdateSource.
    UpdateBadge(Workspace &workspace, QObject *parent);
    void retranslate();

private:
    void tell();

    Workspace &m_workspace;
    QString m_told; ///< the version
};

} // namespace ccr::ui
