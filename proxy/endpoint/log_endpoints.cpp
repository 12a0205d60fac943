#include "logging/base/json_writer.h"
#include "proxy/endpoint/endpoints.h"
#include "proxy/endpoint/error_response.h"
#include "proxy/endpoint/log_files.h"
#include "proxy/exchange/exchange_table.h"
#include "proxy/http/query.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

#include <charconv>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

using Excerpt = std::shared_ptr<const Result<LogExcerpt>>; // shared: QFuture wants a value without a state of its own

/// One log on its way to a client: read by a thread of the pool, answered in the proxy thread. Deletes itself.
class LogAnswer final : public QObject, private HttpResponseObserver
{
public:
    LogAnswer(HttpResponder &responder, QObject *parent) : QObject(parent), m_responder(&responder)
    {
        responder.setObserver(this);
        connect(&m_watcher, &QFutureWatcherBase::finished, this, &LogAnswer::answer);
    }

    void read(const LogFile &file, const LogRange &range)
    {
        const auto promise = std::make_shared<QPromise<Excerpt>>();
        m_watcher.setFuture(promise->future());
        QThreadPool::globalInstance()->start([promise, file, range] {
            promise->start();
            promise->addResult(std::make_shared<const Result<LogExcerpt>>(readLogFile(file, range)));
            promise->finish();
        });
    }

private:
    void answer()
    {
        deleteLater();
        if (!m_responder) return;
        HttpResponder &responder = *m_responder;
        responder.setObserver(nullptr);
        const Excerpt excerpt = m_watcher.result();
        if (!*excerpt) return respondError(responder, excerpt->error());
        HttpHeaders headers = jsonHeaders();
        const LogExcerpt &log = excerpt->value();
        headers.add("X-Log-Range", "bytes " + std::to_string(log.from) + "-" + std::to_string(log.to) + "/" + std::to_string(log.total));
        responder.respond(200, headers, QByteArray::fromStdString(log.linesJson));
    }
    void clientGone() override { m_responder = nullptr; }
    void clientReady() override {}

    HttpResponder *m_responder;
    QFutureWatcher<Excerpt> m_watcher;
};

/// A whole number that is not negative, or an error that names the parameter.
Result<std::optional<qint64>> number(const HttpRequestHead &head, std::string_view name)
{
    const std::optional<std::string> text = queryValue(head.query, name);
    if (!text) return std::optional<qint64>();
    qint64 value = -1;
    const char *end = text->data() + text->size();
    if (std::from_chars(text->data(), end, value).ptr != end || value < 0)
        return Error{.kind = ErrorKind::InvalidInput,
                     .message = u"%1: \"%2\" is not a whole number from 0."_s.arg(
                         QString::fromUtf8(name.data(), static_cast<int>(name.size())), QString::fromStdString(text->substr(0, 40)))};
    return std::optional(value);
}

Result<LogRange> rangeOf(const HttpRequestHead &head)
{
    LogRange range;
    const Result<std::optional<qint64>> from = number(head, "from");
    if (!from) return from.error();
    const Result<std::optional<qint64>> bytes = number(head, "bytes");
    if (!bytes) return bytes.error();
    const Result<std::optional<qint64>> tail = number(head, "tail");
    if (!tail) return tail.error();
    range.from = *from;
    range.bytes = std::min(bytes->value_or(maxLogAnswer), maxLogAnswer);
    range.tail = static_cast<int>(std::min<qint64>(tail->value_or(0), 1'000'000));
    return range;
}

QString askedFile(const HttpRequestHead &head)
{
    const std::optional<std::string> name = queryValue(head.query, "file");
    return name ? QString::fromStdString(*name) : QString();
}

} // namespace

void serveLogFiles(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    Q_UNUSED(request)
    std::string body;
    {
        JsonArray list(body);
        for (const LogFile &file : listLogFiles(services.config->logDirectory)) {
            JsonObject entry(list.next());
            entry.string("name", file.name.toStdString());
            entry.string("path", file.path.toStdString());
            entry.number("size", std::int64_t(file.size));
            entry.string("lastModified", file.modified.toUTC().toString(Qt::ISODateWithMs).toStdString());
        }
    }
    responder.respond(200, jsonHeaders(), QByteArray::fromStdString(body));
}

void serveLog(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    const QString &folder = services.config->logDirectory;
    const Result<LogRange> range = rangeOf(request.head);
    if (!range) return respondError(responder, range.error());
    QString asked = askedFile(request.head);
    if (!queryValue(request.head.query, "file")) { // the log that is being written
        const std::vector<LogFile> files = listLogFiles(folder);
        if (files.empty()) return responder.respond(200, jsonHeaders(), "[]");
        asked = files.front().name;
    }
    const Result<LogFile> file = findLogFile(folder, asked);
    if (!file) return respondError(responder, file.error());
    auto *answer = new LogAnswer(responder, &services.exchanges);
    answer->read(*file, *range);
}

void clearLog(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    const Result<LogFile> file = findLogFile(services.config->logDirectory, askedFile(request.head));
    if (!file) return respondError(responder, file.error());
    const Result<Done> cleared = clearLogFile(*file);
    if (!cleared) return respondError(responder, cleared.error());
    logging::Log(services.log, "api").info("log cleared", {{"file", file->name.toStdString()}});
    responder.respond(200, jsonHeaders(), R"({"success":true,"message":"The log was cleared."})");
}

} // namespace ccr::proxy
