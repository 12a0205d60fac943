#pragma once

#include "logging/api/log_record.h"

#include <QAbstractListModel>

#include <deque>

namespace ccr::ui {

/// The newest log records, oldest first, of a chosen set of levels. Bounded. GUI thread.
class LogLinesModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { SeverityRole = Qt::UserRole, ExchangeIdRole };
    static constexpr std::size_t maxLines = 50'000;

    explicit LogLinesModel(QObject *parent = nullptr) : QAbstractListModel(parent) {}

    void append(const QList<logging::LogRecord> &records);
    /// Records below are kept but not shown.
    void setLowestLevel(logging::Severity severity);
    logging::Severity lowestLevel() const { return m_lowest; }
    void clear();
    /// How many records of a level are kept.
    int count(logging::Severity severity) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void rebuild();

    std::deque<logging::LogRecord> m_records;
    std::deque<std::size_t> m_shown; ///< running numbers of the records that pass the filter
    std::size_t m_removed = 0;       ///< running number of m_records.front()
    logging::Severity m_lowest = logging::Severity::Info;
};

/// "15:04:41.137 I proxy req_1 message name=value …"
QString lineText(const logging::LogRecord &record);

} // namespace ccr::ui
