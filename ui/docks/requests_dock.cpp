#include "ui/docks/requests_dock.h"

#include "logging/api/logging_control.h"
#include "logging/base/date_time.h"
#include "proxy/api/proxy_control.h"
#include "ui/docks/file_bar.h"
#include "ui/docks/request_columns.h"
#include "ui/docks/request_menu.h"
#include "ui/docks/requests_empty_page.h"
#include "ui/models/copy_text.h"
#include "ui/models/error_advice.h"
#include "ui/models/filter_parts.h"
#include "ui/models/logging_text.h"
#include "ui/models/time_condition.h"
#include "ui/theme/density.h"
#include "ui/widgets/filter_chips.h"
#include "ui/widgets/notice_label.h"
#include "ui/widgets/request_table.h"
#include "ui/widgets/session_tree.h"
#include "ui/widgets/time_range_menu.h"
#include "ui/widgets/toggle_button.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSettings>
#include <QStackedWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr auto rangeStep = 10s; ///< how often a range that moves on is looked at
constexpr int mostCopied = 10'000;

logging::Query liveOf(const logging::Query &query)
{
    std::variant<logging::Query, logging::QueryError> parsed = logging::Query::parse(withFilterPart(query.text(), u"outcome:=in_flight"_s));
    return std::holds_alternative<logging::Query>(parsed) ? std::get<logging::Query>(std::move(parsed)) : query;
}

bool reachesAnotherDay(const TimeRange &range)
{
    const WallTime now = wallNow();
    const std::optional<WallTime> begin = range.begin(now);
    return !begin || localDay(*begin) != localDay(now);
}

} // namespace

RequestsDock::RequestsDock(Workspace &workspace, QWidget *parent)
    : Dock(u"requests"_s, workspace, parent),
      m_model(workspace.exchanges),
      m_pages(new QStackedWidget(this)),
      m_empty(new RequestsEmptyPage(workspace, m_pages)),
      m_table(new RequestTable(m_model, m_pages)),
      m_tree(new SessionTree(m_model, m_pages)),
      m_columns(new RequestColumns(*m_table->horizontalHeader(), *workspace.actions.submenu(u"columns"_s), workspace.services.settings)),
      m_rangeMenu(new TimeRangeMenu(*workspace.actions.submenu(u"timeRange"_s), workspace.range))
{
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_tree);
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_fileBar = new FileBar(workspace, content);
    layout->addWidget(m_fileBar);
    layout->addWidget(makeBar());
    m_problem = new NoticeLabel(content);
    m_problem->setObjectName(u"historyProblem"_s);
    m_problem->setMinimumWidth(1); // it wraps
    layout->addWidget(m_problem);
    auto *chips = new FilterChips(workspace.filter, content);
    chips->setContentsMargins(8, 0, 8, 2);
    layout->addWidget(chips);
    layout->addWidget(m_pages, 1);
    setWidget(content);
    connectViews();
    connect(m_empty, &RequestsEmptyPage::lastWanted, this, &RequestsDock::showLastAnyway);
    connect(&workspace.services.proxy, &proxy::ProxyControl::stateChanged, m_empty, &RequestsEmptyPage::refresh);
    connect(&workspace.selection, &ExchangeSelection::openRequested, this, [this](const QString &id) { select(id.toStdString()); });
    connect(&workspace.filter, &FilterState::queryChanged, this, &RequestsDock::search);
    connect(&workspace.range, &TimeRangeState::changed, this, &RequestsDock::search);
    connect(&m_rangeTimer, &QTimer::timeout, this, &RequestsDock::moveRange);
    m_rangeTimer.start(rangeStep);
    connectModel();
    connectFiles();
    workspace.selection.setLister([this] {
        QList<logging::ExchangeSnapshot> all;
        for (const logging::ExchangeSnapshot *exchange : selected()) all.append(*exchange);
        return all;
    });
    bindActions();
    bindListKeys();
    restyle();
    retranslate();
    workspace.actions.action(u"onlyLive"_s)->setChecked(workspace.services.settings.value(u"requests/onlyLive"_s).toBool());
    search();
    workspace.actions.action(u"groupSessions"_s)->setChecked(workspace.services.settings.value(u"requests/grouped"_s).toBool());
    setGrouped(isGrouped());
}

