#pragma once

#include "logging/api/export_tasks.h"
#include "logging/api/logging_control.h"
#include "logging/redact/secret_redactor.h"

#include <QThreadPool>

namespace ccr::app {

/// Exports for the window, each in a thread of a pool of its own. Main thread. The destructor cancels what runs.
class ExportService final : public logging::ExportTasks
{
public:
    /// `logging` must outlive it.
    explicit ExportService(logging::LoggingControl &logging);
    ~ExportService() override;

    std::unique_ptr<logging::ExportTask> start(const logging::ExportRequest &request, const logging::ExportContent &content) override;
    void preview(const logging::ExportRequest &request, const logging::ExportContent &content, QObject *context,
                 std::function<void(Result<logging::ExportPreview>)> shown) override;

private:
    logging::LoggingControl &m_logging;
    QThreadPool m_pool;
    std::shared_ptr<std::atomic<bool>> m_ending; ///< shared with what runs
};

} // namespace ccr::app
