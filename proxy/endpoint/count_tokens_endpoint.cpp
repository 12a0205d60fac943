#include "logging/api/exchange_log.h"
#include "logging/base/json_writer.h"
#include "proxy/api/exchange_sentence.h"
#include "proxy/dialect/dialect.h"
#include "proxy/endpoint/endpoints.h"
#include "proxy/endpoint/error_response.h"
#include "proxy/exchange/error_class.h"
#include "proxy/exchange/exchange_services.h"
#include "proxy/exchange/exchange_table.h"
#include "proxy/json/json_reader.h"

namespace ccr::proxy {

using logging::Outcome;

namespace {

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

using WriteCount = void (*)(std::string &answer, const TokenCount &count, const ChatRequest &chat);

/// A request that waits for its count, which a tokenizer's API may take its time for. Belongs to the exchanges' table, so that
/// it ends with the proxy.
class PendingCount final : public QObject, private HttpResponseObserver
{
public:
    PendingCount(ChatRequest chat, HttpResponder &responder, std::unique_ptr<logging::ExchangeLog> log, WriteCount write, QObject *parent)
        : QObject(parent), m_chat(std::move(chat)), m_responder(&responder), m_log(std::move(log)), m_write(write)
    {
        responder.setObserver(this);
    }
    ~PendingCount() override
    {
        if (m_responder) m_responder->setObserver(nullptr);
    }
    void start(TokenCounting &counting, const ProxyConfig &config)
    {
        m_ticket = counting.count(m_chat, config, [this](const TokenCount &count) { answer(count); });
    }

private:
    void clientReady() override {}
    void clientGone() override
    {
        m_responder = nullptr;
        m_ticket.reset();
        const PackedPhrase gone = told("The client closed the connection.");
        m_log->finished(
            {.outcome = Outcome::ClientCancelled, .errorClass = "client_cancelled", .errorMessage = gone.english(), .errorPhrase = gone});
        deleteLater();
    }
    void answer(const TokenCount &count)
    {
        HttpResponder *responder = std::exchange(m_responder, nullptr);
        std::string body;
        m_write(body, count, m_chat);
        responder->setObserver(nullptr);
        responder->respond(200, jsonHeaders(), QByteArray::fromStdString(body));
        m_log->finished({.outcome = Outcome::Ok,
                         .status = 200,
                         .tokens = {.input = count.tokens, .known = true},
                         .responseBytes = static_cast<std::int64_t>(body.size())});
        deleteLater();
    }

    ChatRequest m_chat;
    HttpResponder *m_responder; ///< null when answered or gone
    std::unique_ptr<logging::ExchangeLog> m_log;
    WriteCount m_write;
    std::unique_ptr<CountTicket> m_ticket;
};

/// Reads, counts, answers and records.
void count(const Dialect &dialect, std::string_view body, const HttpRequest &request, HttpResponder &responder,
           const EndpointServices &services, WriteCount write)
{
    auto log = std::make_unique<logging::ExchangeLog>(services.log, services.exchanges.nextId(), request.firstByte);
    Result<ChatRequest> chat = dialect.readRequest(body, request.head);
    log->started({.time = wallNow() - log->elapsed(),
                  .method = request.head.method,
                  .path = request.head.path,
                  .client = std::string(request.head.headers.value("user-agent").substr(0, 120)),
                  .sessionId = chat ? chat->sessionId : std::string(),
                  .askedModel = chat ? chat->model : std::string(),
                  .requestBytes = request.body.size(),
                  .clientAddress = request.peerAddress,
                  .userId = chat ? chat->userId : std::string(),
                  .clientPort = request.peerPort});
    if (!chat) {
        const ProviderError error = toProviderError(chat.error());
        responder.respond(error.status, jsonHeaders(), errorBody(error, request.head.path));
        log->finished({.outcome = Outcome::Failed,
                       .status = error.status,
                       .errorClass = std::string(errorClass(chat.error().kind)),
                       .errorMessage = error.message,
                       .errorPhrase = error.phrase});
        return;
    }
    auto *pending = new PendingCount(std::move(chat).value(), responder, std::move(log), write, &services.exchanges);
    pending->start(services.exchanges.services().counting, *services.config);
}

/// Google's countTokens takes either the contents or a whole request in `generateContentRequest`.
std::string wholeGeminiRequest(std::string_view body)
{
    JsonReader reader;
    std::string whole;
    const bool isRead = reader.readDocument(
        body, [&](std::string_view key, JsonValue value) { return key != "generateContentRequest" || reader.raw(value, whole); });
    return isRead && !whole.empty() ? whole : std::string(body);
}

/// A count needs no model; one that the request has stands behind and wins.
std::string withModel(std::string_view body)
{
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t begin = body.find_first_not_of(blanks);
    if (begin == std::string_view::npos || body[begin] != '{') return std::string(body);
    const std::size_t member = body.find_first_not_of(blanks, begin + 1);
    if (member == std::string_view::npos || body[member] != '"') return std::string(body);
    return R"({"model":"",)" + std::string(body.substr(member));
}

} // namespace

void serveCountTokens(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    count(*findDialect("anthropic"), withModel(view(request.body)), request, responder, services,
          [](std::string &answer, const TokenCount &counted, const ChatRequest &chat) {
              JsonObject object(answer);
              object.number("input_tokens", counted.tokens);
              // What counts depends on the provider, and only such a name says which one it is.
              if (chat.model.find(',') != std::string::npos) object.string("tokenizer", counted.tokenizer);
          });
}

void serveGeminiCountTokens(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    const std::string body = wholeGeminiRequest(view(request.body));
    count(*findDialect("gemini"), body, request, responder, services,
          [](std::string &answer, const TokenCount &counted, const ChatRequest &) {
              JsonObject(answer).number("totalTokens", counted.tokens);
          });
}

} // namespace ccr::proxy