void RequestsDock::connectViews()
{
    const auto takeAxis = [this] {
        m_table->setAxis(m_columns->axis());
        m_tree->setAxis(m_columns->axis());
        for (const auto &[model, table] : m_fileTables) table->setAxis(m_columns->axis());
    };
    takeAxis();
    connect(m_columns, &RequestColumns::axisChanged, this, takeAxis);
    connect(m_columns, &RequestColumns::columnsChanged, this, [this] {
        m_tree->takeColumns(*m_table->horizontalHeader());
        for (const auto &[model, table] : m_fileTables) takeColumns(*table);
    });
    m_table->horizontalHeader()->setSectionsClickable(true);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionClicked, this, &RequestsDock::sortBy);
    QAction *inspect = workspace().actions.action(u"inspect"_s);
    for (QAbstractItemView *view : {static_cast<QAbstractItemView *>(m_table), static_cast<QAbstractItemView *>(m_tree)}) {
        view->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(view, &QWidget::customContextMenuRequested, this, [this, view](const QPoint &place) { openMenu(*view, place); });
    }
    connect(m_table, &QAbstractItemView::activated, inspect, &QAction::trigger);
    connect(m_tree, &QAbstractItemView::activated, this, [this, inspect](const QModelIndex &index) {
        if (m_tree->tree().exchangeAt(index)) inspect->trigger();
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &now) {
        const logging::ExchangeSnapshot *exchange = m_tree->tree().exchangeAt(now);
        if (!exchange) return;
        workspace().selection.select(exchange);
        m_table->selectRowAt(m_model.rowOf(exchange->id)); // where the next failure is looked for
    });
    connect(&workspace().selection, &ExchangeSelection::changed, this, &RequestsDock::showSelectionInTree);
    connect(&m_tree->tree(), &SessionTreeModel::followed, this, [this] {
        if (!m_tree->currentIndex().isValid()) showSelectionInTree();
    });
}

bool RequestsDock::isGrouped() const
{
    return workspace().actions.action(u"groupSessions"_s)->isChecked();
}

void RequestsDock::setGrouped(bool grouped)
{
    workspace().services.settings.setValue(u"requests/grouped"_s, grouped);
    m_tree->tree().setOn(grouped);
    if (grouped) m_tree->takeColumns(*m_table->horizontalHeader());
    showSelectionInTree();
    showRightPage();
}

bool RequestsDock::isOnlyLive() const
{
    return workspace().actions.action(u"onlyLive"_s)->isChecked();
}

void RequestsDock::setOnlyLive(bool onlyLive)
{
    workspace().services.settings.setValue(u"requests/onlyLive"_s, onlyLive);
    search();
}

void RequestsDock::showSelectionInTree()
{
    const logging::ExchangeSnapshot *exchange = workspace().selection.exchange();
    if (!isGrouped() || !exchange || isFile()) return;
    QModelIndex index = m_tree->tree().indexOf(exchange->id);
    if (!index.isValid() && m_model.rowOf(exchange->id) >= 0) { // older than those that are grouped
        m_tree->tree().bringIn(*exchange);
        index = m_tree->tree().indexOf(exchange->id);
    }
    const QModelIndex current = m_tree->currentIndex();
    if (index.isValid() && (index.row() != current.row() || index.parent() != current.parent())) m_tree->setCurrentIndex(index);
}

QWidget *RequestsDock::makeBar()
{
    auto *bar = new QWidget(this);
    m_counts = new QLabel(bar);
    m_counts->setObjectName(u"requestCounts"_s);
    m_range = new QToolButton(bar);
    m_range->setObjectName(u"timeRangeButton"_s);
    m_range->setMenu(workspace().actions.submenu(u"timeRange"_s));
    m_columnsButton = new QToolButton(bar);
    m_columnsButton->setObjectName(u"columnsButton"_s);
    m_columnsButton->setMenu(workspace().actions.submenu(u"columns"_s));
    m_group = new ToggleButton(bar);
    m_group->setObjectName(u"groupButton"_s);
    m_group->setDefaultAction(workspace().actions.action(u"groupSessions"_s));
    m_onlyLive = new ToggleButton(bar);
    m_onlyLive->setObjectName(u"onlyLiveButton"_s);
    m_onlyLive->setDefaultAction(workspace().actions.action(u"onlyLive"_s));
    for (ToggleButton *toggle : {m_group, m_onlyLive}) toggle->setAutoRaise(true);
    for (QToolButton *button : {m_range, m_columnsButton}) {
        button->setPopupMode(QToolButton::InstantPopup);
        button->setAutoRaise(true);
    }
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(8, 2, 4, 2);
    layout->setSpacing(4);
    layout->addWidget(m_counts);
    layout->addStretch();
    layout->addWidget(m_range);
    layout->addWidget(m_onlyLive);
    layout->addWidget(m_group);
    layout->addWidget(m_columnsButton);
    return bar;
}

