#include "ui/models/exchange_table_model.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace ccr::ui {

using logging::ExchangeSnapshot;
using logging::Outcome;

namespace {

QString fromUtf8(const std::string &text)
{
    return QString::fromStdString(text);
}

QString clockText(WallTime time)
{
    const auto ms = std::chrono::duration_cast<milliseconds>(time.time_since_epoch()).count();
    return QDateTime::fromMSecsSinceEpoch(ms).time().toString(u"HH:mm:ss"_s);
}

QString speedText(const ExchangeSnapshot &exchange)
{
    const logging::StreamNumbers &stream = exchange.stream;
    if (!stream.firstContent || !stream.lastContent || !exchange.tokens.known || exchange.tokens.output < 2) return {};
    const double seconds = std::chrono::duration<double>(*stream.lastContent - *stream.firstContent).count();
    return seconds > 0.01 ? QString::number(static_cast<double>(exchange.tokens.output - 1) / seconds, 'f', 0) : QString();
}

} // namespace

bool isFailure(const ExchangeSnapshot &exchange)
{
    switch (exchange.outcome) {
    case Outcome::Failed:
    case Outcome::StreamTruncated:
    case Outcome::StreamErrorEvent:
    case Outcome::EmptyResponse:
    case Outcome::Rejected: return true;
    case Outcome::InFlight:
    case Outcome::Ok:
    case Outcome::ClientCancelled: break;
    }
    return false;
}

