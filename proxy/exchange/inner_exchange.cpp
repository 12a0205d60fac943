#include "proxy/exchange/inner_exchange.h"

namespace ccr::proxy {

namespace {

const Dialect &dialect()
{
    return *findDialect("anthropic"); // says most of what the neutral model says
}

HttpRequest requestOf(std::string client)
{
    HttpRequestHead head{.method = "POST", .target = "/v1/messages", .path = "/v1/messages", .query = {}, .minorVersion = 1, .headers = {}};
    head.headers.add("User-Agent", std::move(client));
    return {.head = std::move(head), .body = {}, .firstByte = monotonicNow()};
}

} // namespace

InnerExchange::InnerExchange(Setup setup, Answered answered)
    : m_limit(setup.limit),
      m_answered(std::move(answered)),
      m_exchange(std::make_unique<Exchange>(requestOf(std::move(setup.client)), static_cast<HttpResponder &>(*this), dialect(),
                                            std::move(setup.config), setup.services, std::move(setup.id),
                                            static_cast<ExchangeOwner &>(*this)))
{
}

InnerExchange::~InnerExchange() = default;

void InnerExchange::start(ChatRequest chat, Route route)
{
    m_exchange->startDecided(std::move(chat), std::move(route), m_limit);
}

void InnerExchange::cancel()
{
    m_answered = nullptr;
    if (HttpResponseObserver *observer = std::exchange(m_observer, nullptr)) observer->clientGone();
}

void InnerExchange::respond(int status, const HttpHeaders &, const QByteArray &body)
{
    const Answered answered = std::exchange(m_answered, nullptr);
    if (!answered) return;
    const std::string_view text(body.constData(), static_cast<std::size_t>(body.size()));
    if (status == 200) return answered(dialect().readResponse(text));
    const ProviderError error = dialect().readError(status, text);
    answered(Error{.kind = ErrorKind::Unavailable, .message = QString::fromStdString(error.message)});
}

} // namespace ccr::proxy
