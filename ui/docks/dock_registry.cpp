#include "ui/docks/dock_registry.h"

#include "ui/docks/cost_dock.h"
#include "ui/docks/errors_dock.h"
#include "ui/docks/health_dock.h"
#include "ui/docks/inspector_dock.h"
#include "ui/docks/log_stream_dock.h"
#include "ui/docks/requests_dock.h"

namespace ccr::ui {

namespace {

template <typename T>
Dock *make(Workspace &workspace, QWidget *parent)
{
    return new T(workspace, parent);
}

constexpr DockEntry registry[] = {
    {.id = "requests", .area = Qt::TopDockWidgetArea, .make = make<RequestsDock>},
    {.id = "inspector", .area = Qt::RightDockWidgetArea, .make = make<InspectorDock>},
    {.id = "logStream", .area = Qt::BottomDockWidgetArea, .make = make<LogStreamDock>},
    {.id = "errors", .area = Qt::BottomDockWidgetArea, .make = make<ErrorsDock>},
    {.id = "cost", .area = Qt::BottomDockWidgetArea, .make = make<CostDock>, .tabbedWith = "errors"},
    {.id = "health", .area = Qt::BottomDockWidgetArea, .make = make<HealthDock>, .tabbedWith = "errors"},
};

} // namespace

std::span<const DockEntry> dockRegistry()
{
    return registry;
}

} // namespace ccr::ui
