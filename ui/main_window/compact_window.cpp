#include "ui/main_window/compact_window.h"

#include "logging/api/logging_control.h"
#include "ui/charts/statistics_charts.h"
#include "ui/charts/time_chart.h"
#include "ui/main_window/state_icon.h"
#include "ui/main_window/status_numbers.h"
#include "ui/models/config_text.h"
#include "ui/models/error_advice.h"
#include "ui/models/exchange_cells.h"
#include "ui/workspace/trouble_text.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr QSize usualSize{420, 560};
constexpr int margin = 8; ///< to the icon and to the borders of the screen
constexpr auto span = 15min;
constexpr int mostModels = 8;
constexpr int listColumns[] = {ExchangeColumns::Status, ExchangeColumns::Time, ExchangeColumns::Model, ExchangeColumns::Total};
constexpr int modelColumn = 2;

} // namespace

CompactWindow::CompactWindow(Workspace &workspace, DefaultRoute &route)
    : QWidget(nullptr, Qt::Tool),
      m_workspace(workspace),
      m_statistics(workspace.services.logging, workspace.finished, systemClock()),
      m_state(new QLabel(this)),
      m_route(new QPushButton(this)),
      m_chartLabel(new QLabel(this)),
      m_chart(new TimeChart(this)),
      m_requestsLabel(new QLabel(this)),
      m_list(new QTreeWidget(this)),
      m_spent(new QLabel(this)),
      m_budget(new BudgetBar(workspace.spending, this)),
      m_open(new QPushButton(this)),
      m_pause(new QPushButton(this)),
      m_copy(new QPushButton(this))
{
    setObjectName(u"compactWindow"_s);
    setAttribute(Qt::WA_QuitOnClose, false);
    new DefaultRouteMenu(workspace, route, m_routes, mostModels);
    m_statistics.setSpan({.last = span, .from = {}, .to = {}});
    makeLayout();
    resize(usualSize);
    const ActionSet &actions = workspace.actions;
    m_open->setObjectName(u"compactOpen"_s);
    m_pause->setObjectName(u"compactPause"_s);
    m_copy->setObjectName(u"compactCopy"_s);
    connect(m_open, &QPushButton::clicked, this, &CompactWindow::openRequested);
    connect(m_pause, &QPushButton::clicked, actions.action(u"pauseRecording"_s), &QAction::trigger);
    connect(m_copy, &QPushButton::clicked, actions.action(u"copySetup"_s), &QAction::trigger);
    connect(m_list, &QTreeWidget::itemActivated, this, &CompactWindow::openRequest);
    connect(&m_statistics, &StatisticsSource::changed, this, &CompactWindow::showChart);
    connect(&workspace.spending, &SpendingToday::changed, this, &CompactWindow::showSpending);
    connect(workspace.services.logging.exchangeFeed(), &logging::ExchangeFeed::exchangesChanged, this, &CompactWindow::take);
    m_clock.setInterval(1s);
    connect(&m_clock, &QTimer::timeout, this, &CompactWindow::showRequests);
    const LiveExchanges &live = workspace.exchanges.live();
    for (quint64 position = live.end(); position > live.first() && m_requests.size() < mostRequests; --position)
        m_requests.append(*live.at(position - 1));
    retranslate();
}

void CompactWindow::makeLayout()
{
    m_state->setTextFormat(Qt::PlainText);
    m_state->setObjectName(u"compactState"_s);
    m_route->setObjectName(u"compactRoute"_s);
    m_route->setMenu(&m_routes);
    m_chart->setMinimumHeight(150);
    m_list->setObjectName(u"compactRequests"_s);
    m_list->setColumnCount(static_cast<int>(std::size(listColumns)));
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(modelColumn, QHeaderView::Stretch);
    m_chartLabel->setBuddy(m_chart);
    m_requestsLabel->setBuddy(m_list);
    m_spent->setObjectName(u"compactSpent"_s);
    auto *top = new QHBoxLayout;
    top->addWidget(m_state);
    top->addStretch();
    top->addWidget(m_route);
    auto *spending = new QHBoxLayout;
    spending->addWidget(m_spent);
    spending->addWidget(m_budget);
    spending->addStretch();
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_open, m_pause, m_copy}) buttons->addWidget(button);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(top);
    layout->addWidget(m_chartLabel);
    layout->addWidget(m_chart, 1);
    layout->addWidget(m_requestsLabel);
    layout->addWidget(m_list);
    layout->addLayout(spending);
    layout->addLayout(buttons);
}

void CompactWindow::retranslate()
{
    setWindowTitle(tr("CCR Desktop"));
    m_chartLabel->setText(tr("Last 15 minutes"));
    m_requestsLabel->setText(tr("Last requests"));
    m_list->setAccessibleName(tr("Last requests"));
    m_budget->retranslate();
    m_route->setToolTip(tr("Change the default route"));
    m_open->setText(tr("Open window"));
    m_copy->setText(tr("Copy setup"));
    refresh();
    showRequests();
    showSpending();
    showChart();
}

