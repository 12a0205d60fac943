#include "logging/export/stored_source.h"

#include "logging/query/line_search.h"
#include "logging/query/record_line.h"

namespace ccr::logging {

StoredExportSource::StoredExportSource(const ExchangeStore *history, HistoryRequest wanted, QStringList logFiles)
    : m_history(history), m_wanted(std::move(wanted)), m_logFiles(std::move(logFiles))
{
}

Result<Done> StoredExportSource::forEachExchange(const std::function<bool(const ExchangeSnapshot &)> &take, const std::atomic<bool> &)
{
    if (!m_history) return Done{};
    return m_history->forEach(m_wanted, take);
}

Result<QList<StoredBody>> StoredExportSource::bodies(const std::string &exchangeId)
{
    if (!m_history) return QList<StoredBody>();
    return m_history->bodies(exchangeId);
}

Result<std::vector<MessageHead>> StoredExportSource::heads(const std::string &exchangeId)
{
    if (!m_history) return std::vector<MessageHead>();
    return m_history->heads(exchangeId);
}

Result<RecordedTimeline> StoredExportSource::timeline(const std::string &exchangeId)
{
    if (!m_history) return RecordedTimeline();
    return m_history->timeline(exchangeId);
}

bool StoredExportSource::isInRange(WallTime time) const
{
    return (!m_wanted.from || time >= *m_wanted.from) && (!m_wanted.to || time < *m_wanted.to);
}

Result<Done> StoredExportSource::forEachRecord(const std::function<bool(const RecordView &)> &take, const std::atomic<bool> &cancelled)
{
    RecordLineReader reader;
    bool goOn = true;
    for (const QString &file : m_logFiles) {
        const auto found = [&](std::string_view line) {
            const LogRecord record = reader.read(line);
            if (isInRange(record.time)) goOn = take(BorrowedRecord(record));
            return goOn;
        };
        const auto done = searchLines(file, m_wanted.query, found, {.cancel = &cancelled});
        if (!done) return done.error();
        if (!goOn || cancelled) break;
    }
    return Done{};
}

} // namespace ccr::logging
