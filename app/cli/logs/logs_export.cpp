#include "app/cli/command_arguments.h"
#include "app/cli/logs/log_question.h"
#include "app/cli/logs/logging_report.h"
#include "app/cli/logs/logs_command.h"
#include "app/cli/terminal.h"
#include "app/headless/unix_signals.h"
#include "logging/export/file_exporting.h"
#include "logging/export/stored_source.h"
#include "logging/report/export_question.h"
#include "logging/report/history_access.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <optional>
#include <thread>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

Result<logging::ExportRequest> requestOf(const CommandArguments &arguments, const logging::LogSelection &selection)
{
    const logging::LogQuestion question = questionOf(logging::LogReport::Export, arguments);
    Result<logging::ExportRequest> request = logging::exportRequestOf(logging::QuestionReader(question, wallNow()), selection.query);
    if (!request) return request;
    const QString path = arguments.value("output"_L1);
    if (path.isEmpty()) return Error{.kind = ErrorKind::InvalidInput, .message = u"say where to: --output FILE"_s};
    request->path = QFileInfo(path).absoluteFilePath();
    request->replace = arguments.has("force"_L1);
    return request;
}

// The history belongs to the thread that opened it.
Result<logging::ExportReport> runExport(const logging::ExportRequest &request, const logging::LogSelection &selection,
                                        const logging::LoggingConfig &config, const std::atomic<bool> &cancelled)
{
    std::unique_ptr<logging::ExchangeStore> store;
    if (request.exchanges) {
        auto opened = logging::openHistory(config);
        if (!opened) return opened.error();
        store = std::move(opened).value();
    }
    logging::StoredExportSource source(store.get(), {.query = selection.query}, selection.files);
    logging::SecretRedactor redactor;
    redactor.applyConfig(config);
    return logging::FileExporting(redactor, QDir::homePath(), QStringLiteral(CCR_VERSION), systemClock())
        .run(request, source, {.cancelled = cancelled});
}

} // namespace

int logsExport(const CommandArguments &arguments)
{
    const logging::LoggingConfig config = resolvedLogging(configPath()).config;
    const Result<logging::LogSelection> selection = selectLogs(arguments, config);
    if (!selection) return refuse(selection.error());
    const Result<logging::ExportRequest> request = requestOf(arguments, *selection);
    if (!request) return refuse(request.error());
    std::atomic<bool> cancelled = false;
    UnixSignals signals;
    QObject::connect(&signals, &UnixSignals::terminateRequested, &signals, [&cancelled] { cancelled = true; });
    std::optional<Result<logging::ExportReport>> outcome;
    // In a thread of its own, so that this one hears signals.
    std::thread worker([&] {
        outcome = runExport(*request, *selection, config, cancelled);
        QMetaObject::invokeMethod(QCoreApplication::instance(), &QCoreApplication::quit, Qt::QueuedConnection);
    });
    QCoreApplication::exec();
    worker.join();
    const Result<logging::ExportReport> &report = *outcome;
    if (!report) return refuse(report.error());
    say(u"%1: %2 rows, %3 bytes; removed: %4 secrets, %5 e-mail addresses, %6 home paths, %7 bodies"_s.arg(report->path)
            .arg(report->rows)
            .arg(report->bytes)
            .arg(report->removed.secrets)
            .arg(report->removed.emails)
            .arg(report->removed.homePaths)
            .arg(report->removed.bodies));
    return 0;
}

} // namespace ccr::app
