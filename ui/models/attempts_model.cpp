#include "ui/models/attempts_model.h"

#include "ui/models/error_advice.h"
#include "ui/models/told_text.h"
#include "ui/models/value_text.h"

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

QString fromUtf8(const std::string &text)
{
    return QString::fromStdString(text);
}

bool isNumber(int column)
{
    return column == AttemptsModel::Number || column == AttemptsModel::Status || column == AttemptsModel::Waited
           || column == AttemptsModel::Duration;
}

} // namespace

void AttemptsModel::setExchange(const logging::ExchangeSnapshot *exchange)
{
    const int before = rowCount();
    const bool isSame = exchange && m_exchange && exchange->id == m_exchange->id;
    const int after = exchange ? static_cast<int>(exchange->attempts.size()) : 0;
    if (!isSame || after < before) {
        beginResetModel();
        m_exchange = exchange ? std::optional(*exchange) : std::nullopt;
        endResetModel();
        return;
    }
    if (after > before) beginInsertRows({}, before, after - 1);
    m_exchange = *exchange;
    if (after > before) endInsertRows();
    if (before > 0) Q_EMIT dataChanged(index(0, 0), index(before - 1, ColumnCount - 1));
}

void AttemptsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int AttemptsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_exchange ? 0 : static_cast<int>(m_exchange->attempts.size());
}

int AttemptsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

// One that did not fail ends with what followed: the next one, or the end of the exchange.
std::optional<nanoseconds> AttemptsModel::endOf(std::size_t row) const
{
    if (m_exchange->attempts[row].failedAt) return m_exchange->attempts[row].failedAt;
    return row + 1 < m_exchange->attempts.size() ? std::optional(m_exchange->attempts[row + 1].startedAt) : m_exchange->total;
}

QString AttemptsModel::whyNext(std::size_t row) const
{
    if (row + 1 >= m_exchange->attempts.size()) return {};
    const logging::AttemptSnapshot &attempt = m_exchange->attempts[row];
    const logging::AttemptSnapshot &next = m_exchange->attempts[row + 1];
    const QString reason = errorClassText(attempt.errorClass);
    if (next.provider != attempt.provider || next.model != attempt.model)
        return tr("%1: fallback to %2").arg(reason, fromUtf8(next.provider + '/' + next.model));
    if (next.key != attempt.key) return tr("%1: another key").arg(reason);
    return attempt.errorClass.empty() ? tr("the next turn of the same request") : tr("%1: once more").arg(reason);
}

QString AttemptsModel::text(std::size_t row, int column) const
{
    const logging::AttemptSnapshot &attempt = m_exchange->attempts[row];
    const auto since = [&attempt](const std::optional<nanoseconds> &moment) {
        return durationText(moment ? std::optional(*moment - attempt.startedAt) : std::nullopt);
    };
    switch (column) {
    case Number: return QString::number(attempt.number);
    case Provider: return fromUtf8(attempt.provider);
    case Model: return fromUtf8(attempt.model);
    case Key: return attempt.key.empty() ? u"—"_s : fromUtf8(attempt.key);
    case Status: return attempt.status > 0 ? QString::number(attempt.status) : u"—"_s;
    case ErrorClass: return errorClassText(attempt.errorClass);
    case Waited: return since(attempt.answeredAt);
    case Duration: return since(endOf(row));
    case WhyNext: return whyNext(row);
    default: return {};
    }
}

QString AttemptsModel::detailOf(int row) const
{
    if (row < 0 || row >= rowCount()) return {};
    const logging::AttemptSnapshot &attempt = m_exchange->attempts[static_cast<std::size_t>(row)];
    QString detail = fromUtf8(attempt.url);
    if (!attempt.message.empty())
        detail += u'\n'
                  + tr("%1 says: %2")
                        .arg(isSaidByProvider(attempt.errorClass) ? fromUtf8(attempt.provider) : tr("The router"), errorText(attempt));
    if (const QString why = whyNext(static_cast<std::size_t>(row)); !why.isEmpty()) detail += u'\n' + tr("Then: %1").arg(why);
    return detail;
}

QVariant AttemptsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto row = static_cast<std::size_t>(index.row());
    switch (role) {
    case Qt::DisplayRole: return text(row, index.column());
    case Qt::ToolTipRole:
        if (index.column() == ErrorClass) return fromUtf8(m_exchange->attempts[row].errorClass);
        return index.column() == WhyNext || index.column() == Model ? text(row, index.column()) : QString();
    case Qt::TextAlignmentRole: return QVariant::fromValue((isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        if (index.column() != Number) return text(row, index.column());
        return tr("Attempt %1 at %2, status %3 %4")
            .arg(text(row, Number), text(row, Provider), text(row, Status), text(row, ErrorClass))
            .trimmed();
    default: return {};
    }
}

QVariant AttemptsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return QVariant::fromValue((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Number: return u"#"_s;
    case Provider: return tr("Provider");
    case Model: return tr("Model");
    case Key: return tr("Key");
    case Status: return tr("Status");
    case ErrorClass: return tr("Class");
    case Waited: return tr("Waited");
    case Duration: return tr("Duration");
    case WhyNext: return tr("Why the next");
    default: return {};
    }
}

} // namespace ccr::ui
