#include "ui/main_window/default_route.h"

#include "proxy/api/proxy_control.h"
#include "ui/models/config_text.h"
#include "ui/models/route_draft.h"
#include "ui/models/value_text.h"

#include <QActionGroup>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

DefaultRoute::DefaultRoute(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace) {}

void DefaultRoute::set(const QString &target)
{
    if (!canChange()) return;
    m_workspace.services.config->read(this, [this, target](const proxy::ConfigSource &source) { save(target, source); });
}

void DefaultRoute::save(const QString &target, const proxy::ConfigSource &source)
{
    const auto complain = [this](const QString &problem) {
        m_workspace.notices.post([problem] {
            return Notice{.kind = NoticeKind::Config,
                          .level = NoticeLevel::Problem,
                          .subject = u"default route"_s,
                          .title = tr("The default model was not changed"),
                          .body = problem,
                          .actionId = u"routes"_s};
        });
    };
    if (!source.problem.isEmpty()) return complain(configText(source.problem));
    Json5Value draft = source.root;
    setScenarioTarget(draft, u"default"_s, target);
    m_workspace.services.config->save(source.root, draft, this, [complain](const Result<Done> &saved) {
        if (!saved) complain(configText(saved.error()));
    });
}

DefaultRouteMenu::DefaultRouteMenu(Workspace &workspace, DefaultRoute &route, QMenu &menu, int most, TargetLatencies *latencies)
    : QObject(&menu), m_workspace(workspace), m_route(route), m_menu(menu), m_most(most), m_latencies(latencies)
{
    connect(&menu, &QMenu::aboutToShow, this, &DefaultRouteMenu::prepare);
    if (latencies) connect(latencies, &TargetLatencies::changed, this, &DefaultRouteMenu::showPresent);
    make();
}

QList<DefaultRouteMenu::Entry> DefaultRouteMenu::wanted() const
{
    QList<Entry> entries;
    const proxy::ProxyState state = m_workspace.services.proxy.state();
    for (const proxy::ProviderState &provider : state.providers)
        for (const QString &model : provider.models) entries.append({provider.name + u',' + model, provider.problem});
    if (entries.size() <= m_most) return entries;
    // The present one is always among those that are shown.
    const auto present =
        std::find_if(entries.begin(), entries.end(), [&state](const Entry &entry) { return entry.target == state.defaultRoute; });
    if (present != entries.end() && present - entries.begin() >= m_most) std::rotate(entries.begin() + m_most - 1, present, present + 1);
    return entries;
}

void DefaultRouteMenu::prepare()
{
    if (m_latencies) m_latencies->look();
    fill();
}

void DefaultRouteMenu::fill()
{
    if (wanted() != m_entries || m_language != QLocale().name() || m_menu.isEmpty()) return make();
    showPresent();
}

void DefaultRouteMenu::make()
{
    m_entries = wanted();
    m_language = QLocale().name();
    m_menu.clear();
    delete m_menu.findChild<QActionGroup *>(QString(), Qt::FindDirectChildrenOnly);
    auto *group = new QActionGroup(&m_menu);
    for (const Entry &entry : m_entries.first(std::min<qsizetype>(m_most, m_entries.size()))) {
        QAction *action = m_menu.addAction(QString());
        action->setData(entry.target);
        action->setCheckable(true);
        action->setEnabled(entry.problem.isEmpty() && m_route.canChange());
        action->setToolTip(configText(entry.problem));
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, target = entry.target] { m_route.set(target); });
    }
    showPresent();
    if (m_entries.isEmpty()) m_menu.addAction(tr("No provider lists a model"))->setEnabled(false);
    if (m_entries.size() > m_most) {
        m_menu.addSeparator();
        m_menu.addAction(tr("More…"), m_workspace.actions.action(u"routes"_s), &QAction::trigger);
    }
    if (!m_end) return;
    m_menu.addSeparator();
    m_menu.addMenu(m_end);
}

void DefaultRouteMenu::setEnd(QMenu &end)
{
    m_end = &end;
    make();
}

void DefaultRouteMenu::showPresent()
{
    const QString present = m_workspace.services.proxy.state().defaultRoute;
    const QList<QAction *> actions = m_menu.actions();
    for (QAction *action : actions) {
        const QString target = action->data().toString();
        if (target.isEmpty()) continue;
        QString text = shownTarget(target);
        const std::optional<double> seconds = m_latencies ? m_latencies->median(target) : std::nullopt;
        if (seconds) text += u"   "_s + durationText(std::chrono::duration_cast<nanoseconds>(std::chrono::duration<double>(*seconds)));
        action->setText(text.replace(u'&', "&&"_L1));
        action->setChecked(target == present);
    }
}

} // namespace ccr::ui
