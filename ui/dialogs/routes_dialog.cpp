#include "ui/dialogs/routes_dialog.h"

#include "logging/api/logging_control.h"
#include "proxy/api/proxy_control.h"
#include "ui/dialogs/fallback_page.h"
#include "ui/dialogs/route_tester.h"
#include "ui/dialogs/rules_page.h"
#include "ui/dialogs/scenario_page.h"
#include "ui/models/config_text.h"
#include "ui/models/provider_draft.h"
#include "ui/models/replay_summary.h"
#include "ui/models/route_texts.h"
#include "ui/workspace/recorded_requests.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr int replayed = 200;
constexpr int idRole = Qt::UserRole;

} // namespace

RoutesDialog::RoutesDialog(Workspace &workspace, QWidget *parent)
    : ConfigDialog(u"routesDialog"_s, workspace, parent),
      m_tabs(new QTabWidget(this)),
      m_scenarios(new ScenarioPage(draft(), this)),
      m_rules(new RulesPage(draft(), this)),
      m_fallback(new FallbackPage(draft(), workspace.services.proxy, this)),
      m_testerTitle(new QLabel(this)),
      m_tester(new RouteTester(workspace, draft(), this)),
      m_replay(new QPushButton(this)),
      m_replayResult(new QLabel(this)),
      m_changes(new QTreeWidget(this))
{
    m_tabs->setObjectName(u"routeTabs"_s);
    m_replay->setObjectName(u"replay"_s);
    m_replay->setAutoDefault(false);
    m_replayResult->setObjectName(u"replayResult"_s);
    m_replayResult->setWordWrap(true);
    m_changes->setObjectName(u"replayChanges"_s);
    m_changes->setColumnCount(4);
    m_changes->setRootIsDecorated(false);
    m_changes->setUniformRowHeights(true);
    m_changes->header()->setStretchLastSection(true);
    m_changes->hide();
    for (QWidget *page : std::initializer_list<QWidget *>{m_scenarios, m_rules, m_fallback}) m_tabs->addTab(page, QString());
    auto *right = new QWidget(this);
    auto *layout = new QVBoxLayout(right);
    layout->setContentsMargins(8, 0, 0, 0);
    layout->addWidget(m_testerTitle);
    layout->addWidget(m_tester, 2);
    layout->addWidget(m_replay);
    layout->addWidget(m_replayResult);
    layout->addWidget(m_changes, 1);
    auto *splitter = new QSplitter(this);
    splitter->addWidget(m_tabs);
    splitter->addWidget(right);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({560, 420});
    content()->addWidget(splitter);
    connect(m_replay, &QPushButton::clicked, this, &RoutesDialog::replay);
    connect(m_changes, &QTreeWidget::itemActivated, this,
            [this](const QTreeWidgetItem *item) { this->workspace().selection.open(item->data(0, idRole).toString().toStdString()); });
    RecordedRequests::countHits(workspace, this,
                                [this](const QHash<QString, RuleHits> &hits, bool isKnown) { m_rules->model().setHits(hits, isKnown); });
    setUsualSize({1000, 680});
    retranslate();
}

void RoutesDialog::draftChanged()
{
    m_scenarios->refresh();
    m_rules->refresh();
    m_fallback->refresh();
    m_tester->refresh();
    m_replayResult->clear();
    m_changes->hide();
}

void RoutesDialog::replaceModel(const QString &provider, const QString &from, const QString &to)
{
    m_onLoaded = [this, wanted = Replacement{provider, from, to}] { replaceNow(wanted); };
    if (isLoaded()) loaded();
}

void RoutesDialog::switchRoute(const QString &rule, const QString &target)
{
    m_onLoaded = [this, rule, target] { switchNow(rule, target); };
    if (isLoaded()) loaded();
}

void RoutesDialog::visit(const QString &rule, const QString &provider, const QString &model)
{
    m_onLoaded = [this, rule, provider, model] { visitNow(routePlace(draft().root(), rule, provider, model)); };
    if (isLoaded()) loaded();
}

void RoutesDialog::loaded()
{
    if (const std::function<void()> act = std::exchange(m_onLoaded, nullptr)) act();
}

void RoutesDialog::visitNow(const RoutePlace &place)
{
    switch (place.list) {
    case RoutePlace::List::Scenarios: m_tabs->setCurrentWidget(m_scenarios); return m_scenarios->focusOn(place.scenario);
    case RoutePlace::List::Rules: m_tabs->setCurrentWidget(m_rules); return m_rules->focusOn(place.index);
    case RoutePlace::List::Fallbacks: m_tabs->setCurrentWidget(m_fallback); return m_fallback->focusOn(place.scenario, place.index);
    }
}

