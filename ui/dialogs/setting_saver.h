#pragma once

#include "logging/base/json5_reader.h"
#include "ui/widgets/said_text.h"
#include "ui/workspace/workspace.h"

#include <QObject>

#include <functional>

namespace ccr::ui {

/// Writes settings of the logging into the configuration file, which the program then reads again by itself. GUI thread.
class SettingSaver final : public QObject
{
    Q_OBJECT
public:
    struct Setting
    {
        QStringList path; ///< below the logging: {"alerts", "dailyBudget"}
        Json5Value value;
        bool isOfRouter = false; ///< `path` is one key of the router's own
    };

    SettingSaver(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace) {}

    bool isPossible() const { return m_workspace.services.config != nullptr; }
    /// `problem`: null when it is saved. Not called when this is gone by then.
    void save(QList<Setting> settings, std::function<void(const SaidText &problem)> done);

private:
    Workspace &m_workspace;
};

} // namespace ccr::ui
