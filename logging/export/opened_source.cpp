#include "logging/export/opened_source.h"

#include "logging/api/export_sentences.h"

namespace ccr::logging {

OpenedExportSource::OpenedExportSource(const ExchangeStore *store, const ExportContent &content)
    : m_file(content.file.value_or(ExchangeFileCopy())),
      m_hasStore(store),
      m_selected(store, nullptr, content, m_file.records.isEmpty() ? QStringList() : QStringList{m_file.records})
{
}

std::string_view OpenedExportSource::ownId(std::string_view id) const
{
    return id.ends_with(m_file.suffix) ? id.substr(0, id.size() - m_file.suffix.size()) : id;
}

// What could be read when the file was opened is on a disk that may have failed since.
Result<Done> OpenedExportSource::isThere() const
{
    if (m_hasStore) return Done{};
    return exportError(ErrorKind::Io, "What was read from the opened file is gone: close it and open it again.");
}

Result<Done> OpenedExportSource::forEachExchange(const std::function<bool(const ExchangeSnapshot &)> &take,
                                                 const std::atomic<bool> &cancelled)
{
    if (const auto there = isThere(); !there) return there;
    const auto takeOwn = [this, &take](const ExchangeSnapshot &exchange) {
        ExchangeSnapshot own = exchange;
        own.id = ownId(exchange.id);
        return take(own);
    };
    return m_selected.forEachExchange(takeOwn, cancelled);
}

Result<Done> OpenedExportSource::forEachRecord(const std::function<bool(const RecordView &)> &take, const std::atomic<bool> &cancelled)
{
    if (const auto there = isThere(); !there) return there;
    const auto takeOwn = [this, &take](const RecordView &record) {
        RecordView own = record;
        own.exchangeId = ownId(record.exchangeId);
        return take(own);
    };
    return m_selected.forEachRecord(takeOwn, cancelled);
}

} // namespace ccr::logging
