#include "ui/models/session_tree_model.h"

#include "ui/models/amount_text.h"
#include "ui/models/told_text.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

using logging::ExchangeSnapshot;
using logging::Outcome;

namespace {

constexpr auto followDelay = 500ms;
constexpr qsizetype shownOfId = 18;

/// By the name that the router gives to the rule for them.
bool isOfSubagent(const ExchangeSnapshot &exchange)
{
    return exchange.rule == "subagent";
}

struct Sums
{
    int failed = 0;
    int live = 0;
    logging::TokenCounts tokens;
    std::map<std::string, double> cost; ///< by currency
    nanoseconds busy{};
};

Sums sumsOf(const std::vector<ExchangeSnapshot> &requests)
{
    Sums sums;
    for (const ExchangeSnapshot &request : requests) {
        sums.failed += isFailure(request);
        sums.live += request.outcome == Outcome::InFlight;
        if (request.tokens.known) {
            sums.tokens.known = true;
            sums.tokens.input += request.tokens.input + request.tokens.cacheRead + request.tokens.cacheWrite;
            sums.tokens.output += request.tokens.output;
        }
        if (request.cost) sums.cost[request.cost->currency] += request.cost->amount;
        sums.busy += request.total.value_or(nanoseconds{});
    }
    return sums;
}

QString costText(const Sums &sums)
{
    return sums.cost.empty() ? unknownText() : moneyText(sums.cost);
}

QString statusOf(const Sums &sums)
{
    QStringList parts;
    if (sums.live > 0) parts.append(u"◐ %1"_s.arg(sums.live));
    if (sums.failed > 0) parts.append(u"✕ %1"_s.arg(sums.failed));
    return parts.isEmpty() ? u"✓"_s : parts.join(u' ');
}

/// Makes `rows` hold the keys of `next` in their order with as few steps as the usual changes need: what is gone leaves, what
/// is new comes, what has another place moves. `insert`, `remove` and `move` change the rows and announce it.
template <typename Rows, typename Next, typename Key, typename Insert, typename Remove, typename Move>
void bringInto(const Rows &rows, const Next &next, Key key, Insert insert, Remove remove, Move move)
{
    std::unordered_set<std::string> wanted;
    for (const auto &entry : next) wanted.insert(key(entry));
    for (std::size_t row = rows.size(); row-- > 0;)
        if (!wanted.contains(key(rows[row]))) remove(row);
    std::unordered_set<std::string> present;
    for (const auto &entry : rows) present.insert(key(entry));
    for (std::size_t place = 0; place < next.size(); ++place) {
        const std::string wantedKey = key(next[place]);
        if (place < rows.size() && key(rows[place]) == wantedKey) continue;
        if (!present.contains(wantedKey)) {
            insert(place);
            continue;
        }
        std::size_t from = place;
        while (key(rows[from]) != wantedKey) ++from;
        move(from, place);
    }
}

} // namespace

SessionTreeModel::SessionTreeModel(const ExchangeTableModel &list, QObject *parent) : QAbstractItemModel(parent), m_list(list)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(followDelay);
    connect(&m_soon, &QTimer::timeout, this, &SessionTreeModel::follow);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&list, signal, this, &SessionTreeModel::followSoon);
    connect(&list, &QAbstractItemModel::dataChanged, this, &SessionTreeModel::followSoon);
    connect(&list, &QAbstractItemModel::modelReset, this, &SessionTreeModel::followSoon);
    connect(&list, &QAbstractItemModel::layoutChanged, this, &SessionTreeModel::followSoon);
}

void SessionTreeModel::setOn(bool on)
{
    m_isOn = on;
    follow();
}

void SessionTreeModel::followSoon()
{
    if (m_isOn && !m_soon.isActive()) m_soon.start();
}

bool SessionTreeModel::isCut() const
{
    return m_list.rowCount() > maxRequests;
}

void SessionTreeModel::bringIn(const ExchangeSnapshot &exchange)
{
    if (!m_isOn) return;
    m_wanted = exchange;
    follow();
}

