#pragma once

#include "logging/api/exchange_files.h"
#include "logging/api/export.h"
#include "logging/api/severity.h"

#include <QObject>

#include <functional>
#include <memory>

namespace ccr::logging {

/// What an export takes.
struct ExportContent
{
    /// The opened file that all of it is of, whose own ids the export has; absent: the router's history and log files.
    std::optional<ExchangeFileCopy> file = {};
    bool isStored = true; ///< everything that the history and the log files hold of `wanted`; otherwise the exchanges below
    HistoryRequest wanted;
    QList<ExchangeSnapshot> exchanges;
    Severity lowestRecord = Severity::Info; ///< records below it stay out
};

/// An export that runs in a thread of its own. Destroying it cancels. Signals come in the thread that started it.
class ExportTask : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    /// It ends within 0.2 s, and nothing is left of it.
    virtual void cancel() = 0;

Q_SIGNALS:
    void progressed(const ccr::logging::ExportProgress &progress); ///< at most ten times a second
    void finished(const ccr::Result<ccr::logging::ExportReport> &report);
};

/// Exporting for those who must not wait. Called from one thread, which has an event loop.
class ExportTasks
{
public:
    virtual ~ExportTasks() = default;
    /// Several at once are possible.
    virtual std::unique_ptr<ExportTask> start(const ExportRequest &request, const ExportContent &content) = 0;
    /// The first entries as they would be written. `shown` is not called when `context` is gone by then.
    virtual void preview(const ExportRequest &request, const ExportContent &content, QObject *context,
                         std::function<void(Result<ExportPreview>)> shown) = 0;
};

} // namespace ccr::logging