void RequestsDock::connectTable(RequestTable &table)
{
    const auto takeFrom = [this, of = &table] {
        if (of == &shownTable()) takeCurrent();
    };
    connect(table.selectionModel(), &QItemSelectionModel::currentRowChanged, this, takeFrom);
    connect(table.selectionModel(), &QItemSelectionModel::selectionChanged, this, takeFrom);
    connect(table.model(), &QAbstractItemModel::dataChanged, this,
            [takeFrom, of = &table](const QModelIndex &first, const QModelIndex &last) {
                const QModelIndex current = of->currentIndex();
                // A row of the history that was chosen before it was here.
                if (current.isValid() && current.row() >= first.row() && current.row() <= last.row()) takeFrom();
            });
}

void RequestsDock::connectModel()
{
    connectTable(*m_table);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &RequestsDock::keepSelection);
    connect(&m_model, &ExchangeTableModel::countsChanged, this, &RequestsDock::showRightPage);
    connect(&m_model, &ExchangeTableModel::searched, this, &RequestsDock::showRightPage);
    connect(&m_model, &ExchangeTableModel::searched, this, &RequestsDock::takeWanted);
    connect(&m_model, &ExchangeTableModel::searched, this, &RequestsDock::findSelection);
}

void RequestsDock::bindActions()
{
    ActionSet &actions = workspace().actions;
    actions.bind(u"nextFailure"_s, this, [this] { walkFailures(); });
    actions.bind(u"previousFailure"_s, this, [this] { selectFailure(false); });
    actions.bind(u"groupSessions"_s, this, &RequestsDock::setGrouped);
    actions.bind(u"onlyLive"_s, this, &RequestsDock::setOnlyLive);
    actions.bind(u"mark"_s, this, &RequestsDock::toggleMarks);
    const auto copy = [this](QString (*text)(const logging::ExchangeSnapshot &)) {
        if (const logging::ExchangeSnapshot *exchange = workspace().selection.exchange())
            QApplication::clipboard()->setText(text(*exchange));
    };
    actions.bind(u"copyMarkdown"_s, this, [this] {
        const QList<logging::ExchangeSnapshot> all = this->workspace().selection.all();
        QList<const logging::ExchangeSnapshot *> exchanges;
        for (const logging::ExchangeSnapshot &exchange : all) exchanges.append(&exchange);
        if (!exchanges.isEmpty()) QApplication::clipboard()->setText(markdownText(exchanges));
    });
    actions.bind(u"copyId"_s, this,
                 [copy] { copy([](const logging::ExchangeSnapshot &exchange) { return QString::fromStdString(exchange.id); }); });
    actions.bind(u"rangeBack"_s, &workspace().range, &TimeRangeState::goBack);
    actions.bind(u"filterBack"_s, &workspace().filter, &FilterState::goBack);
    const auto showFilterBack = [this] { workspace().actions.action(u"filterBack"_s)->setEnabled(workspace().filter.canGoBack()); };
    connect(&workspace().filter, &FilterState::textChanged, this, showFilterBack);
    showFilterBack();
}

