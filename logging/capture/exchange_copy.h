#pragma once

#include "logging/api/exchange_files.h"
#include "logging/api/log_record.h"
#include "logging/capture/captured_exchange.h"
#include "logging/format/kept_record_format.h"
#include "logging/history/exchange_store.h"

#include <QFile>
#include <QTemporaryDir>

namespace ccr::logging {

/// Puts what a file holds into a private folder of its own: the exchanges into a history, many at a time, the records into a log
/// file. Secrets are masked. One thread.
class ExchangeCopy
{
public:
    /// `parent`: where the folder is made, with the first exchange or record; `name`: of the file.
    ExchangeCopy(QString parent, const QString &name, const std::function<void(std::string &)> &mask, std::string suffix);

    Result<Done> add(CapturedExchange &&captured);
    Result<Done> add(LogRecord &&record);
    /// Everything that was added is there.
    Result<ExchangeFileCopy> finish();

private:
    Result<Done> openFolder();
    Result<Done> openStore();
    Result<Done> openRecords();
    Result<Done> write();
    Result<Done> writeRecords();

    const QString m_parent;
    const QString m_name;
    const std::function<void(std::string &)> &m_mask;
    const std::string m_suffix;
    std::shared_ptr<QTemporaryDir> m_folder; ///< outlives the store and the file in it
    std::unique_ptr<ExchangeStore> m_store;
    std::vector<ExchangeSnapshot> m_exchanges;
    std::vector<StoredBody> m_bodies;
    std::vector<RecordedHeads> m_heads;
    std::vector<RecordedTimeline> m_timelines;
    std::size_t m_bytes = 0;
    QFile m_records;
    std::string m_lines; ///< that are not in the file yet
    const KeptRecordFormat m_recordFormat;
};

} // namespace ccr::logging
