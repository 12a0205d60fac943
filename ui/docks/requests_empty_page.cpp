#include "ui/docks/requests_empty_page.h"
#include "ui/workspace/trouble_text.h"

#include "logging/api/logging_control.h"
#include "proxy/api/proxy_control.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace ccr::ui {

RequestsEmptyPage::RequestsEmptyPage(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_text(new QLabel(this)),
      m_start(new QPushButton(this)),
      m_copySetup(new QPushButton(this)),
      m_test(new QPushButton(this)),
      m_clearFilter(new QPushButton(this)),
      m_showLast(new QPushButton(this)),
      m_showEverything(new QPushButton(this)),
      m_showAll(new QPushButton(this))
{
    m_text->setObjectName(u"emptyText"_s);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    const ActionSet &actions = workspace.actions;
    connect(m_start, &QPushButton::clicked, actions.action(u"startStop"_s), &QAction::trigger);
    connect(m_copySetup, &QPushButton::clicked, actions.action(u"copySetup"_s), &QAction::trigger);
    connect(m_test, &QPushButton::clicked, actions.action(u"test"_s), &QAction::trigger);
    connect(m_clearFilter, &QPushButton::clicked, &workspace.filter, &FilterState::clear);
    connect(m_showLast, &QPushButton::clicked, this, &RequestsEmptyPage::lastWanted);
    connect(m_showEverything, &QPushButton::clicked, this, [this] { m_workspace.range.setRange({}); });
    connect(m_showAll, &QPushButton::clicked, actions.action(u"onlyLive"_s), &QAction::trigger);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    for (QPushButton *button : {m_start, m_copySetup, m_test, m_clearFilter, m_showLast, m_showEverything, m_showAll})
        buttons->addWidget(button);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->addStretch();
    layout->addWidget(m_text);
    layout->addLayout(buttons);
    layout->addStretch();
}

bool RequestsEmptyPage::isOnlyLive() const
{
    return m_workspace.actions.action(u"onlyLive"_s)->isChecked();
}

void RequestsEmptyPage::refresh()
{
    const ExchangeTableModel &model = m_workspace.exchanges;
    const bool running = m_workspace.services.proxy.state().status == proxy::ProxyState::Status::Running;
    const bool isOnlyLive = this->isOnlyLive() && running;
    const bool isFiltered = !isOnlyLive && model.hiddenCount() > 0;
    const bool isOutside = !isOnlyLive && !isFiltered && model.hasBeyondRange();
    const bool isIdle = !isOnlyLive && !isFiltered && !isOutside && !model.isSearching();
    m_text->setText(sentence());
    m_start->setText(tr("Start"));
    m_copySetup->setText(tr("Copy setup"));
    m_test->setText(tr("Send a test request"));
    m_clearFilter->setText(tr("Clear filter"));
    m_showLast->setText(tr("Show last 10 anyway"));
    m_showEverything->setText(tr("Show everything"));
    m_showAll->setText(tr("List all requests"));
    m_start->setVisible(isIdle && !running);
    m_copySetup->setVisible(isIdle && running);
    m_test->setVisible(isIdle && running);
    m_clearFilter->setVisible(isFiltered);
    m_showLast->setVisible(isFiltered);
    m_showEverything->setVisible(isOutside);
    m_showAll->setVisible(isOnlyLive);
}

QString RequestsEmptyPage::sentence() const
{
    const ExchangeTableModel &model = m_workspace.exchanges;
    const proxy::ProxyState state = m_workspace.services.proxy.state();
    const bool running = state.status == proxy::ProxyState::Status::Running;
    if (model.isSearching()) return tr("Searching…");
    if (isOnlyLive() && running) return tr("No request is live.");
    if (model.hiddenCount() > 0) {
        const QString hidden = tr("%Ln request(s) are hidden by the filter.", nullptr, model.hiddenCount());
        const bool looksInVain = m_workspace.filter.query().looksIntoBodies() && !m_workspace.services.logging.config().history.bodies;
        return looksInVain ? hidden + u'\n' + tr("It looks into recorded bodies, and the recording of bodies is off.") : hidden;
    }
    if (model.hasBeyondRange()) return tr("There are no requests in this range of time (%1).").arg(rangeText(m_workspace.range.range()));
    if (!state.problem.isEmpty()) return listenTrouble(state);
    QString text =
        running ? tr("No requests yet. Point your agent at %1.").arg(state.baseUrl()) : tr("The proxy is stopped, so nothing is recorded.");
    if (running && state.isDemo) text += u"\n"_s + tr("The built-in demo provider answers; no key is needed.");
    return text;
}

} // namespace ccr::ui