void RequestsDock::bindListKeys()
{
    ActionSet &actions = workspace().actions;
    actions.bind(u"list.down"_s, this, [this] { step(1); });
    actions.bind(u"list.up"_s, this, [this] { step(-1); });
    actions.bind(u"list.nextFailure"_s, this, [this] { selectFailure(true); });
    actions.bind(u"list.previousFailure"_s, this, [this] { selectFailure(false); });
    actions.bind(u"list.follow"_s, this, [this] { shownTable().follow(); });
    actions.bind(u"list.mark"_s, this, &RequestsDock::toggleMarks);
    actions.bind(u"list.nextMark"_s, this, [this] { selectMark(1); });
    actions.bind(u"list.previousMark"_s, this, [this] { selectMark(-1); });
    actions.bind(u"list.filter"_s, actions.action(u"filter"_s), &QAction::trigger);
    for (QWidget *view : {static_cast<QWidget *>(m_table), static_cast<QWidget *>(m_tree)}) limitKeysTo(*view);
}

void RequestsDock::limitKeysTo(QWidget &view)
{
    // Space presses the button that has the focus; only in the lists it means pause.
    for (const char16_t *id : {u"list.down", u"list.up", u"list.nextFailure", u"list.previousFailure", u"list.follow", u"list.mark",
                               u"list.nextMark", u"list.previousMark", u"list.filter", u"pause"})
        workspace().actions.limitTo(QString::fromUtf16(id), view, Qt::WidgetShortcut);
}

void RequestsDock::step(int rows)
{
    if (!showsTree()) return shownTable().step(rows);
    const QModelIndex current = m_tree->currentIndex();
    const QModelIndex next = rows > 0 ? m_tree->indexBelow(current) : m_tree->indexAbove(current);
    if (next.isValid()) m_tree->setCurrentIndex(next);
}

void RequestsDock::search()
{
    m_showsLastAnyway = false;
    const TimeRange &range = workspace().range.range();
    m_columns->setDayShown(reachesAnotherDay(range));
    if (isOnlyLive()) // some began long ago
        m_model.search({.query = liveOf(workspace().filter.query()), .from = {}, .to = {}});
    else
        m_model.search({.query = workspace().filter.query(), .from = range.begin(wallNow()), .to = range.end()});
    // A file may be of any time.
    for (int file = 0; file < workspace().openedFiles.count(); ++file)
        workspace().openedFiles.modelOf(file).search({.query = workspace().filter.query()});
    showRightPage();
}

void RequestsDock::showLastAnyway()
{
    const TimeRange &range = workspace().range.range();
    m_model.search({.from = range.begin(wallNow()), .to = range.end(), .limit = 10});
    m_showsLastAnyway = true;
    showRightPage();
}

void RequestsDock::moveRange()
{
    m_columns->setDayShown(reachesAnotherDay(workspace().range.range())); // also after midnight
    const bool isPaused = workspace().actions.action(u"pause"_s)->isChecked();
    if (workspace().range.range().last.count() == 0 || isPaused || m_showsLastAnyway || isOnlyLive()) return;
    if (const std::optional<WallTime> begin = workspace().range.range().begin(wallNow())) m_model.moveBegin(*begin);
}

void RequestsDock::restyle()
{
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight(m_table->font()));
    for (const auto &[model, table] : m_fileTables) table->verticalHeader()->setDefaultSectionSize(rowHeight(table->font()));
    m_columns->restyle();
}

QWidget *RequestsDock::focusTarget()
{
    return m_pages->currentWidget() == m_empty ? static_cast<QWidget *>(m_pages) : m_pages->currentWidget();
}

void RequestsDock::retranslate()
{
    setWindowTitle(tr("Requests"));
    m_table->setAccessibleName(tr("Requests, newest first"));
    m_tree->setAccessibleName(tr("Requests by session"));
    m_columnsButton->setText(tr("Columns"));
    m_range->setToolTip(tr("Range of time of all views"));
    m_model.retranslate();
    for (int file = 0; file < workspace().openedFiles.count(); ++file) workspace().openedFiles.modelOf(file).retranslate();
    for (const auto &[model, table] : m_fileTables) table->setAccessibleName(tr("Requests of the opened file"));
    m_fileBar->retranslate();
    m_columns->retranslate();
    m_rangeMenu->retranslate();
    showRightPage();
}

void RequestsDock::showRightPage()
{
    QWidget *list = showsTree() ? static_cast<QWidget *>(m_tree) : &shownTable();
    const bool isEmpty = !isFile() && m_model.rowCount() == 0;
    m_pages->setCurrentWidget(isEmpty ? m_empty : list);
    if (isEmpty) m_empty->refresh();
    m_group->setVisible(!isFile());
    m_range->setVisible(!isFile());
    showCounts();
}

