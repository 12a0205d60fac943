#include "ui/docks/inspector_dock.h"

#include "logging/api/logging_control.h"
#include "proxy/api/proxy_control.h"
#include "proxy/api/retry_after.h"
#include "ui/dialogs/replay_actions.h"
#include "ui/inspector/attempts_tab.h"
#include "ui/inspector/bodies_tab.h"
#include "ui/inspector/logs_tab.h"
#include "ui/inspector/overview_tab.h"
#include "ui/inspector/remedy_actions.h"
#include "ui/inspector/stream_tab.h"
#include "ui/models/assembled_answer.h"
#include "ui/models/body_fetch.h"
#include "ui/models/copy_text.h"
#include "ui/models/open_fallbacks.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

InspectorDock::InspectorDock(Workspace &workspace, QWidget *parent)
    : Dock(u"inspector"_s, workspace, parent), m_tabs(new QTabWidget(this)), m_clock(this)
{
    // Bodies and streams are kept from now on, in memory, for whoever looks.
    if (logging::RecentTraffic *traffic = workspace.services.logging.recentTraffic()) traffic->setWanted(true);
    setMinimumWidth(340);
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 4);
    layout->setSpacing(4);
    layout->addWidget(m_tabs, 1);
    m_tabs->setObjectName(u"inspectorTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setElideMode(Qt::ElideRight); // rather than that their names make the dock wider, in whatever font
    m_tabs->tabBar()->setExpanding(false);
    makeTabs();
    m_replays = new ReplayActions(workspace, m_background, this);
    layout->addWidget(makeButtons(content));
    setWidget(content);
    bindActions();
    m_clock.setInterval(500ms);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        if (currentTab()->isVisible()) currentTab()->tick();
        if (!isCounting()) m_clock.stop();
    });
    connect(&workspace.selection, &ExchangeSelection::changed, this, &InspectorDock::takeSelection);
    connect(&workspace.selection, &ExchangeSelection::updated, this, &InspectorDock::takeUpdate);
    connect(&workspace.services.proxy, &proxy::ProxyControl::stateChanged, this, &InspectorDock::enableActions);
    takeSelection();
    retranslate();
}

InspectorDock::~InspectorDock()
{
    if (logging::RecentTraffic *traffic = workspace().services.logging.recentTraffic()) traffic->setWanted(false);
    delete widget(); // what works in the background belongs to these
    delete m_replays;
}

void InspectorDock::makeTabs()
{
    m_remedies = new RemedyActions(workspace(), this);
    m_overview = new OverviewTab(workspace(), m_remedies->closestModels(), m_background, m_tabs);
    m_stream = new StreamTab(workspace(), m_background, m_tabs);
    m_bodies = new BodiesTab(workspace(), m_background, m_tabs);
    m_all = {m_overview, m_stream, m_bodies, new AttemptsTab(workspace(), m_tabs), new LogsTab(workspace(), m_background, m_tabs)};
    for (InspectorTab *tab : std::as_const(m_all)) m_tabs->addTab(tab, QString());
    connect(m_stream, &StreamTab::responseRequested, this, [this] {
        m_tabs->setCurrentWidget(m_bodies);
        m_bodies->showResponse();
    });
}

QWidget *InspectorDock::makeButtons(QWidget *parent)
{
    auto *bar = new QWidget(parent);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(4);
    for (const char16_t *id : {u"abort", u"replay", u"replayWith", u"compare"}) {
        auto *button = new QToolButton(bar);
        button->setDefaultAction(workspace().actions.action(QString::fromUtf16(id)));
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        layout->addWidget(button);
        (id == QStringView(u"abort") ? m_whileLive : m_whenOver).append(button);
    }
    m_copyAs = new QToolButton(bar);
    m_copyAs->setObjectName(u"copyAs"_s);
    m_copyAs->setPopupMode(QToolButton::InstantPopup);
    m_copyMenu = new QMenu(m_copyAs);
    for (const ActionSpec &spec : actionTable()) {
        const QString id = QString::fromLatin1(spec.id);
        if (id.startsWith("copy"_L1) && id != "copy"_L1 && spec.kind == ActionKind::Command && id != "copyAddress"_L1
            && id != "copySetup"_L1)
            m_copyMenu->addAction(workspace().actions.action(id));
    }
    m_copyAs->setMenu(m_copyMenu);
    layout->addStretch();
    layout->addWidget(m_copyAs);
    return bar;
}

void InspectorDock::bindActions()
{
    ActionSet &actions = workspace().actions;
    actions.bind(u"inspector.explain"_s, this, &InspectorDock::explain);
    actions.bind(u"abort"_s, this, &InspectorDock::abort);
    actions.bind(u"copyRequest"_s, this, &InspectorDock::copyRequest);
    actions.bind(u"copyResponse"_s, this, &InspectorDock::copyResponse);
    actions.bind(u"copyCurl"_s, this, &InspectorDock::copyCurl);
    actions.bind(u"inspector.lastEvents"_s, this, [this] {
        m_tabs->setCurrentWidget(m_stream);
        m_stream->showLastEvents();
    });
}

InspectorTab *InspectorDock::currentTab() const
{
    return m_all[std::max(0, m_tabs->currentIndex())];
}

QWidget *InspectorDock::focusTarget()
{
    return currentTab()->focusTarget();
}

QString InspectorDock::selectionAsText() const
{
    return currentTab()->selectionAsText();
}