void RoutesDialog::switchNow(const QString &rule, const QString &target)
{
    draft().change([&rule, &target](Json5Value &root) { setRouteOf(root, rule, target); });
    say(Tone::Plain,
        [rule, target] { return tr("The route “%1” leads to %2 now. Save to use it.").arg(ruleText(rule), shownTarget(target)); });
}

void RoutesDialog::replaceNow(const Replacement &wanted)
{
    int places = 0;
    draft().change([&wanted, &places](Json5Value &root) { places = ui::replaceModel(root, wanted.provider, wanted.from, wanted.to); });
    if (places > 0)
        say(Tone::Plain,
            [wanted, places] { return tr("%1 became %2 in %n place(s). Save to use it.", nullptr, places).arg(wanted.from, wanted.to); });
    else
        say(Tone::Warning,
            [wanted] { return tr("No route names %1: its client asked for it. %2 is probably meant.").arg(wanted.from, wanted.to); });
}

void RoutesDialog::replay()
{
    m_replay->setEnabled(false);
    ui::say(*m_replayResult, [] { return tr("Looking at the last requests…"); });
    RecordedRequests::newest(workspace(), replayed, this, [this](const QList<proxy::RecordedRequest> &requests) {
        workspace().services.trial->replay(draft().saved(), draft().root(), requests, this,
                                           [this, requests](const proxy::ReplayReport &report) { showReplay(report, requests); });
    });
}

QString RoutesDialog::replayText(const proxy::ReplayReport &report, const ReplaySummary &summary)
{
    const int decided = report.fromBodies + report.fromFacts;
    QString text = report.changes.empty()
                       ? tr("%1 of %2 would change.").arg(0).arg(decided)
                       : tr("%1 of %2 would change: %3.").arg(report.changes.size()).arg(decided).arg(groupsText(summary));
    if (const QString cost = costDifferenceText(summary); !cost.isEmpty()) text += u' ' + tr("%1.").arg(cost);
    if (report.fromFacts > 0) text += u' ' + tr("%n decided from facts, because no body was recorded.", nullptr, report.fromFacts);
    if (report.undecidable > 0) text += u' ' + tr("%n could not be replayed: no body was recorded.", nullptr, report.undecidable);
    return text;
}

void RoutesDialog::showReplay(const proxy::ReplayReport &report, const QList<proxy::RecordedRequest> &requests)
{
    m_replay->setEnabled(true);
    m_report = {};
    fillChanges();
    if (!report.problem.isEmpty()) return ui::say(*m_replayResult, [problem = report.problem] { return configText(problem); });
    if (requests.isEmpty()) return ui::say(*m_replayResult, [] { return tr("No request has been recorded yet."); });
    QList<proxy::RecordedRequest> facts = requests;
    for (proxy::RecordedRequest &request : facts) request.body.clear(); // they may be large, and are not needed for it
    ui::say(*m_replayResult,
            [this, report, facts] { return replayText(report, summaryOf(report, facts, workspace().services.logging.config())); });
    m_report = report;
    fillChanges();
}

void RoutesDialog::fillChanges()
{
    m_changes->clear();
    for (const proxy::ChangedRoute &change : m_report.changes) {
        const auto side = [](const QString &rule, const Phrase &target) {
            return rule.isEmpty() ? configText(target) : shownTarget(target) + u" ("_s + ruleText(rule) + u')';
        };
        auto *item = new QTreeWidgetItem(m_changes, {u'#' + QString::number(change.number), change.askedModel,
                                                     side(change.ruleBefore, change.before), side(change.ruleAfter, change.after)});
        item->setTextAlignment(0, Qt::AlignRight);
        item->setData(0, idRole, QString::fromStdString(change.id));
    }
    m_changes->setVisible(!m_report.changes.empty());
    for (int column = 0; column < 3; ++column) m_changes->resizeColumnToContents(column);
}

void RoutesDialog::retranslate()
{
    ConfigDialog::retranslate();
    fillChanges();
    setWindowTitle(tr("Routes[*]"));
    m_tabs->setTabText(0, tr("Scenarios"));
    m_tabs->setTabText(1, tr("Rules"));
    m_tabs->setTabText(2, tr("Fallback"));
    m_scenarios->retranslate();
    m_rules->retranslate();
    m_fallback->retranslate();
    m_tester->retranslate();
    QFont bold = font();
    bold.setBold(true);
    m_testerTitle->setFont(bold);
    m_testerTitle->setText(tr("Tester"));
    m_replay->setText(tr("Ru&n against last %1 requests").arg(replayed));
    m_changes->setHeaderLabels({tr("Request"), tr("Asked for"), tr("Saved routes"), tr("These routes")});
    m_changes->setAccessibleName(tr("Requests that would go elsewhere"));
}

} // namespace ccr::ui
