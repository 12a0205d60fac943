#include "ui/models/log_lines_model.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

using logging::LogRecord;
using logging::Severity;

namespace {

QString valueText(const logging::FieldValue &value)
{
    if (const auto *text = std::get_if<std::string>(&value)) return QString::fromStdString(*text);
    if (const auto *number = std::get_if<std::int64_t>(&value)) return QString::number(*number);
    if (const auto *flag = std::get_if<bool>(&value)) return *flag ? u"true"_s : u"false"_s;
    if (const auto *real = std::get_if<double>(&value)) return QString::number(*real);
    return QString::fromStdString(std::get<logging::RawJson>(value).text);
}

} // namespace

QString lineText(const LogRecord &record)
{
    const auto ms = std::chrono::duration_cast<milliseconds>(record.time.time_since_epoch()).count();
    QString line = QDateTime::fromMSecsSinceEpoch(ms).time().toString(u"HH:mm:ss.zzz"_s) + u' ' + letterOf(record.severity) + u' '
                   + QString::fromStdString(record.component).leftJustified(7);
    if (!record.exchangeId.empty()) line += u' ' + QString::fromStdString(record.exchangeId);
    line += u' ' + QString::fromStdString(record.message);
    for (const auto &[name, value] : record.fields) line += u' ' + QString::fromStdString(name) + u'=' + valueText(value);
    return line.replace(u'\n', u' ');
}

LogLinesModel::LogLinesModel(QObject *parent) : QAbstractListModel(parent)
{
    showFrom(Severity::Info);
}

void LogLinesModel::append(const QList<LogRecord> &records)
{
    std::deque<std::size_t> fresh;
    for (const LogRecord &record : records) {
        if (isShown(record.severity)) fresh.push_back(m_removed + m_records.size());
        ++m_counts[record.severity];
        m_records.push_back(record);
    }
    if (!fresh.empty()) {
        const int first = static_cast<int>(m_shown.size());
        beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
        m_shown.insert(m_shown.end(), fresh.begin(), fresh.end());
        endInsertRows();
    }
    const std::size_t surplus = m_records.size() > maxLines ? m_records.size() - maxLines : 0;
    if (surplus == 0) return;
    const std::size_t firstKept = m_removed + surplus;
    const auto end = std::lower_bound(m_shown.begin(), m_shown.end(), firstKept);
    if (end != m_shown.begin()) {
        beginRemoveRows({}, 0, static_cast<int>(end - m_shown.begin()) - 1);
        m_shown.erase(m_shown.begin(), end);
        endRemoveRows();
    }
    for (std::size_t i = 0; i < surplus; ++i) --m_counts[m_records[i].severity];
    m_records.erase(m_records.begin(), m_records.begin() + static_cast<std::ptrdiff_t>(surplus));
    m_removed = firstKept;
}

void LogLinesModel::setShown(Severity severity, bool shown)
{
    if (shown == isShown(severity)) return;
    if (shown)
        m_shownLevels.insert(severity);
    else
        m_shownLevels.remove(severity);
    rebuild();
}

void LogLinesModel::showFrom(Severity lowest)
{
    m_shownLevels.clear();
    for (const Severity level : levels)
        if (level >= lowest) m_shownLevels.insert(level);
    rebuild();
}

void LogLinesModel::clear()
{
    m_removed += m_records.size();
    m_records.clear();
    m_counts.clear();
    rebuild();
}

void LogLinesModel::rebuild()
{
    beginResetModel();
    m_shown.clear();
    for (std::size_t i = 0; i < m_records.size(); ++i)
        if (isShown(m_records[i].severity)) m_shown.push_back(m_removed + i);
    endResetModel();
}

int LogLinesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant LogLinesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const LogRecord &record = m_records[m_shown[static_cast<std::size_t>(index.row())] - m_removed];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return lineText(record);
    case SeverityRole: return static_cast<int>(record.severity);
    case ExchangeIdRole: return QString::fromStdString(record.exchangeId);
    default: return {};
    }
}

} // namespace ccr::ui
