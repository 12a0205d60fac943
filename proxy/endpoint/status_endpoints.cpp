#include "proxy/endpoint/endpoints.h"
#include "proxy/endpoint/error_response.h"
#include "proxy/exchange/exchange_table.h"

#include <QDateTime>

namespace ccr::proxy {

void serveHealth(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    Q_UNUSED(request)
    const QByteArray time = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1();
    responder.respond(200, jsonHeaders(),
                      "{\"status\":\"ok\",\"timestamp\":\"" + time
                          + "\",\"liveRequests\":" + QByteArray::number(services.exchanges.liveCount()) + '}');
}

void serveRoot(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    Q_UNUSED(request)
    Q_UNUSED(services)
    responder.respond(200, jsonHeaders(), "{\"message\":\"CCR Desktop\",\"version\":\"" CCR_VERSION "\"}");
}

} // namespace ccr::proxy
