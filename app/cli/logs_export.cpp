#include "app/cli/command_arguments.h"
#include "app/cli/history_access.h"
#include "app/cli/log_selection.h"
#include "app/cli/logging_report.h"
#include "app/cli/logs_command.h"
#include "app/cli/terminal.h"
#include "app/headless/unix_signals.h"
#include "logging/export/file_exporting.h"
#include "logging/query/line_search.h"
#include "logging/query/record_line.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <optional>
#include <thread>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

Error wrong(const QString &text)
{
    return {.kind = ErrorKind::InvalidInput, .message = text};
}

/// The history and the log files, as the options chose them.
class StoredSource final : public logging::ExportSource
{
public:
    StoredSource(std::unique_ptr<logging::ExchangeStore> store, LogSelection selection)
        : m_store(std::move(store)), m_selection(std::move(selection))
    {
    }

    Result<Done> forEachExchange(const std::function<bool(const logging::ExchangeSnapshot &)> &take,
                                 const std::atomic<bool> &cancelled) override
    {
        if (!m_store) return Done{};
        return m_store->forEach({.query = m_selection.query},
                                [&](const logging::ExchangeSnapshot &exchange) { return !cancelled && take(exchange); });
    }

    Result<Done> forEachRecord(const std::function<bool(const logging::RecordView &)> &take, const std::atomic<bool> &cancelled) override
    {
        logging::RecordLineReader reader;
        for (const QString &file : m_selection.files) {
            bool goesOn = true;
            const auto found = logging::searchLines(
                file, m_selection.query, [&](std::string_view line) { return goesOn = take(logging::BorrowedRecord(reader.read(line))); },
                {.cancel = &cancelled});
            if (!found) return found.error();
            if (!goesOn || cancelled) break;
        }
        return Done{};
    }

    Result<QList<logging::StoredBody>> bodies(const std::string &exchangeId) override
    {
        return m_store ? m_store->bodies(exchangeId) : Result<QList<logging::StoredBody>>(QList<logging::StoredBody>());
    }

private:
    std::unique_ptr<logging::ExchangeStore> m_store; ///< null: no exchanges are wanted
    LogSelection m_selection;
};

Result<logging::ExportRequest> requestOf(const CommandArguments &arguments, const LogSelection &selection)
{
    logging::ExportRequest request;
    const QString format = arguments.value("format"_L1);
    if (!format.isEmpty()) {
        const auto known = logging::exportFormatFromString(format.toStdString());
        if (!known) return wrong(u"--format: \"%1\" is unknown; use ndjson, csv, har, markdown, html or otlp"_s.arg(format));
        request.format = *known;
    }
    const QString privacy = arguments.value("privacy"_L1);
    if (!privacy.isEmpty()) {
        const auto known = logging::exportPrivacyFromString(privacy.toStdString());
        if (!known) return wrong(u"--privacy: \"%1\" is unknown; use strict, standard or full"_s.arg(privacy));
        request.privacy = *known;
    }
    const QString path = arguments.value("output"_L1);
    if (path.isEmpty()) return wrong(u"say where to: --output FILE"_s);
    request.path = QFileInfo(path).absoluteFilePath();
    request.replace = arguments.has("force"_L1);
    request.gzip = arguments.has("gzip"_L1);
    request.records = arguments.has("records"_L1);
    request.exchanges = arguments.has("requests"_L1) || !request.records;
    request.bodies = arguments.has("bodies"_L1);
    request.statistics = arguments.has("statistics"_L1);
    request.filter = selection.query.text();
    return request;
}

} // namespace

int logsExport(const CommandArguments &arguments)
{
    const logging::LoggingConfig config = resolvedLogging(configPath()).config;
    Result<LogSelection> selection = selectLogs(arguments, config);
    if (!selection) return refuse(selection.error());
    const Result<logging::ExportRequest> request = requestOf(arguments, *selection);
    if (!request) return refuse(request.error());
    std::unique_ptr<logging::ExchangeStore> store;
    if (request->exchanges) {
        auto opened = openHistory(config);
        if (!opened) return refuse(opened.error());
        store = std::move(opened).value();
    }
    StoredSource source(std::move(store), std::move(selection).value());
    logging::SecretRedactor redactor;
    redactor.applyConfig(config.redaction);
    std::atomic<bool> cancelled = false;
    UnixSignals signals;
    QObject::connect(&signals, &UnixSignals::terminateRequested, &signals, [&cancelled] { cancelled = true; });
    const Clock clock;
    const logging::FileExporting exporting(redactor, QDir::homePath(), QStringLiteral(CCR_VERSION), clock);
    std::optional<Result<logging::ExportReport>> outcome;
    // In a thread of its own, so that this one hears signals.
    std::thread worker([&] {
        outcome = exporting.run(*request, source, {.cancelled = cancelled});
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
