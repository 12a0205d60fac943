#include "app/headless/problem_report_service.h"

#include "app/headless/answer_in.h"
#include "app/headless/export_workshop.h"
#include "app/headless/zip_file.h"
#include "logging/base/private_files.h"
#include "logging/export/private_text.h"
#include "proxy/api/config_sentence.h"
#include "proxy/config/config_file.h"
#include "proxy/config/displayed_value.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::app {

namespace {

constexpr auto span = 1h;

std::string amount(std::uint64_t number)
{
    return std::to_string(number);
}

// What a person reads first when records are missing.
QByteArray describe(const logging::LoggingHealth &health, const QString &historyProblem, bool isRecording)
{
    std::string text = "status: " + std::string(toString(health.status)) + '\n';
    text += "accepted: " + amount(health.accepted) + ", written: " + amount(health.written) + ", dropped: " + amount(health.dropped) + '\n';
    text += "waiting: " + amount(health.queueBytes) + " of " + amount(health.queueCapacity) + " bytes\n";
    text += "file: " + health.file.toStdString() + '\n';
    if (!health.sinkProblem.isEmpty()) text += "problem: " + health.sinkProblem.english().toStdString() + '\n';
    text += std::string("history: ") + (historyProblem.isEmpty() ? "works" : historyProblem.toStdString()) + '\n';
    if (!isRecording) text += "recording: paused by the user\n";
    const auto add = [&text](const char *kind, const logging::StreamHealth &stream) {
        text += kind + stream.name + ": " + std::string(toString(stream.state)) + ", written: " + amount(stream.written)
                + ", dropped: " + amount(stream.dropped) + ", bytes: " + amount(stream.bytes) + '\n';
        if (!stream.problem.isEmpty()) text += "  " + stream.problem.english().toStdString() + '\n';
    };
    for (const logging::StreamHealth &stream : health.streams) add("stream ", stream);
    for (const logging::StreamHealth &signal : health.telemetry) add("otlp ", signal);
    return QByteArray::fromStdString(text);
}

/// Keeps the last whole lines of what is appended.
class Tail
{
public:
    void append(std::string_view piece)
    {
        m_text.append(piece.data(), static_cast<qsizetype>(piece.size()));
        if (m_text.size() > 2 * ProblemReportService::mostBytes) cut();
    }
    QByteArray text()
    {
        if (m_text.size() > ProblemReportService::mostBytes) cut();
        return m_text;
    }

private:
    void cut()
    {
        const qsizetype line = m_text.indexOf('\n', m_text.size() - ProblemReportService::mostBytes);
        m_text.remove(0, line < 0 ? m_text.size() - ProblemReportService::mostBytes : line + 1);
    }
    QByteArray m_text;
};

} // namespace

ProblemReportService::ProblemReportService(logging::LoggingControl &logging, const logging::SecretRedactor &redactor, QString configPath)
    : m_logging(logging), m_redactor(redactor), m_configPath(std::move(configPath))
{
    m_pool.setMaxThreadCount(1);
}

ProblemReportService::~ProblemReportService()
{
    m_isEnding = true;
    m_pool.clear();
    m_pool.waitForDone();
}

QByteArray ProblemReportService::masked(const QByteArray &text) const
{
    std::string clean = text.toStdString();
    m_redactor.redact(clean);
    logging::maskEmails(clean);
    logging::maskHomePaths(clean, QDir::homePath().toStdString());
    return QByteArray::fromStdString(clean);
}

QByteArray ProblemReportService::configuration() const
{
    const auto file = proxy::ConfigFile::read(m_configPath);
    if (!file) return "The configuration cannot be read: " + file.error().message.toUtf8() + '\n';
    return QJsonDocument::fromJson(proxy::displayedConfig(file->document().root())).toJson();
}

// One line for each request, or for each record, of the last hour.
QByteArray ProblemReportService::exported(const logging::LoggingConfig &config, bool records) const
{
    logging::ExportContent content;
    content.wanted.from = wallNow() - span;
    content.wanted.oldestFirst = true;
    const logging::ExportRequest request{.format = logging::ExportFormat::Ndjson,
                                         .privacy = logging::ExportPrivacy::Strict,
                                         .exchanges = !records,
                                         .records = records,
                                         .from = content.wanted.from};
    ExportWorkshop workshop(config, nullptr, content);
    Tail tail;
    const auto report = workshop.exporting().stream(request, workshop.source(), {.cancelled = m_isEnding}, [&tail](std::string_view piece) {
        tail.append(piece);
        return true;
    });
    if (!report) return "This could not be collected: " + report.error().message.toUtf8() + '\n';
    return tail.text();
}

QList<logging::ReportFile> ProblemReportService::files(const logging::LoggingConfig &config, const QString &historyProblem) const
{
    return {{u"configuration.json"_s, configuration()},
            {u"logging.txt"_s, describe(m_logging.health(), historyProblem, m_logging.isRecording())},
            {u"requests.ndjson"_s, exported(config, false)},
            {u"log.ndjson"_s, exported(config, true)}};
}

void ProblemReportService::collect(const QList<logging::ReportFile> &own, QObject *context,
                                   std::function<void(const QList<logging::ReportFile> &)> collected)
{
    const auto answer = answerIn<QList<logging::ReportFile>>(&m_owner, context, std::move(collected));
    const logging::HistoryControl *history = m_logging.history();
    m_pool.start([this, own, answer, config = m_logging.config(), problem = history ? history->problem().english() : u"off"_s] {
        QList<logging::ReportFile> all = own + files(config, problem);
        for (logging::ReportFile &file : all) file.content = masked(file.content);
        answer(all);
    });
}

void ProblemReportService::save(const QString &path, const QList<logging::ReportFile> &files, QObject *context,
                                std::function<void(const Result<QString> &)> saved)
{
    const auto answer = answerIn<Result<QString>>(&m_owner, context, std::move(saved));
    m_pool.start([this, path, files, answer] {
        if (QFileInfo::exists(path))
            return answer(errorSaying(ErrorKind::Conflict, proxy::said("There is a file %1 already; choose another name.", path)));
        QList<logging::ReportFile> clean = files;
        for (logging::ReportFile &file : clean) file.content = masked(file.content); // something may have been typed since
        const Result<QByteArray> archive = zipped(clean);
        if (!archive) return answer(archive.error());
        QString reason;
        if (!writePrivateFile(path, *archive, &reason))
            return answer(errorSaying(ErrorKind::Io, proxy::said("Cannot write %1: %2", path, reason)));
        answer(path);
    });
}

} // namespace ccr::app
