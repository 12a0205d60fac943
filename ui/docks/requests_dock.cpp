#include "ui/docks/requests_dock.h"

#include "ui/theme/density.h"
#include "ui/widgets/exchange_delegate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr int wideEnoughForRule = 960;
constexpr int wideEnoughForSpeed = 760;
constexpr int wideEnoughForTimes = 620;

struct ColumnWidth
{
    int column;
    int width;
};
constexpr ColumnWidth widths[] = {{ExchangeTableModel::Number, 52}, {ExchangeTableModel::Time, 76},       {ExchangeTableModel::Status, 88},
                                  {ExchangeTableModel::Rule, 96},   {ExchangeTableModel::FirstToken, 68}, {ExchangeTableModel::Total, 68},
                                  {ExchangeTableModel::Speed, 60},  {ExchangeTableModel::Tokens, 96}};

} // namespace

RequestsDock::RequestsDock(Workspace &workspace, QWidget *parent)
    : Dock(u"requests"_s, workspace, parent), m_model(workspace.exchanges), m_pages(new QStackedWidget(this)), m_table(new QTableView(this))
{
    m_table->setObjectName(u"requestTable"_s);
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new ExchangeDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setHighlightSections(false);
    for (const ColumnWidth &entry : widths) m_table->setColumnWidth(entry.column, entry.width);
    m_table->horizontalHeader()->setSectionResizeMode(ExchangeTableModel::Model, QHeaderView::Stretch);
    for (int column = ExchangeTableModel::Provider; column < ExchangeTableModel::ColumnCount; ++column) m_table->hideColumn(column);
    m_pages->addWidget(makeEmptyPage());
    m_pages->addWidget(m_table);
    setWidget(m_pages);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current) {
        this->workspace().selection.select(current.isValid() ? m_model.exchange(current.row()) : nullptr);
    });
    connect(&m_model, &ExchangeTableModel::countsChanged, this, &RequestsDock::showRightPage);
    connect(&workspace.services.proxy, &proxy::ProxyControl::stateChanged, this, &RequestsDock::retranslate);
    connect(&workspace.selection, &ExchangeSelection::openRequested, this, [this](const QString &id) { select(id.toStdString()); });
    bindActions();
    restyle();
    retranslate();
}

void RequestsDock::bindActions()
{
    ActionSet &actions = workspace().actions;
    actions.bind(u"nextFailure"_s, this, [this] { selectFailure(true); });
    actions.bind(u"previousFailure"_s, this, [this] { selectFailure(false); });
    // Space presses the button that has the focus; only in the lists it means pause.
    actions.limitTo(u"pause"_s, *m_table, Qt::WidgetShortcut);
}

void RequestsDock::restyle()
{
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight(m_table->font()));
}

QWidget *RequestsDock::focusTarget()
{
    return m_table->isVisibleTo(this) ? static_cast<QWidget *>(m_table) : m_pages;
}

QWidget *RequestsDock::makeEmptyPage()
{
    auto *page = new QWidget(m_pages);
    m_emptyText = new QLabel(page);
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyText->setWordWrap(true);
    m_emptyText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_start = new QPushButton(page);
    m_copySetup = new QPushButton(page);
    m_test = new QPushButton(page);
    const ActionSet &actions = workspace().actions;
    connect(m_start, &QPushButton::clicked, actions.action(u"startStop"_s), &QAction::trigger);
    connect(m_copySetup, &QPushButton::clicked, actions.action(u"copySetup"_s), &QAction::trigger);
    connect(m_test, &QPushButton::clicked, actions.action(u"test"_s), &QAction::trigger);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    for (QPushButton *button : {m_start, m_copySetup, m_test}) buttons->addWidget(button);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(page);
    layout->addStretch();
    layout->addWidget(m_emptyText);
    layout->addLayout(buttons);
    layout->addStretch();
    return page;
}

void RequestsDock::retranslate()
{
    setWindowTitle(tr("Requests"));
    m_table->setAccessibleName(tr("Requests, newest first"));
    const proxy::ProxyState state = workspace().services.proxy.state();
    const bool running = state.status == proxy::ProxyState::Status::Running;
    QString text =
        running ? tr("No requests yet. Point your agent at %1.").arg(state.baseUrl()) : tr("The proxy is stopped, so nothing is recorded.");
    if (!state.problem.isEmpty()) text = state.problem;
    if (running && state.isDemo) text += u"\n"_s + tr("The built-in demo provider answers; no key is needed.");
    m_emptyText->setText(text);
    m_start->setText(tr("Start"));
    m_copySetup->setText(tr("Copy setup"));
    m_test->setText(tr("Send a test request"));
    m_start->setVisible(!running);
    m_copySetup->setVisible(running);
    m_test->setVisible(running);
    m_model.retranslate();
    showRightPage();
}

void RequestsDock::showRightPage()
{
    m_pages->setCurrentIndex(m_model.rowCount() == 0 ? 0 : 1);
}

void RequestsDock::select(const std::string &id)
{
    const int row = m_model.rowOf(id);
    if (row < 0) return;
    m_table->selectRow(row);
    m_table->scrollTo(m_model.index(row, 0));
}

bool RequestsDock::selectFailure(bool forward)
{
    const int step = forward ? 1 : -1;
    const QModelIndex current = m_table->currentIndex();
    const int start = current.isValid() ? current.row() + step : (forward ? 0 : m_model.rowCount() - 1);
    for (int row = start; row >= 0 && row < m_model.rowCount(); row += step) {
        if (!m_model.index(row, 0).data(ExchangeTableModel::IsFailureRole).toBool()) continue;
        m_table->selectRow(row);
        return true;
    }
    return false;
}

QString RequestsDock::selectionAsText() const
{
    const logging::ExchangeSnapshot *exchange = m_model.exchange(m_table->currentIndex().row());
    if (!m_table->currentIndex().isValid() || !exchange) return {};
    QStringList parts{QString::number(exchange->status), QString::fromStdString(exchange->errorClass),
                      QString::fromStdString(exchange->errorMessage), QString::fromStdString(exchange->routeSentence),
                      QString::fromStdString(exchange->id)};
    parts.removeAll(QString());
    return parts.join(u'\t');
}

void RequestsDock::resizeEvent(QResizeEvent *event)
{
    QDockWidget::resizeEvent(event);
    hideColumnsByWidth();
}

void RequestsDock::hideColumnsByWidth()
{
    m_table->setColumnHidden(ExchangeTableModel::Rule, width() < wideEnoughForRule);
    m_table->setColumnHidden(ExchangeTableModel::Tokens, width() < wideEnoughForSpeed);
    m_table->setColumnHidden(ExchangeTableModel::Speed, width() < wideEnoughForSpeed);
    m_table->setColumnHidden(ExchangeTableModel::Time, width() < wideEnoughForTimes);
    m_table->setColumnHidden(ExchangeTableModel::FirstToken, width() < wideEnoughForTimes);
}

} // namespace ccr::ui