void RequestsDock::showCounts()
{
    const ExchangeTableModel &model = shownModel();
    const ExchangeTableModel::Counts counts = model.counts();
    QStringList parts{tr("%Ln request(s)", nullptr, counts.rows)};
    if (counts.failed > 0) parts.append(tr("%L1 failed").arg(counts.failed));
    if (counts.live > 0) parts.append(tr("%L1 live").arg(counts.live));
    if (showsTree() && m_tree->tree().isCut()) parts.append(tr("the newest %L1 by session").arg(SessionTreeModel::maxRequests));
    if (m_showsLastAnyway && !isFile()) parts.append(tr("not filtered"));
    if (model.isSearching()) parts.append(tr("searching…"));
    m_counts->setText(parts.join(u" · "_s));
    m_problem->setText(loggingText(model.problem()));
    m_problem->setVisible(!model.problem().isEmpty());
    m_range->setText(rangeText(workspace().range.range()));
}

void RequestsDock::takeCurrent()
{
    const RequestTable &table = shownTable();
    // What is not here yet is being fetched and comes here again then.
    const logging::ExchangeSnapshot *exchange = current();
    if (!exchange && table.currentIndex().isValid()) return;
    // A table that gets the keyboard makes a row its current one without selecting it: nobody has chosen that.
    if (exchange && !table.selectionModel()->isRowSelected(table.currentIndex().row(), {})) return;
    const logging::ExchangeSnapshot *known = workspace().selection.exchange();
    if (exchange && known && known->id == exchange->id) return;
    workspace().selection.select(exchange);
}

// Another filter, the same request: when it is in the list it is selected again.
void RequestsDock::keepSelection()
{
    const logging::ExchangeSnapshot *exchange = workspace().selection.exchange();
    if (!exchange || shownTable().hasSelection()) return;
    if (const int row = shownModel().rowOf(exchange->id); row >= 0) shownTable().selectRowAt(row);
}

// Which row of the history it is was forgotten with the search before.
void RequestsDock::findSelection()
{
    const logging::ExchangeSnapshot *exchange = workspace().selection.exchange();
    if (!exchange || isFile() || shownTable().hasSelection() || !m_wanted.empty() || m_model.rowCount() == 0) return;
    m_model.locate(exchange->id, [dock = QPointer(this)](const logging::ExchangeSnapshot *found) {
        if (dock && found && dock->m_wanted.empty()) dock->keepSelection();
    });
}

// Among those in the list, from the current row on.
void RequestsDock::selectMark(int step)
{
    const ExchangeTableModel &model = shownModel();
    const int now = shownTable().hasSelection() ? shownTable().currentIndex().row() : step > 0 ? -1 : model.rowCount();
    int best = -1;
    for (const std::string &id : shownModel().marks().ids()) {
        const int row = model.rowOf(id);
        if (row < 0 || (step > 0 ? row <= now : row >= now)) continue;
        if (best < 0 || (step > 0 ? row < best : row > best)) best = row;
    }
    if (best >= 0) shownTable().selectRowAt(best);
}

bool RequestsDock::selectFailure(bool forward)
{
    const bool isNew = !shownTable().hasSelection();
    const int start = isNew ? (forward ? -1 : shownModel().rowCount()) : shownTable().currentIndex().row();
    const int row = shownModel().failureAfter(start, forward ? 1 : -1);
    shownTable().selectRowAt(row);
    return row >= 0;
}

void RequestsDock::walkFailures()
{
    const QModelIndex now = shownTable().currentIndex();
    const bool goesOn = m_walked.isValid() && shownTable().hasSelection() && now.row() == m_walked.row();
    int row = goesOn ? shownModel().failureAfter(now.row(), 1) : -1;
    if (row < 0) row = shownModel().failureAfter(-1, 1);
    if (row < 0) return;
    shownTable().selectRowAt(row);
    m_walked = shownModel().index(row, 0);
}

const logging::ExchangeSnapshot *RequestsDock::current() const
{
    const QModelIndex index = shownTable().currentIndex();
    return index.isValid() ? shownModel().exchange(index.row()) : nullptr;
}

