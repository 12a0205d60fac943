#pragma once

#include "logging/api/export.h"
#include "logging/history/exchange_store.h"

#include <QStringList>

namespace ccr::logging {

/// What earlier and this run left on the disk: exchanges and bodies of the history, records of the log files.
class StoredExportSource final : public ExportSource
{
public:
    /// `history` may be null, then there are no exchanges; it must be used by the thread that exports. `wanted`: query and range,
    /// for exchanges and records alike. `logFiles`: plain or gzip, in the order in which their records are to come.
    StoredExportSource(const ExchangeStore *history, HistoryRequest wanted, QStringList logFiles);
    Result<Done> forEachExchange(const std::function<bool(const ExchangeSnapshot &)> &take, const std::atomic<bool> &cancelled) override;
    Result<Done> forEachRecord(const std::function<bool(const RecordView &)> &take, const std::atomic<bool> &cancelled) override;
    Result<QList<StoredBody>> bodies(const std::string &exchangeId) override;
    Result<std::vector<MessageHead>> heads(const std::string &exchangeId) override;
    Result<RecordedTimeline> timeline(const std::string &exchangeId) override;

private:
    bool isInRange(WallTime time) const;

    const ExchangeStore *m_history;
    const HistoryRequest m_wanted;
    const QStringList m_logFiles;
};

} // namespace ccr::logging