QString durationText(nanoseconds duration)
{
    const double ms = std::chrono::duration<double, std::milli>(duration).count();
    if (ms < 1) return u"<1 ms"_s;
    if (ms < 1000) return u"%1 ms"_s.arg(ms, 0, 'f', 0);
    if (ms < 60'000) return u"%1 s"_s.arg(ms / 1000, 0, 'f', 1);
    const auto seconds = static_cast<qint64>(ms / 1000);
    return u"%1:%2 min"_s.arg(seconds / 60).arg(seconds % 60, 2, 10, QChar(u'0'));
}

static QVariant alignmentOf(int column)
{
    const bool isNumber =
        column == ExchangeTableModel::Number || (column >= ExchangeTableModel::FirstToken && column <= ExchangeTableModel::Tokens);
    return QVariant::fromValue(isNumber ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
}

QString countText(qint64 count)
{
    if (count < 1000) return QString::number(count);
    if (count < 100'000) return u"%1k"_s.arg(static_cast<double>(count) / 1000, 0, 'f', 1);
    return count < 1'000'000 ? u"%1k"_s.arg(count / 1000) : u"%1M"_s.arg(static_cast<double>(count) / 1e6, 0, 'f', 1);
}

void ExchangeTableModel::applyBatch(const QList<ExchangeSnapshot> &batch)
{
    QList<ExchangeSnapshot> fresh;
    for (const ExchangeSnapshot &exchange : batch) {
        const auto known = m_positions.constFind(QByteArray::fromStdString(exchange.id));
        if (known == m_positions.constEnd()) {
            fresh.append(exchange);
            continue;
        }
        const qsizetype position = static_cast<qsizetype>(*known - m_dropped);
        if (isFailure(m_rows.at(position))) --m_failures;
        count(exchange, *known);
        m_rows[position] = exchange;
        const int row = static_cast<int>(m_rows.size() - 1 - position);
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
    if (!fresh.isEmpty()) insertNew(fresh);
    dropOldest();
    Q_EMIT countsChanged();
}

void ExchangeTableModel::insertNew(const QList<ExchangeSnapshot> &fresh)
{
    beginInsertRows({}, 0, static_cast<int>(fresh.size()) - 1);
    for (const ExchangeSnapshot &exchange : fresh) {
        const quint64 position = m_dropped + static_cast<quint64>(m_rows.size());
        m_positions.insert(QByteArray::fromStdString(exchange.id), position);
        count(exchange, position);
        m_rows.append(exchange);
    }
    m_seen += static_cast<quint64>(fresh.size());
    endInsertRows();
}

void ExchangeTableModel::dropOldest()
{
    const qsizetype surplus = m_rows.size() - maxRows;
    if (surplus <= 0) return;
    beginRemoveRows({}, maxRows, static_cast<int>(m_rows.size()) - 1);
    for (qsizetype i = 0; i < surplus; ++i) {
        m_positions.remove(QByteArray::fromStdString(m_rows.at(i).id));
        m_live.remove(m_dropped + static_cast<quint64>(i));
    }
    m_rows.remove(0, surplus);
    m_dropped += static_cast<quint64>(surplus);
    endRemoveRows();
}

void ExchangeTableModel::count(const ExchangeSnapshot &exchange, quint64 position)
{
    if (isFailure(exchange)) ++m_failures;
    if (exchange.outcome == Outcome::InFlight)
        m_live.insert(position);
    else
        m_live.remove(position);
}

void ExchangeTableModel::tick()
{
    for (const quint64 position : std::as_const(m_live)) {
        const int row = static_cast<int>(m_rows.size() - 1 - static_cast<qsizetype>(position - m_dropped));
        Q_EMIT dataChanged(index(row, Status), index(row, Total), {Qt::DisplayRole});
    }
}

const ExchangeSnapshot *ExchangeTableModel::exchange(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows.at(m_rows.size() - 1 - row) : nullptr;
}

int ExchangeTableModel::rowOf(const std::string &id) const
{
    const auto known = m_positions.constFind(QByteArray::fromStdString(id));
    return known == m_positions.constEnd() ? -1 : static_cast<int>(m_rows.size() - 1 - static_cast<qsizetype>(*known - m_dropped));
}

void ExchangeTableModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

int ExchangeTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ExchangeTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ExchangeTableModel::data(const QModelIndex &index, int role) const
{
    const ExchangeSnapshot *found = exchange(index.row());
    if (!index.isValid() || !found) return {};
    switch (role) {
    case Qt::DisplayRole: return text(*found, index.column());
    case Qt::ToolTipRole: return found->errorMessage.empty() ? fromUtf8(found->routeSentence) : fromUtf8(found->errorMessage);
    case Qt::AccessibleTextRole: return index.column() == 0 ? sentence(*found) : text(*found, index.column());
    case Qt::TextAlignmentRole: {
        return alignmentOf(index.column());
    }
    case OutcomeRole: return static_cast<int>(found->outcome);
    case IdRole: return fromUtf8(found->id);
    case ErrorMessageRole: return fromUtf8(found->errorMessage);
    case AskedModelRole: return fromUtf8(found->askedModel);
    case ServedModelRole: return fromUtf8(found->model);
    case AttemptsRole: return static_cast<int>(found->attempts.size());
    case StatusCodeRole: return found->status;
    case IsFailureRole: return isFailure(*found);
    default: return {};
    }
}

QString ExchangeTableModel::text(const ExchangeSnapshot &exchange, int column) const
{
    switch (column) {
    case Number: return QString::number(exchange.number);
    case Time: return clockText(exchange.startedAt);
    case Status:
        if (exchange.outcome == Outcome::InFlight) return durationText(wallNow() - exchange.startedAt);
        return exchange.status > 0 ? QString::number(exchange.status) : QString();
    case Rule: return fromUtf8(exchange.rule);
    case Model: return fromUtf8(exchange.model.empty() ? exchange.askedModel : exchange.model);
    case FirstToken: return exchange.stream.firstContent ? durationText(*exchange.stream.firstContent) : QString();
    case Total: return exchange.total ? durationText(*exchange.total) : u"…"_s;
    case Speed: return speedText(exchange);
    case Tokens:
        return exchange.tokens.known
                   ? countText(exchange.tokens.input + exchange.tokens.cacheRead) + u'/' + countText(exchange.tokens.output)
                   : QString();
    case Provider: return fromUtf8(exchange.provider);
    case Client: return fromUtf8(exchange.client);
    case Session: return fromUtf8(exchange.sessionId);
    case Finish: return fromUtf8(exchange.finishReason);
    default: return {};
    }
}

QString ExchangeTableModel::sentence(const ExchangeSnapshot &exchange) const
{
    if (exchange.outcome == Outcome::InFlight) return tr("Request %1 to %2 is running").arg(exchange.number).arg(text(exchange, Model));
    if (isFailure(exchange))
        return tr("Request %1 to %2 failed with status %3: %4")
            .arg(exchange.number)
            .arg(text(exchange, Model))
            .arg(exchange.status)
            .arg(fromUtf8(exchange.errorMessage));
    return tr("Request %1 to %2 took %3").arg(exchange.number).arg(text(exchange, Model), text(exchange, Total));
}

QVariant ExchangeTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return alignmentOf(section);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Number: return u"#"_s;
    case Time: return tr("Time");
    case Status: return tr("Status");
    case Rule: return tr("Rule");
    case Model: return tr("Model");
    case FirstToken: return tr("TTFT");
    case Total: return tr("Total");
    case Speed: return tr("tok/s");
    case Tokens: return tr("Tokens");
    case Provider: return tr("Provider");
    case Client: return tr("Client");
    case Session: return tr("Session");
    case Finish: return tr("Finish reason");
    default: return {};
    }
}

} // namespace ccr::ui
