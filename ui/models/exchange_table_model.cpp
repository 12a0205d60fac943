#include "ui/models/exchange_table_model.h"

#include "logging/api/feeds.h"
#include "ui/models/exchange_sorting.h"
#include "ui/models/told_text.h"

#include <QDateTime>
#include <QPointer>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

using logging::ExchangeSnapshot;
using logging::HistoryEntry;
using logging::Outcome;

namespace {

constexpr int pageRows = 64;
constexpr auto orderDelay = 1s; ///< while rows come
constexpr auto endDelay = 1s;   ///< the history writes what has ended after a moment

QString fromUtf8(const std::string &text)
{
    return QString::fromStdString(text);
}

QVariant alignmentOf(int column)
{
    return QVariant::fromValue(exchangeColumn(column).isNumber ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
}

} // namespace

ExchangeTableModel::ExchangeTableModel(QObject *parent) : QAbstractTableModel(parent), m_finder(m_live, m_marks)
{
    m_orderTimer.setSingleShot(true);
    connect(&m_orderTimer, &QTimer::timeout, this, &ExchangeTableModel::makeOrder);
    m_endTimer.setSingleShot(true);
    m_endTimer.setInterval(endDelay);
    connect(&m_endTimer, &QTimer::timeout, this, &ExchangeTableModel::lookForEnded);
    connect(&m_live, &LiveExchanges::added, this, &ExchangeTableModel::takeAdded);
    connect(&m_live, &LiveExchanges::updated, this, &ExchangeTableModel::takeUpdated);
    connect(&m_live, &LiveExchanges::dropped, this, &ExchangeTableModel::takeDropped);
    connect(&m_live, &LiveExchanges::countsChanged, this, &ExchangeTableModel::countsChanged);
    connect(&m_finder, &ExchangeFinder::liveFound, this, &ExchangeTableModel::takeLive);
    connect(&m_finder, &ExchangeFinder::historyFound, this, [this](const auto &entries) { takeHistory(entries, m_rows.history().size()); });
    connect(&m_finder, &ExchangeFinder::finished, this, [this](const Phrase &problem) {
        m_problem = problem;
        if (!hasUsualOrder()) makeOrder();
        Q_EMIT searched();
    });
    connect(&m_pages, &HistoryPages::fetched, this, &ExchangeTableModel::announceAll);
    connect(&m_marks, &ExchangeMarks::changed, this, &ExchangeTableModel::takeMarks);
}

void ExchangeTableModel::setHistory(logging::HistoryControl *history)
{
    disconnect(m_pruned);
    disconnect(m_purged);
    m_history = history;
    if (history) {
        m_pruned = connect(&history->feed(), &logging::HistoryFeed::pruned, this, &ExchangeTableModel::takePruned);
        m_purged = connect(&history->feed(), &logging::HistoryFeed::purged, this, &ExchangeTableModel::takePurged);
    }
    m_pages.setHistory(history);
    m_finder.setHistory(history);
    m_live.setRecorded([history] { return history && history->problem().isEmpty(); });
    restart();
}

void ExchangeTableModel::applyBatch(const QList<ExchangeSnapshot> &batch)
{
    count(batch);
    show(batch);
}

void ExchangeTableModel::count(const QList<ExchangeSnapshot> &batch)
{
    m_counts.apply(batch);
    Q_EMIT countsChanged();
}

void ExchangeTableModel::show(const QList<ExchangeSnapshot> &batch)
{
    const MonotonicTime now = monotonicNow();
    for (const ExchangeSnapshot &exchange : batch) m_speeds.take(exchange, now);
    m_live.apply(batch);
}

void ExchangeTableModel::search(const ExchangeSearch &search)
{
    ExchangeSearch keyed = search; // the argument may be the finder's own
    keyed.key = exchangeColumn(m_sortColumn).sortedBy.value_or(logging::QueryField::Time);
    m_finder.stop();
    m_endTimer.stop();
    m_endedSince.reset();
    m_endedBefore.reset();
    beginResetModel();
    m_rows.clear();
    m_leaving.clear();
    m_leftSince.reset();
    m_isHandingOver = false;
    ++m_searches;
    m_pages.clear();
    ++m_changes;
    m_problem = {};
    endResetModel();
    m_finder.start(keyed);
    Q_EMIT countsChanged();
}

void ExchangeTableModel::restart()
{
    search(m_finder.search());
}

void ExchangeTableModel::sortBy(int column, Qt::SortOrder order)
{
    if (!exchangeColumn(column).sortedBy || (column == m_sortColumn && order == m_sortOrder)) return;
    const bool hasKeys = exchangeColumn(column).sortedBy == exchangeColumn(m_sortColumn).sortedBy;
    m_sortColumn = column;
    m_sortOrder = order;
    ++m_changes;
    if (hasKeys && !hasUsualOrder() && !m_finder.isSearching())
        makeOrder();
    else
        restart();
}

void ExchangeTableModel::insertRowsAt(int row, int count, const std::function<void()> &insert)
{
    if (count == 0) return;
    beginInsertRows({}, row, row + count - 1);
    insert();
    endInsertRows();
    if (m_rows.isOrdered() && !m_orderTimer.isActive()) m_orderTimer.start(orderDelay);
}

void ExchangeTableModel::removeRowsAt(int row, int count, const std::function<void()> &remove)
{
    if (count == 0) return;
    ++m_changes;
    beginRemoveRows({}, row, row + count - 1);
    remove();
    endRemoveRows();
}

void ExchangeTableModel::takeLive(const QList<quint64> &positions)
{
    const int row = m_rows.isOrdered() ? m_rows.count() : m_rows.liveCount();
    insertRowsAt(row, static_cast<int>(positions.size()), [&] { m_rows.addOlderLive(positions); });
    Q_EMIT countsChanged();
}

void ExchangeTableModel::takeHistory(const std::vector<HistoryEntry> &entries, std::size_t place)
{
    if (entries.empty()) return;
    const int row = m_rows.isOrdered() ? m_rows.count() : m_rows.liveCount() + static_cast<int>(place);
    if (place < m_rows.history().size()) ++m_changes;
    insertRowsAt(row, static_cast<int>(entries.size()), [&] { m_rows.addHistory(entries, place); });
    Q_EMIT countsChanged();
}

void ExchangeTableModel::takeBetween(std::vector<HistoryEntry> entries)
{
    // What was asked for a moment ago may have been found then.
    if (m_finder.looksIntoBodies())
        std::erase_if(
            entries, [this](const HistoryEntry &entry) { return m_rows.rowOf(RowRef::history(entry.row, isFailure(entry.outcome))) >= 0; });
    takeHistory(entries, 0);
}

void ExchangeTableModel::takeAdded(quint64 from, quint64 to)
{
    QList<quint64> positions;
    for (quint64 position = from; position < to; ++position)
        if (m_finder.matches(*m_live.at(position))) positions.append(position);
    insertRowsAt(m_rows.isOrdered() ? m_rows.count() : 0, static_cast<int>(positions.size()), [&] { m_rows.addNewest(positions); });
    m_earliestBefore = m_live.earliestStart();
    QList<quint64> all(static_cast<qsizetype>(to - from));
    std::iota(all.begin(), all.end(), from);
    awaitEnds(all);
}

// Under a search for bodies the history says whether these belong to the list.
void ExchangeTableModel::awaitEnds(const QList<quint64> &positions)
{
    if (!m_finder.looksIntoBodies()) return;
    for (const quint64 position : positions) {
        const ExchangeSnapshot &exchange = *m_live.at(position);
        if (exchange.outcome == Outcome::InFlight) continue;
        m_endedSince = m_endedSince ? std::min(*m_endedSince, exchange.startedAt) : exchange.startedAt;
    }
    if (m_endedSince && !m_endTimer.isActive()) m_endTimer.start();
}

// Twice for each: the first time it may have ended just now.
void ExchangeTableModel::lookForEnded()
{
    std::optional<WallTime> from = m_endedBefore;
    if (m_endedSince && (!from || *m_endedSince < *from)) from = m_endedSince;
    if (from) m_finder.findBetween(*from, wallNow(), [this](const auto &entries) { takeBetween(entries); });
    m_endedBefore = std::exchange(m_endedSince, {});
    if (m_endedBefore) m_endTimer.start();
}

void ExchangeTableModel::takeUpdated(const QList<quint64> &positions)
{
    awaitEnds(positions);
    for (const quint64 position : positions) {
        const int row = m_rows.rowOf(RowRef::live(position));
        const bool belongs = m_finder.matches(*m_live.at(position));
        if (row >= 0 && belongs)
            announceRow(row);
        else if (row >= 0)
            removeRowsAt(row, 1, [&] { m_rows.removeLive(position); });
        else if (belongs && !m_finder.isStillToCome(position))
            insertRowsAt(m_rows.rowForLive(position), 1, [&] { m_rows.insertLive(position); });
    }
}

void ExchangeTableModel::moveBegin(WallTime from)
{
    if (m_finder.search().from && from <= *m_finder.search().from) return;
    m_finder.setFrom(from);
    if (m_rows.isOrdered()) return; // an order is of what was there when it was asked for
    const int gone = m_rows.historyBefore(static_cast<double>(millisSinceEpoch(from)));
    removeRowsAt(m_rows.count() - gone, gone, [&] { m_rows.removeHistory(m_rows.history().size() - gone, gone); });
    if (m_rows.history().empty()) {
        quint64 before = m_rows.live().isEmpty() ? m_live.first() : m_rows.live().first();
        for (const quint64 position : m_rows.live()) {
            if (listed(position)->startedAt >= from) break;
            before = position + 1;
        }
        removeLiveRows(before);
    }
    if (gone > 0) Q_EMIT countsChanged();
}

void ExchangeTableModel::takePruned(qint64 firstRow)
{
    removeFromHistory([firstRow](RowRef ref) { return ref.historyRow() < firstRow; });
}

// What remains stays where it is, and selected.
void ExchangeTableModel::takePurged(WallTime before)
{
    m_finder.hideEndedBefore(before);
    const QList<quint64> listedLive = m_rows.live();
    for (const quint64 position : listedLive)
        if (m_finder.isHidden(*listed(position)))
            removeRowsAt(m_rows.rowOf(RowRef::live(position)), 1, [&] { m_rows.removeLive(position); });
    if (m_finder.isSearching() || m_finder.search().limit > 0) return restart(); // others take their places
    askWhatRemains();
}

void ExchangeTableModel::askWhatRemains()
{
    m_finder.findBetween({}, WallTime::max(), [this, changes = m_changes](const std::vector<HistoryEntry> &entries) {
        if (changes != m_changes) return askWhatRemains(); // the history took some over meanwhile
        QSet<qint64> remaining;
        for (const HistoryEntry &entry : entries) remaining.insert(entry.row);
        removeFromHistory([&remaining](RowRef ref) { return !remaining.contains(ref.historyRow()); });
        if (m_rows.count() == 0) restart(); // to find out why
    });
}

// Mostly it stands at the end. In an order it may be anywhere; that is made anew.
void ExchangeTableModel::removeFromHistory(const std::function<bool(RowRef ref)> &isGone)
{
    const auto &history = m_rows.history();
    if (std::none_of(history.begin(), history.end(), [&isGone](const auto &entry) { return isGone(entry.ref); })) return;
    const bool wasOrdered = m_rows.isOrdered();
    if (wasOrdered) reorder([this] { m_rows.leaveOrder(); });
    for (std::size_t end = m_rows.history().size(); end > 0;) {
        std::size_t first = end;
        while (first > 0 && isGone(m_rows.history()[first - 1].ref)) --first;
        removeRowsAt(m_rows.liveCount() + static_cast<int>(first), static_cast<int>(end - first),
                     [&] { m_rows.removeHistory(first, end - first); });
        end = first > 0 ? first - 1 : 0;
    }
    if (wasOrdered) makeOrder();
    Q_EMIT countsChanged();
}

void ExchangeTableModel::makeOrder()
{
    if (m_isOrdering || hasUsualOrder()) return;
    const logging::QueryField field = *exchangeColumn(m_sortColumn).sortedBy;
    std::vector<ExchangeRows::Keyed> rows;
    rows.reserve(static_cast<std::size_t>(m_rows.count()));
    for (auto position = m_rows.live().crbegin(); position != m_rows.live().crend(); ++position)
        rows.push_back({sortKey(*listed(*position), field), RowRef::live(*position)});
    rows.insert(rows.end(), m_rows.history().begin(), m_rows.history().end());
    m_isOrdering = true;
    const int changes = m_changes;
    const std::size_t ordered = m_rows.history().size();
    sortElsewhere(std::move(rows), m_sortOrder, this, [this, changes, ordered](std::vector<RowRef> order) {
        m_isOrdering = false;
        if (changes == m_changes)
            takeOrder(std::move(order), ordered);
        else if (!m_finder.isSearching())
            makeOrder();
    });
}

// What came while the order was made stands at the end, until the next order.
void ExchangeTableModel::takeOrder(std::vector<RowRef> order, std::size_t historyRows)
{
    QSet<qint64> orderedLive;
    for (const RowRef ref : order)
        if (ref.isLive()) orderedLive.insert(ref.number());
    for (const quint64 position : m_rows.live())
        if (!orderedLive.contains(RowRef::live(position).number())) order.push_back(RowRef::live(position));
    for (std::size_t i = historyRows; i < m_rows.history().size(); ++i) order.push_back(m_rows.history()[i].ref);

    reorder([&] { m_rows.setOrder(std::move(order)); });
}

// Each row stays the same for whoever remembers it.
void ExchangeTableModel::reorder(const std::function<void()> &change)
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QList<RowRef> refs;
    for (const QModelIndex &index : before) refs.append(m_rows.at(index.row()));
    change();
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) after.append(index(m_rows.rowOf(refs.at(i)), before.at(i).column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

// A view that gets a long range only paints itself once.
void ExchangeTableModel::announceAll()
{
    if (m_rows.count() > 0) Q_EMIT dataChanged(index(0, 0), index(m_rows.count() - 1, ColumnCount - 1));
}

void ExchangeTableModel::takeMarks()
{
    if (asksForMarks(m_finder.search().query))
        restart();
    else
        announceAll();
}

void ExchangeTableModel::announceRow(int row)
{
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void ExchangeTableModel::tick()
{
    for (const quint64 position : m_live.live())
        if (const int row = m_rows.rowOf(RowRef::live(position)); row >= 0) announceRow(row);
}

const ExchangeSnapshot *ExchangeTableModel::exchange(int row) const
{
    if (row < 0 || row >= m_rows.count()) return nullptr;
    const RowRef ref = m_rows.at(row);
    if (ref.isLive()) return listed(ref.position());
    if (const ExchangeSnapshot *found = m_pages.find(ref.historyRow())) return found;
    std::vector<qint64> page;
    const int first = row / pageRows * pageRows;
    const int last = std::min(first + pageRows, m_rows.count());
    for (int near = first; near < last; ++near)
        if (const RowRef other = m_rows.at(near); !other.isLive() && near != row) page.push_back(other.historyRow());
    page.push_back(ref.historyRow());
    m_pages.want(page);
    return nullptr;
}

int ExchangeTableModel::rowOf(const std::string &id) const
{
    if (const std::optional<quint64> position = listedPositionOf(id)) {
        const int row = m_rows.rowOf(RowRef::live(*position));
        if (row >= 0 || !m_finder.looksIntoBodies()) return row;
    }
    const qint64 row = m_pages.rowOf(id);
    return row > 0 ? m_rows.rowOf(RowRef::history(row, isFailure(*m_pages.find(row)))) : -1;
}

void ExchangeTableModel::locate(const std::string &id, std::function<void(const ExchangeSnapshot *)> found)
{
    const ExchangeSnapshot *live = m_live.find(id);
    if (live || !m_history) return found(live);
    const QString quoted = fromUtf8(id).replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1);
    const auto query = logging::Query::parse(u"id:=\"%1\""_s.arg(quoted));
    if (!std::holds_alternative<logging::Query>(query)) return found(nullptr);
    locateIn({.query = std::get<logging::Query>(query), .marked = {}, .from = {}, .to = {}, .after = {}, .limit = 1}, std::move(found));
}

void ExchangeTableModel::locateIn(logging::HistoryScan scan, std::function<void(const ExchangeSnapshot *)> found)
{
    m_history->scan(scan, [guard = QPointer(this), scan, found = std::move(found)](const logging::HistoryPart &part) mutable {
        if (!guard) return;
        scan.after = part.next;
        if (part.entries.empty()) return part.next ? guard->locateIn(std::move(scan), std::move(found)) : found(nullptr);
        guard->m_history->fetch({part.entries.front().row}, [guard, found = std::move(found)](const logging::HistoryRows &rows) {
            if (!guard) return;
            for (const auto &[row, exchange] : rows) guard->m_pages.keep(row, exchange);
            found(rows.isEmpty() ? nullptr : &rows.constFirst().second);
        });
    });
}

int ExchangeTableModel::failureAfter(int row, int step) const
{
    for (row += step; row >= 0 && row < m_rows.count(); row += step) {
        const RowRef ref = m_rows.at(row);
        if (ref.isLive() ? isFailure(*listed(ref.position())) : ref.isFailure()) return row;
    }
    return -1;
}

ExchangeTableModel::Counts ExchangeTableModel::counts() const
{
    Counts counts{.rows = m_rows.count(), .failed = m_rows.historyFailures()};
    for (const quint64 position : m_rows.live()) {
        const ExchangeSnapshot &exchange = *listed(position);
        counts.failed += isFailure(exchange);
        counts.live += exchange.outcome == Outcome::InFlight;
    }
    return counts;
}

void ExchangeTableModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    announceAll();
}

int ExchangeTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.count();
}

int ExchangeTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ExchangeTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) return {};
    if (role == Qt::TextAlignmentRole) return alignmentOf(index.column());
    const ExchangeSnapshot *found = exchange(index.row());
    if (!found) return role == Qt::DisplayRole && index.column() == Model ? QVariant(u"…"_s) : QVariant();
    switch (role) {
    case Qt::DisplayRole: return text(*found, index.column());
    case Qt::ToolTipRole: return cellToolTip(*found, index.column());
    case Qt::AccessibleTextRole: return index.column() == 0 ? exchangeSentence(*found, wallNow()) : text(*found, index.column());
    case OutcomeRole: return static_cast<int>(found->outcome);
    case IdRole: return fromUtf8(found->id);
    case ErrorMessageRole: return errorText(*found);
    case AskedModelRole: return fromUtf8(found->askedModel);
    case ServedModelRole: return fromUtf8(found->model);
    case AttemptsRole: return static_cast<int>(found->attempts.size());
    case StatusCodeRole: return found->status;
    case IsFailureRole: return isFailure(*found);
    case IsMarkedRole: return m_marks.contains(found->id);
    default: return {};
    }
}

// Of what runs, how fast it comes just now; its average would still tell of the start after a minute of silence.
QString ExchangeTableModel::text(const ExchangeSnapshot &exchange, int column) const
{
    if (column == Speed && exchange.outcome == Outcome::InFlight)
        if (const std::optional<double> speed = m_speeds.speed(exchange.id, monotonicNow())) return u"≈%1"_s.arg(*speed, 0, 'f', 0);
    return cellText(exchange, column, wallNow());
}

QVariant ExchangeTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) return {};
    if (role == Qt::TextAlignmentRole) return alignmentOf(section);
    if (role == Qt::DisplayRole) return columnName(section);
    if (role == Qt::ToolTipRole) return columnMeaning(section);
    return {};
}

} // namespace ccr::ui
