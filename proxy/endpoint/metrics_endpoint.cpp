#include "proxy/endpoint/endpoints.h"
#include "proxy/endpoint/error_response.h"
#include "proxy/exchange/exchange_services.h"
#include "proxy/exchange/exchange_table.h"
#include "proxy/http/query.h"
#include "proxy/upstream/providers_up.h"

#include <QFutureWatcher>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

/// A report that waits for the log thread. Belongs to the exchanges' table, so that it ends with the proxy.
class PendingReport final : public QObject, private HttpResponseObserver
{
public:
    PendingReport(HttpResponder &responder, QFuture<QByteArray> text, const char *type, QObject *parent)
        : QObject(parent), m_responder(&responder), m_type(type), m_watcher(this)
    {
        responder.setObserver(this);
        connect(&m_watcher, &QFutureWatcherBase::finished, this, &PendingReport::answer);
        m_watcher.setFuture(std::move(text));
    }
    ~PendingReport() override
    {
        if (m_responder) m_responder->setObserver(nullptr);
    }

private:
    void clientReady() override {}
    void clientGone() override
    {
        m_responder = nullptr;
        deleteLater();
    }
    void answer()
    {
        HttpResponder *responder = std::exchange(m_responder, nullptr);
        if (!responder) return;
        responder->setObserver(nullptr);
        deleteLater();
        const QFuture<QByteArray> text = m_watcher.future();
        if (text.resultCount() > 0)
            responder->respond(200, {{"Content-Type", m_type}, {"Cache-Control", "no-store"}}, text.result());
        else
            refuse(*responder);
    }

public:
    static void refuse(HttpResponder &responder)
    {
        const Error error{.kind = ErrorKind::Overloaded, .message = u"Nothing is measured, because logging is switched off."_s};
        responder.respond(503, jsonHeaders(), errorBody(toProviderError(error)));
    }

private:
    HttpResponder *m_responder; ///< null when answered or gone
    const char *m_type;         ///< static
    QFutureWatcher<QByteArray> m_watcher;
};

struct Format
{
    std::string_view name;
    logging::ReportFormat format;
    const char *type;
};

constexpr Format formats[] = {{"prometheus", logging::ReportFormat::Prometheus, "text/plain; version=0.0.4; charset=utf-8"},
                              {"json", logging::ReportFormat::Json, "application/json"},
                              {"csv", logging::ReportFormat::Csv, "text/csv; charset=utf-8"},
                              {"html", logging::ReportFormat::Html, "text/html; charset=utf-8"}};

void report(const Format &format, HttpResponder &responder, const EndpointServices &services)
{
    logging::MetricsSource *source = services.server.metrics;
    if (!source) return PendingReport::refuse(responder);
    new PendingReport(responder, source->report(format.format, providersUp(*services.config, services.exchanges.services().health)),
                      format.type, &services.exchanges);
}

} // namespace

void serveMetrics(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    Q_UNUSED(request)
    report(formats[0], responder, services);
}

void servePerformance(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    const std::string asked = queryValue(request.head.query, "format").value_or("json");
    for (const Format &format : formats)
        if (format.name == asked) return report(format, responder, services);
    const Error error{.kind = ErrorKind::InvalidInput,
                      .message =
                          u"format \"%1\" is unknown; there are json, csv, html and prometheus."_s.arg(QString::fromStdString(asked))};
    responder.respond(400, jsonHeaders(), errorBody(toProviderError(error)));
}

} // namespace ccr::proxy