SessionTreeModel::Sessions SessionTreeModel::grouped()
{
    Sessions sessions;
    std::unordered_map<std::string, std::size_t> places;
    std::unordered_set<std::string> ids; // a file may hold a request twice, and here it is found by its id
    const int count = m_isOn ? std::min(m_list.rowCount(), maxRequests) : 0;
    for (int row = 0; row < count; ++row) {
        const ExchangeSnapshot *exchange = m_list.exchange(row);
        if (!exchange) continue; // comes later, and is asked for now
        if (!ids.insert(exchange->id).second) continue;
        const auto [place, isNew] = places.try_emplace(exchange->sessionId, sessions.size());
        if (isNew) sessions.push_back(std::make_unique<Session>(Session{.id = exchange->sessionId, .requests = {}}));
        sessions[place->second]->requests.push_back(*exchange);
        if (m_wanted && m_wanted->id == exchange->id) m_wanted.reset(); // it is among the newest
    }
    if (m_wanted && m_isOn) addWanted(sessions);
    return sessions;
}

// Behind all that are here, as in the list. What another search does not find goes.
void SessionTreeModel::addWanted(Sessions &sessions)
{
    const int row = m_list.rowOf(m_wanted->id);
    if (row < 0) return m_wanted.reset();
    if (const ExchangeSnapshot *now = m_list.exchange(row)) m_wanted = *now;
    const auto isIts = [this](const std::unique_ptr<Session> &session) { return session->id == m_wanted->sessionId; };
    auto session = std::find_if(sessions.begin(), sessions.end(), isIts);
    if (session == sessions.end())
        session = sessions.insert(session, std::make_unique<Session>(Session{.id = m_wanted->sessionId, .requests = {}}));
    (*session)->requests.push_back(*m_wanted);
}

void SessionTreeModel::follow()
{
    Sessions next = grouped();
    takeSessions(next);
    for (std::size_t row = 0; row < m_sessions.size(); ++row) takeRequests(static_cast<int>(row), next[row]->requests);
    if (!m_sessions.empty()) Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(m_sessions.size()) - 1, ColumnCount - 1));
    Q_EMIT followed();
}

void SessionTreeModel::takeSessions(Sessions &next)
{
    const auto insert = [this, &next](std::size_t place) {
        const int row = static_cast<int>(place);
        beginInsertRows({}, row, row);
        m_sessions.insert(m_sessions.begin() + row, std::make_unique<Session>(Session{.id = next[place]->id, .requests = {}}));
        endInsertRows();
    };
    const auto remove = [this](std::size_t place) {
        const int row = static_cast<int>(place);
        beginRemoveRows({}, row, row);
        m_sessions.erase(m_sessions.begin() + row);
        endRemoveRows();
    };
    const auto move = [this](std::size_t from, std::size_t to) {
        beginMoveRows({}, static_cast<int>(from), static_cast<int>(from), {}, static_cast<int>(to));
        std::rotate(m_sessions.begin() + static_cast<std::ptrdiff_t>(to), m_sessions.begin() + static_cast<std::ptrdiff_t>(from),
                    m_sessions.begin() + static_cast<std::ptrdiff_t>(from) + 1);
        endMoveRows();
    };
    bringInto(
        m_sessions, next, [](const std::unique_ptr<Session> &session) { return session->id; }, insert, remove, move);
}

void SessionTreeModel::takeRequests(int sessionRow, std::vector<ExchangeSnapshot> &next)
{
    const QModelIndex parentIndex = index(sessionRow, 0);
    std::vector<ExchangeSnapshot> &rows = m_sessions[static_cast<std::size_t>(sessionRow)]->requests;
    const auto insert = [&](std::size_t place) {
        const int row = static_cast<int>(place);
        beginInsertRows(parentIndex, row, row);
        rows.insert(rows.begin() + row, next[place]);
        endInsertRows();
    };
    const auto remove = [&](std::size_t place) {
        const int row = static_cast<int>(place);
        beginRemoveRows(parentIndex, row, row);
        rows.erase(rows.begin() + row);
        endRemoveRows();
    };
    const auto move = [&](std::size_t from, std::size_t to) {
        beginMoveRows(parentIndex, static_cast<int>(from), static_cast<int>(from), parentIndex, static_cast<int>(to));
        std::rotate(rows.begin() + static_cast<std::ptrdiff_t>(to), rows.begin() + static_cast<std::ptrdiff_t>(from),
                    rows.begin() + static_cast<std::ptrdiff_t>(from) + 1);
        endMoveRows();
    };
    bringInto(
        rows, next, [](const ExchangeSnapshot &request) { return request.id; }, insert, remove, move);
    rows = std::move(next); // newer facts
    if (!rows.empty()) Q_EMIT dataChanged(index(0, 0, parentIndex), index(static_cast<int>(rows.size()) - 1, ColumnCount - 1, parentIndex));
}