void CompactWindow::refresh()
{
    const proxy::ProxyState state = m_workspace.services.proxy.state();
    const bool isRecording = m_workspace.services.logging.isRecording();
    setWindowIcon(stateIcon(shapeOf(state, isRecording), m_workspace.exchanges.liveCount() > 0));
    QString text = u"%1 %2"_s.arg(stateGlyph(shapeOf(state, isRecording))).arg(statusWord(state));
    if (m_workspace.exchanges.liveCount() > 0) text += u" · "_s + tr("%1 live").arg(m_workspace.exchanges.liveCount());
    m_state->setText(text);
    m_state->setToolTip(state.problem.isEmpty() ? configText(state.configProblem) : listenTrouble(state));
    const QString model = state.defaultRoute.section(u',', -1);
    m_route->setText(model.isEmpty() ? tr("No default route") : tr("default→%1").arg(model));
    m_pause->setText(isRecording ? tr("Pause recording") : tr("Resume recording"));
}

void CompactWindow::take(const QList<logging::ExchangeSnapshot> &batch)
{
    for (const logging::ExchangeSnapshot &exchange : batch) {
        const auto known = std::find_if(m_requests.begin(), m_requests.end(),
                                        [&exchange](const logging::ExchangeSnapshot &one) { return one.id == exchange.id; });
        if (known != m_requests.end())
            *known = exchange;
        else if (m_requests.size() < mostRequests || exchange.number > m_requests.constLast().number)
            m_requests.append(exchange);
    }
    std::sort(m_requests.begin(), m_requests.end(),
              [](const logging::ExchangeSnapshot &a, const logging::ExchangeSnapshot &b) { return a.number > b.number; });
    if (m_requests.size() > mostRequests) m_requests.resize(mostRequests);
    if (!isVisible()) return;
    showRequests();
    refresh();
}

void CompactWindow::showRequests()
{
    const WallTime now = wallNow();
    while (m_list->topLevelItemCount() > m_requests.size()) delete m_list->takeTopLevelItem(m_list->topLevelItemCount() - 1);
    while (m_list->topLevelItemCount() < m_requests.size()) new QTreeWidgetItem(m_list);
    bool isLive = false;
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        const logging::ExchangeSnapshot &exchange = m_requests.at(row);
        QTreeWidgetItem *item = m_list->topLevelItem(row);
        for (int column = 0; column < m_list->columnCount(); ++column) item->setText(column, cellText(exchange, listColumns[column], now));
        item->setTextAlignment(m_list->columnCount() - 1, Qt::AlignRight | Qt::AlignVCenter);
        item->setToolTip(modelColumn, failureWords(exchange));
        item->setData(0, Qt::AccessibleTextRole, exchangeSentence(exchange, now));
        isLive |= exchange.outcome == logging::Outcome::InFlight;
    }
    if (m_list->topLevelItemCount() > 0) m_list->setFixedHeight(mostRequests * m_list->sizeHintForRow(0) + 2 * m_list->frameWidth());
    if (isLive && isVisible())
        m_clock.start();
    else
        m_clock.stop();
}

void CompactWindow::showSpending()
{
    const QString text = m_workspace.spending.text();
    m_spent->setText(text.isEmpty() ? tr("No tokens used today") : text);
}

void CompactWindow::showChart()
{
    m_chart->setData(fateChart(m_statistics.statistics()));
    m_chart->setSummary(fateSummary(m_statistics.statistics().sum()));
}

void CompactWindow::openRequest()
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    if (row < 0) return;
    const std::string id = m_requests.at(row).id;
    Q_EMIT openRequested();
    m_workspace.selection.open(id);
}

QPoint CompactWindow::placeBeside(const QRect &trayIcon, const QRect &screen, QSize size)
{
    const QRect inner = screen.adjusted(margin, margin, -margin, -margin);
    QPoint place(inner.right() - size.width() + 1, inner.bottom() - size.height() + 1);
    if (!trayIcon.isEmpty()) {
        const bool isBelow = trayIcon.center().y() < screen.center().y(); // the panel is at the top
        place = {trayIcon.center().x() - size.width() / 2, isBelow ? trayIcon.bottom() + margin : trayIcon.top() - margin - size.height()};
    }
    place.setX(std::clamp(place.x(), inner.left(), std::max(inner.left(), inner.right() - size.width() + 1)));
    place.setY(std::clamp(place.y(), inner.top(), std::max(inner.top(), inner.bottom() - size.height() + 1)));
    return place;
}

void CompactWindow::toggle(const QRect &trayIcon)
{
    if (isVisible()) return hide();
    const QScreen *screen = trayIcon.isEmpty() ? nullptr : QGuiApplication::screenAt(trayIcon.center());
    if (!screen) screen = QGuiApplication::primaryScreen();
    if (screen) move(placeBeside(trayIcon, screen->availableGeometry(), size()));
    show();
    raise();
    activateWindow();
    m_route->setFocus();
}

void CompactWindow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_statistics.setActive(true);
    refresh();
    showRequests();
}

void CompactWindow::hideEvent(QHideEvent *event)
{
    m_statistics.setActive(false);
    m_clock.stop();
    QWidget::hideEvent(event);
}

void CompactWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) return hide();
    QWidget::keyPressEvent(event);
}

void CompactWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

} // namespace ccr::ui
