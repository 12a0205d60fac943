#pragma once

#include "logging/api/export_tasks.h"
#include "logging/export/file_exporting.h"
#include "logging/export/opened_source.h"
#include "logging/redact/secret_redactor.h"

namespace ccr::app {

/// What one export works with, made and used in its thread.
class ExportWorkshop
{
public:
    /// `recent` may be null: bodies in memory are left out. Of an opened file neither it nor `config` gives content.
    ExportWorkshop(const logging::LoggingConfig &config, const logging::RecentTraffic *recent, const logging::ExportContent &content);

    logging::ExportSource &source() { return *m_source; }
    const logging::FileExporting &exporting() const { return m_exporting; }

private:
    logging::SecretRedactor m_redactor;
    std::unique_ptr<logging::ExchangeStore> m_store;
    std::unique_ptr<logging::ExportSource> m_source;
    logging::FileExporting m_exporting;
};

} // namespace ccr::app
