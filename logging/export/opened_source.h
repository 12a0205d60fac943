#pragma once

#include "logging/export/selected_source.h"

namespace ccr::logging {

/// The content of an export that is of an opened file: with the ids that the file has, whatever the window calls its exchanges.
class OpenedExportSource final : public ExportSource
{
public:
    /// `store`: of ExportContent::file, which must be there; it must be used by the thread that exports. Null: nothing can be
    /// given.
    OpenedExportSource(const ExchangeStore *store, const ExportContent &content);
    qint64 totalHint() const override { return m_selected.totalHint(); }
    Result<Done> forEachExchange(const std::function<bool(const ExchangeSnapshot &)> &take, const std::atomic<bool> &cancelled) override;
    Result<Done> forEachRecord(const std::function<bool(const RecordView &)> &take, const std::atomic<bool> &cancelled) override;
    Result<QList<StoredBody>> bodies(const std::string &exchangeId) override { return m_selected.bodies(exchangeId + m_file.suffix); }
    Result<std::vector<MessageHead>> heads(const std::string &exchangeId) override { return m_selected.heads(exchangeId + m_file.suffix); }
    Result<RecordedTimeline> timeline(const std::string &exchangeId) override { return m_selected.timeline(exchangeId + m_file.suffix); }

private:
    std::string_view ownId(std::string_view id) const;
    Result<Done> isThere() const;

    const ExchangeFileCopy m_file;
    const bool m_hasStore;
    SelectedExportSource m_selected;
};

} // namespace ccr::logging