void InspectorDock::takeSelection()
{
    for (InspectorTab *tab : std::as_const(m_all)) tab->showExchange(workspace().selection.exchange());
    showTitle();
    enableActions();
}

void InspectorDock::takeUpdate()
{
    if (const logging::ExchangeSnapshot *exchange = workspace().selection.exchange())
        for (InspectorTab *tab : std::as_const(m_all)) tab->updateExchange(*exchange);
    enableActions();
}

void InspectorDock::showTitle()
{
    const logging::ExchangeSnapshot *exchange = workspace().selection.exchange();
    setWindowTitle(exchange ? tr("Inspector #%1").arg(exchange->number) : tr("Inspector"));
}

void InspectorDock::enableActions()
{
    const logging::ExchangeSnapshot *exchange = workspace().selection.exchange();
    const bool isLive = exchange && !exchange->total;
    ActionSet &actions = workspace().actions;
    actions.action(u"abort"_s)->setEnabled(isLive);
    // Not all fit into the narrowest dock, and it keeps the width of what was visible together: first those that go.
    for (QToolButton *button : std::as_const(isLive ? m_whenOver : m_whileLive)) button->hide();
    for (QToolButton *button : std::as_const(isLive ? m_whileLive : m_whenOver)) button->show();
    for (const char16_t *id :
         {u"inspector.explain", u"replay", u"replayWith", u"compare", u"copyRequest", u"copyResponse", u"inspector.lastEvents"})
        actions.action(QString::fromUtf16(id))->setEnabled(exchange);
    const bool canExplain = workspace().services.config && workspace().services.trial;
    actions.action(u"replayOnFallback"_s)
        ->setEnabled(exchange && !isLive && canExplain && mayFallBack(*exchange, workspace().services.proxy.state()));
    m_remedies->enableFor(exchange);
    if (isCounting())
        m_clock.start();
    else
        m_clock.stop();
}

// Something in it changes with the time alone.
bool InspectorDock::isCounting() const
{
    const logging::ExchangeSnapshot *exchange = workspace().selection.exchange();
    if (!exchange) return false;
    const std::optional<proxy::RetryAfter> wait = proxy::retryAfterOf(*exchange);
    return !exchange->total || (wait && wait->until > wallNow());
}

void InspectorDock::explain()
{
    show();
    raise();
    m_tabs->setCurrentWidget(m_overview);
    m_overview->toggleSteps();
}

void InspectorDock::abort()
{
    const logging::ExchangeSnapshot *exchange = workspace().selection.exchange();
    if (exchange && !exchange->total) workspace().services.proxy.abort(QString::fromStdString(exchange->id));
}

void InspectorDock::withBody(logging::StoredBody::Kind kind, QString (*textOf)(const logging::StoredBody &body))
{
    const logging::ExchangeSnapshot *exchange = workspace().selection.exchange();
    if (!exchange) return;
    fetchBody(workspace().openedFiles.placeOf(exchange->id), m_background, exchange->id, kind, this,
              [this, textOf](const std::optional<logging::StoredBody> &body) {
                  if (!body) return;
                  m_background.run(
                      this, [body = *body, textOf] { return textOf(body); },
                      [](const QString &text) { QGuiApplication::clipboard()->setText(text); });
              });
}

void InspectorDock::copyRequest()
{
    withBody(logging::StoredBody::Kind::ClientRequest, [](const logging::StoredBody &body) { return QString::fromStdString(body.text); });
}

void InspectorDock::copyResponse()
{
    withBody(logging::StoredBody::Kind::ClientResponse, [](const logging::StoredBody &body) {
        const QString text = answerOf(body).text();
        return text.isEmpty() ? QString::fromStdString(body.text) : text;
    });
}

// Without the body, too: it may not have been kept.
void InspectorDock::copyCurl()
{
    const logging::ExchangeSnapshot *exchange = workspace().selection.exchange();
    if (!exchange) return;
    const QString baseUrl = workspace().services.proxy.state().baseUrl();
    fetchBody(workspace().openedFiles.placeOf(exchange->id), m_background, exchange->id, logging::StoredBody::Kind::ClientRequest, this,
              [this, asked = *exchange, baseUrl](const std::optional<logging::StoredBody> &body) {
                  fetchHeads(
                      workspace().openedFiles.placeOf(asked.id), m_background, asked.id, this,
                      [this, asked, baseUrl, text = body ? body->text : std::string()](const std::vector<logging::MessageHead> &heads) {
                          m_background.run(
                              this, [=] { return curlText(asked, baseUrl, text, heads); },
                              [](const QString &command) { QGuiApplication::clipboard()->setText(command); });
                      });
              });
}

// Nobody inside needed it: back to the list.
void InspectorDock::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) return workspace().actions.action(u"inspector.leave"_s)->trigger();
    Dock::keyPressEvent(event);
}

void InspectorDock::retranslate()
{
    showTitle();
    for (int i = 0; i < m_all.size(); ++i) {
        m_all[i]->retranslate();
        m_tabs->setTabText(i, m_all[i]->title());
    }
    m_tabs->setAccessibleName(tr("Sides of the request"));
    m_copyAs->setText(tr("Copy as"));
}

void InspectorDock::restyle()
{
    for (InspectorTab *tab : std::as_const(m_all)) tab->restyle();
}

} // namespace ccr::ui
