#include "ui/main_window/route_actions.h"

#include "ui/dialogs/route_tester.h"
#include "ui/dialogs/routes_dialog.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr int mostModels = 30;
constexpr QLatin1StringView welcomedKey = "onboarding/shown"_L1;

} // namespace

RouteActions::RouteActions(Workspace &workspace, DefaultRoute &route, QWidget &window)
    : QObject(&window),
      m_workspace(workspace),
      m_window(window),
      m_models(new DefaultRouteMenu(workspace, route, *workspace.actions.submenu(u"defaultModel"_s), mostModels))
{
    ActionSet &actions = workspace.actions;
    const Services &services = workspace.services;
    const bool canEdit = services.config && services.trial;
    actions.action(u"defaultModel"_s)->setEnabled(canEdit);
    // The inspector shows the rules that were asked then; the tester, beside it, asks those of now.
    actions.action(u"explain"_s)->setEnabled(canEdit);
    if (canEdit) actions.bind(u"explain"_s, this, &RouteActions::explainSelected);
    if (canEdit && services.setup && !services.settings.contains(welcomedKey)) welcome();
}

// Once, and only where there is no configuration: later it is under Help.
void RouteActions::welcome()
{
    m_workspace.services.config->read(this, [this](const proxy::ConfigSource &source) {
        m_workspace.services.settings.setValue(welcomedKey, true);
        if (!source.exists && m_window.isVisible()) m_workspace.actions.action(u"gettingStarted"_s)->trigger();
    });
}

void RouteActions::explainSelected()
{
    m_workspace.actions.action(u"routes"_s)->trigger();
    if (auto *dialog = m_window.findChild<RoutesDialog *>(u"routesDialog"_s)) dialog->tester().useSelection();
}

void RouteActions::retranslate()
{
    m_models->fill();
}

} // namespace ccr::ui