QList<const logging::ExchangeSnapshot *> RequestsDock::selected() const
{
    QList<const logging::ExchangeSnapshot *> found;
    if (showsTree()) {
        for (const QModelIndex &index : m_tree->selectionModel()->selectedRows())
            if (const logging::ExchangeSnapshot *exchange = m_tree->tree().exchangeAt(index)) found.append(exchange);
        return found;
    }
    for (const QItemSelectionRange &range : shownTable().selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom() && found.size() < mostCopied; ++row)
            if (const logging::ExchangeSnapshot *exchange = shownModel().exchange(row)) found.append(exchange);
    return found;
}

QString RequestsDock::selectionAsText() const
{
    const QList<const logging::ExchangeSnapshot *> exchanges = selected();
    const WallTime now = wallNow();
    if (exchanges.size() == 1) return exchangeReport(*exchanges.first(), now);
    QStringList lines;
    const QHeaderView *header = shownTable().horizontalHeader();
    for (const logging::ExchangeSnapshot *exchange : exchanges) {
        QStringList cells;
        for (int place = 0; place < header->count(); ++place) {
            const int column = header->logicalIndex(place);
            if (header->isSectionHidden(column) || column == ExchangeTableModel::Waterfall) continue;
            cells.append(cellText(*exchange, column, now).replace(u'\t', u' '));
        }
        cells.append(failureWords(*exchange).simplified());
        cells.append(QString::fromStdString(exchange->id));
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n');
}

// A condition of the filter: it is seen, and taken out like any other.
bool RequestsDock::clearView()
{
    if (shownModel().counts().rows == 0) return true;
    workspace().filter.narrow({startedAfter(wallNow())}, {u"time"_s});
    workspace().notices.post([] { // without a number: how many the filter hides the list itself says
        return Notice{.subject = u"view"_s,
                      .title = tr("The view was cleared"),
                      .body = tr("The filter hides the requests until now; none is deleted."),
                      .actionId = u"filterBack"_s};
    });
    return true;
}

void RequestsDock::toggleMarks()
{
    const QList<const logging::ExchangeSnapshot *> exchanges = selected();
    const bool allMarked = std::all_of(exchanges.begin(), exchanges.end(),
                                       [this](const auto *exchange) { return shownModel().marks().contains(exchange->id); });
    std::vector<std::string> ids; // a mark may begin a new search
    for (const logging::ExchangeSnapshot *exchange : exchanges) ids.push_back(exchange->id);
    for (const std::string &id : ids) shownModel().marks().set(id, !allMarked);
}

void RequestsDock::openMenu(const QAbstractItemView &view, const QPoint &place)
{
    const QModelIndex index = view.indexAt(place);
    const ExchangeSource &source = showsTree() ? static_cast<const ExchangeSource &>(m_tree->tree()) : shownModel();
    const logging::ExchangeSnapshot *exchange = index.isValid() ? source.exchangeAt(index) : nullptr;
    if (!exchange) return;
    auto *menu = new RequestMenu(workspace(), *exchange, index.column(), this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(view.viewport()->mapToGlobal(place));
}

// Once: largest first, twice: smallest first, three times: newest first again.
void RequestsDock::sortBy(int column)
{
    if (!exchangeColumn(column).sortedBy) return;
    ExchangeTableModel &model = shownModel();
    const bool isSame = model.sortColumn() == column;
    if (!isSame)
        model.sortBy(column, Qt::DescendingOrder);
    else if (model.sortOrder() == Qt::DescendingOrder)
        model.sortBy(column, Qt::AscendingOrder);
    else
        model.sortBy(ExchangeTableModel::Time, Qt::DescendingOrder);
    const bool isUsual = model.sortColumn() == ExchangeTableModel::Time && model.sortOrder() == Qt::DescendingOrder;
    shownTable().horizontalHeader()->setSortIndicatorShown(!isUsual);
    shownTable().horizontalHeader()->setSortIndicator(model.sortColumn(), model.sortOrder());
}

void RequestsDock::resizeEvent(QResizeEvent *event)
{
    QDockWidget::resizeEvent(event);
    m_columns->adapt(width());
}

} // namespace ccr::ui
