#pragma once

#include "logging/api/export_tasks.h"
#include "logging/api/recent_traffic.h"
#include "logging/export/stored_source.h"

#include <string>
#include <unordered_set>

namespace ccr::logging {

/// The content of an export of the window. Records come with the exchanges to which they belong; all of the range when nothing
/// narrows the exchanges.
class SelectedExportSource final : public ExportSource
{
public:
    /// `history` may be null; it must be used by the thread that exports. `recent` may be null: bodies that are in memory alone.
    /// `logFiles`: oldest first.
    SelectedExportSource(const ExchangeStore *history, const RecentTraffic *recent, ExportContent content, QStringList logFiles);
    qint64 totalHint() const override { return m_content.isStored ? 0 : m_content.exchanges.size(); }
    Result<Done> forEachExchange(const std::function<bool(const ExchangeSnapshot &)> &take, const std::atomic<bool> &cancelled) override;
    Result<Done> forEachRecord(const std::function<bool(const RecordView &)> &take, const std::atomic<bool> &cancelled) override;
    Result<QList<StoredBody>> bodies(const std::string &exchangeId) override;
    Result<std::vector<MessageHead>> heads(const std::string &exchangeId) override;
    Result<RecordedTimeline> timeline(const std::string &exchangeId) override;

private:
    bool isNarrowed() const { return !m_content.isStored || !m_content.wanted.query.isEmpty(); }

    const ExportContent m_content;
    const RecentTraffic *m_recent;
    StoredExportSource m_exchanges;
    StoredExportSource m_records;
    bool m_isListed = false;
    std::unordered_set<std::string> m_taken; ///< ids of the exchanges that were given
};

} // namespace ccr::logging
