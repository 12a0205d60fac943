#pragma once

#include "ui/main_window/default_route.h"
#include "ui/workspace/workspace.h"

namespace ccr::ui {

/// The menu of default models, and what opens the windows about the configuration by itself or with something in them. GUI thread.
class RouteActions final : public QObject
{
    Q_OBJECT
public:
    RouteActions(Workspace &workspace, DefaultRoute &route, QWidget &window);
    void retranslate();

private:
    void explainSelected();
    void welcome();

    Workspace &m_workspace;
    QWidget &m_window;
    DefaultRouteMenu *m_models;
};

} // namespace ccr::ui
