#pragma once

#include "ui/workspace/workspace.h"

namespace ccr::ui {

/// What is about the files of the program: its folders, its configuration and its logs. GUI thread.
class FileActions final : public QObject
{
    Q_OBJECT
public:
    FileActions(Workspace &workspace, QObject *parent);

private:
    void openDataFolder();
    void openConfig();
    void openConfigLine();
    void rotateLogs();

    Workspace &m_workspace;
};

} // namespace ccr::ui
