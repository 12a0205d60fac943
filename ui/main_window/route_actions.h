#pragma once

#include "proxy/api/config_control.h"
#include "ui/workspace/workspace.h"

namespace ccr::ui {

/// The menu of default models, and what opens the windows about the configuration by itself or with something in them. GUI thread.
class RouteActions final : public QObject
{
    Q_OBJECT
public:
    RouteActions(Workspace &workspace, QWidget &window);
    void retranslate();

private:
    void fillModels();
    void setDefault(const QString &target);
    void saveDefault(const QString &target, const proxy::ConfigSource &source);
    void explainSelected();
    void welcome();

    Workspace &m_workspace;
    QWidget &m_window;
};

} // namespace ccr::ui