QModelIndex SessionTreeModel::indexOf(const std::string &exchangeId) const
{
    for (std::size_t row = 0; row < m_sessions.size(); ++row) {
        const auto &requests = m_sessions[row]->requests;
        const auto found = std::find_if(requests.begin(), requests.end(), [&](const auto &request) { return request.id == exchangeId; });
        if (found != requests.end()) return index(static_cast<int>(found - requests.begin()), 0, index(static_cast<int>(row), 0));
    }
    return {};
}

const ExchangeSnapshot *SessionTreeModel::exchangeAt(const QModelIndex &index) const
{
    const auto *session = static_cast<const Session *>(index.internalPointer());
    return session && static_cast<std::size_t>(index.row()) < session->requests.size()
               ? &session->requests[static_cast<std::size_t>(index.row())]
               : nullptr;
}

// A request's index points to its session, a session's to nothing.
QModelIndex SessionTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent)) return {};
    if (!parent.isValid()) return createIndex(row, column, nullptr);
    return createIndex(row, column, m_sessions[static_cast<std::size_t>(parent.row())].get());
}

QModelIndex SessionTreeModel::parent(const QModelIndex &index) const
{
    const auto *session = static_cast<const Session *>(index.internalPointer());
    return session ? createIndex(rowOf(session), 0, nullptr) : QModelIndex();
}

int SessionTreeModel::rowOf(const Session *session) const
{
    const auto found = std::find_if(m_sessions.begin(), m_sessions.end(), [session](const auto &other) { return other.get() == session; });
    return static_cast<int>(found - m_sessions.begin());
}

int SessionTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid()) return static_cast<int>(m_sessions.size());
    if (parent.internalPointer() || parent.column() > 0) return 0;
    return static_cast<int>(m_sessions[static_cast<std::size_t>(parent.row())]->requests.size());
}

int SessionTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QString SessionTreeModel::sessionText(const Session &session, int column) const
{
    const Sums sums = sumsOf(session.requests);
    switch (column) {
    case Number: return QString::number(session.requests.size());
    case Time: return session.requests.empty() ? QString() : cellText(session.requests.front(), Time, wallNow());
    case Status: return statusOf(sums);
    case Model: {
        const QString id = QString::fromStdString(session.id);
        return id.isEmpty() ? tr("Without a session") : tr("Session %1").arg(id.size() > shownOfId ? id.left(shownOfId) + u'…' : id);
    }
    case Total: return durationText(sums.busy);
    case Tokens: return sums.tokens.known ? countText(sums.tokens.input) + u'/' + countText(sums.tokens.output) : unknownText();
    case Cost: return costText(sums);
    case Client: return session.requests.empty() ? QString() : cellText(session.requests.front(), Client, wallNow());
    case ExchangeColumns::Session: return QString::fromStdString(session.id);
    default: return {};
    }
}

QString SessionTreeModel::requestText(const ExchangeSnapshot &exchange, int column) const
{
    const QString text = cellText(exchange, column, wallNow());
    return column == Number && isOfSubagent(exchange) ? u"↳ "_s + text : text;
}

QVariant SessionTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) return {};
    if (role == Qt::TextAlignmentRole) return m_list.headerData(index.column(), Qt::Horizontal, role);
    const ExchangeSnapshot *exchange = exchangeAt(index);
    if (exchange) {
        if (role == Qt::DisplayRole) return requestText(*exchange, index.column());
        if (role == Qt::ToolTipRole) return cellToolTip(*exchange, index.column());
        if (role == Qt::AccessibleTextRole)
            return index.column() == 0 ? exchangeSentence(*exchange, wallNow()) : requestText(*exchange, index.column());
        return {};
    }
    if (index.internalPointer()) return {};
    const Session &session = *m_sessions[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole) return sessionText(session, index.column());
    if (role == Qt::ToolTipRole) return QString::fromStdString(session.id);
    if (role == Qt::AccessibleTextRole)
        return index.column() == 0
                   ? tr("%1, %Ln request(s)", nullptr, static_cast<int>(session.requests.size())).arg(sessionText(session, Model))
                   : sessionText(session, index.column());
    return {};
}

QVariant SessionTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return m_list.headerData(section, orientation, role);
}

} // namespace ccr::ui
