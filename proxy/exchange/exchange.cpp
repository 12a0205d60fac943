#include "proxy/exchange/exchange.h"

#include "proxy/endpoint/error_response.h"
#include "proxy/exchange/error_class.h"
#include "proxy/routing/subagent_tag.h"
#include "proxy/routing/token_counter.h"
#include "proxy/transform/transform_chain.h"
#include "proxy/upstream/transport_set.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

using logging::Outcome;

namespace {

constexpr std::size_t maxCollectedBytes = 256UL * 1024 * 1024;
constexpr std::size_t maxErrorBytes = 256UL * 1024;
constexpr milliseconds silenceBeforePing{10'000};
constexpr milliseconds drainLimit{2'000};

// Response headers of a provider that help the client: identity of the request, limits, when to come back.
bool isForwardedHeader(std::string_view name)
{
    return equalsIgnoringCase(name, "retry-after") || equalsIgnoringCase(name, "request-id") || equalsIgnoringCase(name, "x-request-id")
           || equalsIgnoringCase(name, "x-should-retry")
           || (name.size() > 20 && equalsIgnoringCase(name.substr(0, 20), "anthropic-ratelimit-"))
           || (name.size() > 12 && equalsIgnoringCase(name.substr(0, 12), "x-ratelimit-"));
}

void addForwarded(HttpHeaders &out, const HttpHeaders &from)
{
    for (const HttpHeader &field : from)
        if (isForwardedHeader(field.name)) out.add(field.name, field.value);
}

bool isJson(const UpstreamResponseHead &head)
{
    return head.headers.value("content-type").find("json") != std::string_view::npos;
}

bool isEventStream(const UpstreamResponseHead &head)
{
    return head.headers.value("content-type").find("event-stream") != std::string_view::npos;
}

// End of the last complete frame: an event ends with a blank line, whatever the line ends (WHATWG HTML, 9.2.5).
std::size_t completeFramesLength(std::string_view bytes)
{
    std::size_t end = 0;
    for (const std::string_view blank : {std::string_view("\n\n"), std::string_view("\r\n\r\n"), std::string_view("\r\r")}) {
        const std::size_t at = bytes.rfind(blank);
        if (at != std::string_view::npos) end = std::max(end, at + blank.size());
    }
    return end;
}

// What of a provider's address may be shown. There are few, each asked for with every request.
const std::string &shownUrl(const QUrl &url)
{
    constexpr std::size_t most = 32;
    static thread_local std::vector<std::pair<QUrl, std::string>> known;
    for (const auto &[other, text] : known)
        if (other == url) return text;
    if (known.size() == most) known.clear();
    return known.emplace_back(url, url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery).toStdString()).second;
}

std::string shortened(std::string_view text, std::size_t length)
{
    return std::string(text.substr(0, length));
}

} // namespace

Exchange::Exchange(HttpRequest request, HttpResponder &responder, const Dialect &clientDialect, std::shared_ptr<const ProxyConfig> config,
                   TransportSet &transports, logging::LogTarget &log, std::string id, ExchangeOwner &owner)
    : m_request(std::move(request)),
      m_responder(&responder),
      m_clientDialect(clientDialect),
      m_config(std::move(config)),
      m_transports(transports),
      m_owner(owner),
      m_log(log, std::move(id), m_request.firstByte),
      m_lastWrite(monotonicNow())
{
    m_responder->setObserver(this);
}

Exchange::~Exchange()
{
    if (m_responder) m_responder->setObserver(nullptr);
}

void Exchange::start()
{
    Result<ChatRequest> chat =
        m_clientDialect.readRequest({m_request.body.constData(), static_cast<std::size_t>(m_request.body.size())}, m_request.head);
    std::optional<Error> problem;
    if (chat)
        m_chat = std::move(chat).value();
    else
        problem = chat.error();
    if (const std::string_view session = m_request.head.headers.value("x-claude-code-session-id"); !session.empty())
        m_chat.sessionId = session;
    recordStart();
    if (problem) return fail(*problem, errorClass(problem->kind));

    Result<Route> route = chooseRoute(m_chat, *m_config, [this] { return countTokens(m_chat); });
    if (!route) return fail(route.error(), errorClass(route.error().kind));
    m_route = std::move(route).value();
    m_log.routed({.rule = std::move(m_route.rule),
                  .sentence = std::move(m_route.sentence),
                  .steps = std::move(m_route.steps),
                  .provider = m_route.target.provider.toStdString(),
                  .model = m_route.target.model.toStdString(),
                  .countedTokens = std::max<std::int64_t>(0, m_route.countedTokens)});
    send(m_route, *m_config->provider(m_route.target.provider));
}

void Exchange::recordStart()
{
    m_log.started({.time = wallNow() - m_log.elapsed(),
                   .method = m_request.head.method,
                   .path = m_request.head.path,
                   .client = shortened(m_request.head.headers.value("user-agent"), 120),
                   .sessionId = m_chat.sessionId,
                   .askedModel = m_chat.model,
                   .wantsStream = m_chat.stream,
                   .requestBytes = m_request.body.size()});
}

void Exchange::send(const Route &route, const Provider &provider)
{
    m_providerDialect = findDialect(provider.dialect.toStdString());
    if (!m_providerDialect) {
        const Error error{.kind = ErrorKind::Unavailable,
                          .message = u"Provider \"%1\" speaks \"%2\", which this version cannot. Choose another provider "
                                     "in Router or change its transformer."_s.arg(provider.name, provider.dialect)};
        return fail(error, "config");
    }
    if (m_route.changedPrompt) removeSubagentTag(m_request.body);
    const Result<TransformChain> chain = TransformChain::make(provider, route.target.model);
    if (!chain) return fail(chain.error(), errorClass(chain.error().kind));
    const std::string model = route.target.model.toStdString();
    const RequestShape shape = chain->adjust(m_chat, model);
    const std::string credential = provider.keys.empty() ? std::string() : provider.keys.front().secret.toStdString();
    Result<UpstreamDraft> draft =
        m_providerDialect->writeRequest({.request = m_chat,
                                         .provider = provider,
                                         .credential = credential,
                                         .model = model,
                                         .shape = shape,
                                         .clientBody = {m_request.body.constData(), static_cast<std::size_t>(m_request.body.size())},
                                         .clientHeaders = m_request.head.headers});
    if (!draft) return fail(draft.error(), errorClass(draft.error().kind));

    // From here on only what the answer needs is kept: a waiting request must not hold its body twice.
    m_request.body = {};
    m_chat.messages = {};
    m_chat.tools = {};

    UpstreamTransport &transport = m_transports.transportFor(provider, m_config->proxyUrl);
    m_log.attemptStarted({.number = 1,
                          .provider = provider.name.toStdString(),
                          .model = route.target.model.toStdString(),
                          .url = shownUrl(draft->url),
                          .transport = std::string(m_transports.nameOf(transport))});
    UpstreamTimeouts timeouts;
    timeouts.total = m_config->timeout;
    timeouts.firstByte = std::min(timeouts.firstByte, timeouts.total);
    timeouts.idle = std::min(timeouts.idle, timeouts.total);
    m_call = transport.start({.url = std::move(draft->url),
                              .headers = std::move(draft->headers),
                              .body = std::move(draft->body),
                              .timeouts = timeouts,
                              .proxyUrl = m_config->proxyUrl},
                             *this);
}

void Exchange::upstreamConnected(bool reused)
{
    m_log.attemptConnected(reused);
}

void Exchange::upstreamHead(const UpstreamResponseHead &head)
{
    m_status = head.status;
    addForwarded(m_forwarded, head.headers);
    m_log.attemptAnswered(head.status);
    if (head.status < 200 || head.status >= 300) {
        m_mode = Mode::CollectError;
        return;
    }
    const bool asStream = m_chat.stream ? !isJson(head) : isEventStream(head);
    if (!asStream) {
        m_mode = Mode::Collect;
        return;
    }
    m_decoder = m_providerDialect->newDecoder();
    m_encoder = m_clientDialect.newEncoder(m_chat, "msg_" + m_log.id());
    const bool sameDialect = m_providerDialect == &m_clientDialect;
    m_mode = sameDialect && m_chat.stream ? Mode::PassThrough : Mode::Translate;
}

void Exchange::upstreamBody(std::string_view piece)
{
    switch (m_mode) {
    case Mode::Collect:
        m_log.pieceReceived(static_cast<std::int64_t>(piece.size()), 0, false);
        m_collected += piece;
        if (m_collected.size() > maxCollectedBytes)
            fail({.kind = ErrorKind::Protocol, .message = u"The provider's answer is larger than 256 MB."_s}, "translate");
        return;
    case Mode::CollectError:
        if (m_collected.size() < maxErrorBytes) m_collected += piece;
        return;
    case Mode::Translate: return decode(piece);
    case Mode::PassThrough: return passThrough(piece);
    case Mode::AwaitHead:
    case Mode::Drain:
    case Mode::Ended: return;
    }
}

void Exchange::decode(std::string_view piece)
{
    const int frames = m_decoder->feed(piece, *this);
    m_log.pieceReceived(static_cast<std::int64_t>(piece.size()), frames, m_observed.takeContentFlag());
    flushToClient();
    if (m_failureSeen || m_decoder->isDone()) finishStream();
}

void Exchange::passThrough(std::string_view piece)
{
    const int frames = m_decoder->feed(piece, *this);
    m_log.pieceReceived(static_cast<std::int64_t>(piece.size()), frames, m_observed.takeContentFlag());

    // Only whole frames go on: should the provider break off, an error event can still follow.
    m_collected += piece;
    const std::size_t complete = completeFramesLength(m_collected);
    if (complete > 0 && !(m_failureSeen && !m_streamBegun)) {
        beginStream();
        writeToClient(std::string_view(m_collected).substr(0, complete));
        m_collected.erase(0, complete);
        m_failureForwarded = m_failureSeen;
    }
    if (m_mode != Mode::Ended && (m_failureSeen || m_decoder->isDone())) finishStream();
}

void Exchange::accept(const ChatEvent &event)
{
    m_observed.observe(event);
    if (event.kind == ChatEvent::Kind::Failure) {
        m_failureSeen = true;
        if (event.error) m_failure = *event.error;
        return;
    }
    if (m_mode != Mode::Translate || m_failureSeen) return;
    if (m_chat.stream)
        m_encoder->accept(event);
    else
        m_whole.accept(event);
}

void Exchange::beginStream()
{
    if (m_streamBegun || !m_responder) return;
    m_streamBegun = true;
    HttpHeaders headers{{"Content-Type", "text/event-stream; charset=utf-8"}, {"Cache-Control", "no-cache"}};
    headers.append(m_forwarded);
    m_responder->beginStream(200, headers);
}

void Exchange::flushToClient()
{
    if (!m_chat.stream) return;
    const std::string output = m_encoder->takeOutput();
    if (output.empty()) return;
    beginStream();
    writeToClient(output);
}

void Exchange::writeToClient(std::string_view bytes)
{
    if (!m_responder) return;
    m_responder->write(bytes);
    m_responseBytes += static_cast<std::int64_t>(bytes.size());
    m_lastWrite = monotonicNow();
    if (m_call && m_responder->isCongested()) m_call->pause();
}

void Exchange::upstreamFinished()
{
    m_upstreamDone = true;
    switch (m_mode) {
    case Mode::Collect:
    case Mode::CollectError: return finishCollected();
    case Mode::Translate:
    case Mode::PassThrough:
        m_decoder->finish(*this);
        flushToClient();
        return finishStream();
    case Mode::AwaitHead:
        return fail({.kind = ErrorKind::Protocol, .message = u"The provider closed without an answer."_s}, "connection_lost");
    case Mode::Drain: return end();
    case Mode::Ended: return;
    }
}

void Exchange::upstreamFailed(const UpstreamFailure &failure)
{
    m_upstreamDone = true;
    if (m_mode == Mode::Drain) return end();
    if (m_mode == Mode::Ended) return;
    // A provider may report its error and then break off; its own words are worth more than ours.
    if (m_mode == Mode::CollectError && !m_collected.empty()) return finishCollected();
    const Error error = toError(failure, m_route.target.provider);
    const std::string_view cls = errorClass(failure.kind);
    m_log.attemptFailed({.status = m_status, .errorClass = std::string(cls), .message = failure.message});
    fail(toProviderError(error), cls, m_streamBegun ? Outcome::StreamTruncated : Outcome::Failed);
}

void Exchange::finishCollected()
{
    if (m_mode == Mode::CollectError) {
        ProviderError error = m_providerDialect->readError(m_status, m_collected);
        if (m_status < 400) {
            error = {.status = 502,
                     .type = "api_error",
                     .message = "Provider \"" + m_route.target.provider.toStdString() + "\" answered with status "
                                + std::to_string(m_status)
                                + ". Redirects are not followed, because they would carry the key elsewhere: "
                                  "set api_base_url to the final address."};
        }
        const std::string_view cls = errorClass(error);
        m_log.attemptFailed({.status = m_status, .errorClass = std::string(cls), .message = error.message});
        return fail(error, cls, Outcome::Failed);
    }
    Result<ChatResponse> response = m_providerDialect->readResponse(m_collected);
    if (!response) {
        m_log.attemptFailed({.status = m_status, .errorClass = "translate", .message = response.error().message.toStdString()});
        return fail(response.error(), "translate");
    }
    m_observed.observe(*response);
    if (m_chat.stream) { // a provider that answers JSON to a stream request: the client gets the events it asked for
        m_encoder = m_clientDialect.newEncoder(m_chat, "msg_" + m_log.id());
        replay(*response, *m_encoder);
        flushToClient();
        return succeed(Outcome::Ok);
    }
    answerCollected(*response);
}

void Exchange::answerCollected(const ChatResponse &response)
{
    HttpHeaders headers = jsonHeaders();
    headers.append(m_forwarded);
    const bool asItCame = m_providerDialect == &m_clientDialect && m_mode == Mode::Collect;
    const QByteArray body =
        asItCame ? QByteArray::fromStdString(m_collected) : m_clientDialect.writeResponse(response, m_chat, "msg_" + m_log.id());
    m_responseBytes += body.size();
    if (HttpResponder *responder = std::exchange(m_responder, nullptr)) {
        responder->setObserver(nullptr);
        responder->respond(200, headers, body);
    }
    succeed(m_observed.hasContent() ? Outcome::Ok : Outcome::EmptyResponse);
}

void Exchange::finishStream()
{
    if (m_mode == Mode::Ended || m_mode == Mode::Drain) return;
    if (m_failureSeen) {
        if (m_failure.status == 0) m_failure.status = 502;
        const bool reported = m_failure.type != "api_error" || m_streamBegun;
        m_log.attemptFailed({.status = m_status, .errorClass = "stream_error_event", .message = m_failure.message});
        return fail(m_failure, reported ? "stream_error_event" : "stream_truncated",
                    m_streamBegun ? Outcome::StreamErrorEvent : Outcome::Failed);
    }
    if (!m_chat.stream) return answerCollected(m_whole.take());
    if (m_mode == Mode::PassThrough && !m_collected.empty()) {
        beginStream();
        writeToClient(m_collected);
    }
    succeed(m_observed.hasContent() ? Outcome::Ok : Outcome::EmptyResponse);
}

void Exchange::succeed(Outcome outcome)
{
    if (HttpResponder *responder = std::exchange(m_responder, nullptr)) {
        responder->setObserver(nullptr);
        if (m_streamBegun) responder->endStream();
    }
    record({.outcome = outcome, .status = 200});
    if (m_upstreamDone || !m_call) return end();
    m_mode = Mode::Drain;
    m_drainSince = monotonicNow();
}

void Exchange::fail(const Error &error, std::string_view cls)
{
    fail(toProviderError(error), cls, m_streamBegun ? Outcome::StreamErrorEvent : Outcome::Failed);
}

void Exchange::fail(const ProviderError &error, std::string_view cls, Outcome outcome)
{
    if (m_mode == Mode::Ended || m_mode == Mode::Drain) return;
    int status = error.status;
    if (HttpResponder *responder = std::exchange(m_responder, nullptr)) {
        responder->setObserver(nullptr);
        if (m_streamBegun) {
            status = 200;
            m_encoder->takeOutput();
            const ChatEvent event{.kind = ChatEvent::Kind::Failure, .error = &error};
            // A passed-through error event reached the client already; a second one would contradict it.
            if (!m_failureForwarded) {
                m_encoder->accept(event);
                responder->write(m_encoder->takeOutput());
            }
            responder->endStream();
        } else {
            HttpHeaders headers = jsonHeaders();
            headers.append(m_forwarded);
            responder->respond(status, headers, m_clientDialect.writeError(error));
        }
    }
    record({.outcome = outcome, .status = status, .errorClass = std::string(cls), .errorMessage = error.message});
    end();
}

void Exchange::clientGone()
{
    m_responder = nullptr;
    record({.outcome = Outcome::ClientCancelled,
            .status = m_status,
            .errorClass = "client_cancelled",
            .errorMessage = "The client closed the connection."});
    end();
}

void Exchange::clientReady()
{
    if (m_call) m_call->resume();
}

void Exchange::tick(MonotonicTime now)
{
    if (m_mode == Mode::Drain && now - m_drainSince > drainLimit) return end();
    const bool streams = m_mode == Mode::Translate || m_mode == Mode::PassThrough;
    if (!m_streamBegun || !streams || now - m_lastWrite < silenceBeforePing) return;
    // Between the frames of a passed-through stream a ping is as good as in a translated one.
    m_encoder->keepAlive();
    const std::string output = m_encoder->takeOutput();
    if (!output.empty()) writeToClient(output);
}

void Exchange::abort()
{
    if (m_mode == Mode::Drain) return end();
    fail({.kind = ErrorKind::Unavailable, .message = u"The router is shutting down; send the request again."_s}, "internal");
}

void Exchange::record(logging::ExchangeFinished fact)
{
    fact.finishReason = m_observed.stop() == StopReason::None ? std::string() : std::string(toString(m_observed.stop()));
    fact.tokens = m_observed.tokens();
    fact.responseBytes = m_responseBytes;
    m_log.finished(std::move(fact));
}

void Exchange::end()
{
    if (m_mode == Mode::Ended) return;
    m_mode = Mode::Ended;
    m_call.reset();
    m_owner.exchangeEnded(*this);
}

} // namespace ccr::proxy
