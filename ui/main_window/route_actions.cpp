#include "ui/main_window/route_actions.h"

#include "proxy/api/proxy_control.h"
#include "ui/dialogs/route_tester.h"
#include "ui/dialogs/routes_dialog.h"
#include "ui/models/route_draft.h"

#include <QActionGroup>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr int mostModels = 30;
constexpr QLatin1StringView welcomedKey = "onboarding/shown"_L1;

} // namespace

RouteActions::RouteActions(Workspace &workspace, QWidget &window) : QObject(&window), m_workspace(workspace), m_window(window)
{
    ActionSet &actions = workspace.actions;
    connect(actions.submenu(u"defaultModel"_s), &QMenu::aboutToShow, this, &RouteActions::fillModels);
    const Services &services = workspace.services;
    const bool canEdit = services.config && services.trial;
    actions.action(u"defaultModel"_s)->setEnabled(canEdit);
    // The inspector shows the rules that were asked then; the tester, beside it, asks those of now.
    actions.action(u"explain"_s)->setEnabled(canEdit);
    if (canEdit) actions.bind(u"explain"_s, this, &RouteActions::explainSelected);
    fillModels();
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

void RouteActions::fillModels()
{
    QMenu *menu = m_workspace.actions.submenu(u"defaultModel"_s);
    menu->clear();
    const proxy::ProxyState state = m_workspace.services.proxy.state();
    auto *group = new QActionGroup(menu);
    int count = 0;
    for (const proxy::ProviderState &provider : state.providers)
        for (const QString &model : provider.models) {
            if (++count > mostModels) break;
            const QString target = provider.name + u',' + model;
            QAction *action = menu->addAction(shownTarget(target));
            action->setCheckable(true);
            action->setChecked(target == state.defaultRoute);
            action->setEnabled(provider.problem.isEmpty());
            action->setToolTip(provider.problem);
            group->addAction(action);
            connect(action, &QAction::triggered, this, [this, target] { setDefault(target); });
        }
    if (count == 0) menu->addAction(tr("No provider lists a model"))->setEnabled(false);
    if (count <= mostModels) return;
    menu->addSeparator();
    menu->addAction(m_workspace.actions.action(u"routes"_s)); // for the rest
}

void RouteActions::setDefault(const QString &target)
{
    if (!m_workspace.services.config) return;
    m_workspace.services.config->read(this, [this, target](const proxy::ConfigSource &source) { saveDefault(target, source); });
}

void RouteActions::saveDefault(const QString &target, const proxy::ConfigSource &source)
{
    const auto complain = [this, target](const QString &problem) {
        m_workspace.notices.post({.kind = NoticeKind::Config,
                                  .level = NoticeLevel::Problem,
                                  .subject = u"default route"_s,
                                  .title = tr("The default model was not changed"),
                                  .body = problem,
                                  .actionId = u"routes"_s});
    };
    if (!source.problem.isEmpty()) return complain(source.problem);
    Json5Value draft = source.root;
    setScenarioTarget(draft, u"default"_s, target);
    m_workspace.services.config->save(source.root, draft, this, [complain](const Result<Done> &saved) {
        if (!saved) complain(saved.error().message);
    });
}

void RouteActions::explainSelected()
{
    m_workspace.actions.action(u"routes"_s)->trigger();
    if (auto *dialog = m_window.findChild<RoutesDialog *>(u"routesDialog"_s)) dialog->tester().useSelection();
}

void RouteActions::retranslate()
{
    fillModels();
}

} // namespace ccr::ui
