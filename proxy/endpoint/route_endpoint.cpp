#include "proxy/dialect/dialect.h"
#include "proxy/endpoint/endpoints.h"
#include "proxy/endpoint/error_response.h"
#include "proxy/exchange/exchange_services.h"
#include "proxy/exchange/exchange_table.h"
#include "proxy/routing/route_explanation.h"

#include <QObject>

#include <utility>

namespace ccr::proxy {

namespace {

/// A request whose route is awaited, because a custom router may take its time. Belongs to the exchanges' table, so that it
/// ends with the proxy.
class PendingExplanation final : public QObject, private HttpResponseObserver
{
public:
    PendingExplanation(ChatRequest chat, HttpRequest request, HttpResponder &responder, std::shared_ptr<const ProxyConfig> config,
                       QObject *parent)
        : QObject(parent), m_chat(std::move(chat)), m_request(std::move(request)), m_responder(&responder), m_config(std::move(config))
    {
        responder.setObserver(this);
    }
    ~PendingExplanation() override
    {
        if (m_responder) m_responder->setObserver(nullptr);
    }
    void start(RoutePlanner &planner)
    {
        m_ticket = planner.plan({.request = m_chat,
                                 .headers = m_request.head.headers,
                                 .config = m_config,
                                 .clientBody = {m_request.body.constData(), static_cast<std::size_t>(m_request.body.size())}},
                                [this](const Result<Route> &route) { answer(route); });
    }

private:
    void clientReady() override {}
    void clientGone() override
    {
        m_responder = nullptr;
        m_ticket.reset();
        deleteLater();
    }
    void answer(const Result<Route> &route)
    {
        HttpResponder *responder = std::exchange(m_responder, nullptr);
        responder->setObserver(nullptr);
        responder->respond(200, jsonHeaders(), QByteArray::fromStdString(explanationJson(m_chat, route, *m_config)));
        deleteLater();
    }

    ChatRequest m_chat;
    HttpRequest m_request;
    HttpResponder *m_responder; ///< null when answered or gone
    std::shared_ptr<const ProxyConfig> m_config;
    std::unique_ptr<RouteTicket> m_ticket;
};

} // namespace

void serveRouteExplanation(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    const std::string_view body(request.body.constData(), static_cast<std::size_t>(request.body.size()));
    Result<ChatRequest> chat = findDialect("anthropic")->readRequest(body, request.head);
    if (!chat) {
        const ProviderError error = toProviderError(chat.error());
        return responder.respond(error.status, jsonHeaders(), errorBody(error, request.head.path));
    }
    auto *pending = new PendingExplanation(std::move(chat).value(), std::move(request), responder, services.config, &services.exchanges);
    pending->start(services.exchanges.services().planner);
}

} // namespace ccr::proxy
