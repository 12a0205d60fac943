#include "proxy/exchange/exchange.h"

#include "proxy/endpoint/error_response.h"
#include "proxy/exchange/error_class.h"
#include "proxy/exchange/exchange_facts.h"
#include "proxy/exchange/image_agent.h"
#include "proxy/routing/token_counter.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

using logging::Outcome;

namespace {

constexpr milliseconds drainLimit{2'000};
constexpr milliseconds shortestTime{1};

bool isContent(const ChatEvent &event)
{
    using Kind = ChatEvent::Kind;
    if (event.kind == Kind::BlockDelta) return !event.text.empty();
    if (event.kind == Kind::BlockStart) return event.block != BlockKind::Text && event.block != BlockKind::Thinking;
    return event.kind == Kind::MessageEnd;
}

} // namespace

Exchange::Exchange(HttpRequest request, HttpResponder &responder, const Dialect &clientDialect, std::shared_ptr<const ProxyConfig> config,
                   ExchangeServices &services, std::string id, ExchangeOwner &owner)
    : m_request(std::move(request)),
      m_responder(&responder),
      m_clientDialect(clientDialect),
      m_config(std::move(config)),
      m_services(services),
      m_owner(owner),
      m_log(services.log, std::move(id), m_request.firstByte),
      m_limit(m_config->timeout),
      m_silence(monotonicNow())
{
    m_responder->setObserver(this);
}

Exchange::~Exchange()
{
    if (m_responder) m_responder->setObserver(nullptr);
}

void Exchange::start()
{
    Result<ChatRequest> chat = m_clientDialect.readRequest(clientBody(), m_request.head);
    std::optional<Error> problem;
    if (chat)
        m_chat = std::move(chat).value();
    else
        problem = chat.error();
    if (const std::string_view session = m_request.head.headers.value("x-claude-code-session-id"); !session.empty())
        m_chat.sessionId = session;
    recordStart();
    if (problem) return fail(*problem, errorClass(problem->kind));
    m_ticket =
        m_services.planner.plan({.request = m_chat, .headers = m_request.head.headers, .config = m_config, .clientBody = clientBody()},
                                [this](Result<Route> route) { decided(std::move(route)); });
}

void Exchange::startDecided(ChatRequest chat, Route route, milliseconds limit)
{
    m_isInner = true;
    m_limit = limit;
    m_chat = std::move(chat);
    recordStart();
    decided(std::move(route));
}

void Exchange::recordStart()
{
    m_log.started({.time = wallNow() - m_log.elapsed(),
                   .method = m_request.head.method,
                   .path = m_request.head.path,
                   .client = std::string(m_request.head.headers.value("user-agent").substr(0, 120)),
                   .sessionId = m_chat.sessionId,
                   .askedModel = m_chat.model,
                   .wantsStream = m_chat.stream,
                   .requestBytes = m_request.body.size(),
                   .clientAddress = m_request.peerAddress,
                   .userId = m_chat.userId,
                   .traceId = traceIdOf(m_request.head.headers.value("traceparent"))});
    if (m_services.traffic) m_log.keepTraffic(*m_services.traffic);
    m_log.clientRequest(m_request.body);
}

void Exchange::decided(Result<Route> decision)
{
    if (!decision) return fail(decision.error(), errorClass(decision.error().kind));
    Route &route = *decision;
    m_changedPrompt = route.changedPrompt;
    m_plan.emplace(route, m_config, m_services.health);
    const std::optional<RouteTarget> target = m_plan->take(monotonicNow());
    for (logging::RouteStep &step : m_plan->takeSteps()) route.steps.push_back(std::move(step));
    const RouteTarget &chosen = target ? *target : route.target;
    m_log.routed({.rule = std::move(route.rule),
                  .sentence = std::move(route.sentence),
                  .steps = std::move(route.steps),
                  .provider = chosen.provider.toStdString(),
                  .model = chosen.model.toStdString(),
                  .countedTokens = std::max<std::int64_t>(0, route.countedTokens)});
    if (route.imageAgent) {
        m_agent = std::make_unique<ImageAgent>(hideImages(m_chat, m_services.images, monotonicNow()),
                                               ImageAgent::Setup{.model = *route.imageAgent,
                                                                 .config = m_config,
                                                                 .services = m_services,
                                                                 .exchangeId = m_log.id(),
                                                                 .sessionId = m_chat.sessionId});
        m_request.body = {};
    }
    if (target) return tryTarget(*target);
    fail({.kind = ErrorKind::Unavailable, .message = u"Provider \"%1\" cannot be used."_s.arg(route.target.provider)}, "config");
}

void Exchange::tryNextTarget()
{
    if (const std::optional<RouteTarget> target = m_plan->take(monotonicNow())) return tryTarget(*target);
    giveUp();
}

void Exchange::tryTarget(const RouteTarget &target)
{
    m_state = State::Waiting;
    if (m_attempt) m_attempt->cancel();
    m_trying = {.target = target, .provider = m_config->provider(target.provider)};
    const Provider &provider = *m_trying.provider;
    if (provider.google) {
        std::unique_ptr<TokenTicket> ticket = m_services.googleTokens.token(
            *provider.google, m_config->proxyUrl, [this](Result<std::string> token) { tryWith(std::move(token)); });
        // Answered from inside, the exchange may by now be waiting for the token of its next target.
        if (ticket) m_tokenTicket = std::move(ticket);
        return;
    }
    const std::optional<std::size_t> key = m_services.keys.choose(provider, monotonicNow());
    m_trying.key = key.value_or(0);
    tryWith(key ? provider.keys[*key].secret.toStdString() : std::string());
}

void Exchange::tryWith(Result<std::string> credential)
{
    const std::optional<Error> problem = credential ? prepare(*credential) : std::optional(credential.error());
    problem ? giveTargetUp(*problem) : passUserTransforms();
}

// A target that cannot even be asked is no better than one that failed.
void Exchange::giveTargetUp(const Error &problem)
{
    m_services.health.abandoned(m_trying.provider->name);
    const AttemptFailure failure{.error = toProviderError(problem), .errorClass = std::string(errorClass(problem.kind))};
    noteForClient(failure, {});
    tryNextTarget();
}

// Their JavaScript runs elsewhere; the exchange waits.
void Exchange::passUserTransforms()
{
    PreparedRequest &prepared = m_trying.prepared;
    if (!prepared.userTransforms) return makeAttempt();
    m_state = State::Waiting;
    m_transformTicket = m_services.userTransformers.adjust(*prepared.userTransforms, prepared.request,
                                                           [this](const Result<UserTransformers::Adjusted> &adjusted) {
                                                               if (!adjusted) return giveTargetUp(adjusted.error());
                                                               m_trying.prepared.userTransformsAnswers = adjusted->answers;
                                                               makeAttempt();
                                                           });
}

// Writes the request for the target that is being tried.
std::optional<Error> Exchange::prepare(const std::string &credential)
{
    // Transforms change the request; a next target must see it as it was.
    const bool isLast = !m_plan->hasMore() && !m_agent;
    ChatRequest copy;
    if (!isLast) copy = m_chat;
    Result<PreparedRequest> prepared =
        m_services.preparation.prepare(isLast ? m_chat : copy, {.config = m_config,
                                                                .provider = *m_trying.provider,
                                                                .model = m_trying.target.model,
                                                                .credential = credential,
                                                                .clientDialect = m_clientDialect,
                                                                .clientBody = m_changedPrompt ? std::string_view() : clientBody(),
                                                                .clientHeaders = m_request.head.headers,
                                                                .exchangeId = m_log.id()});
    if (!prepared) return prepared.error();
    m_trying.prepared = std::move(prepared).value();
    if (isLast) { // a waiting request must not hold its body twice
        m_request.body = {};
        m_chat.messages = {};
        m_chat.tools = {};
    }
    return std::nullopt;
}

void Exchange::makeAttempt()
{
    m_state = State::Attempting;
    if (m_attempt) m_attempt->cancel(); // one that reported its error may still be sending
    const Provider &provider = *m_trying.provider;
    m_trying.prepared.request.timeouts.total = timeLeft();
    UpstreamTransport &transport = m_services.transports.transportFor(provider, m_config->proxyUrl);
    ++m_trying.tries;
    m_trying.spentKeys.insert(m_trying.key);
    m_log.attemptStarted({.number = ++m_attempts,
                          .provider = provider.name.toStdString(),
                          .model = m_trying.target.model.toStdString(),
                          .url = shownUrl(m_trying.prepared.request.url),
                          .transport = std::string(m_services.transports.nameOf(transport)),
                          .key = m_trying.key < provider.keys.size() ? provider.keys[m_trying.key].label.toStdString() : std::string()});
    m_log.providerRequest(m_trying.prepared.request.body);
    if (!m_agent || m_agent->isFirstTurn()) m_encoder = m_clientDialect.newEncoder(m_chat, "msg_" + m_log.id());
    if (m_agent) m_agent->beginAttempt();
    m_held.clear();
    m_hasContent = false;
    m_observed = {};
    m_countedOutput = 0;
    m_previous = std::move(m_attempt);
    m_attempt = std::make_unique<Attempt>(
        AttemptSetup{.provider = provider.name.toStdString(),
                     .dialect = m_trying.prepared.dialect,
                     .chain = m_trying.prepared.chain,
                     .stopSequences = m_trying.prepared.stopSequences,
                     .wantsStream = m_chat.stream,
                     .mayPassThrough = m_trying.prepared.answersMayPass && !m_agent,
                     .userTransforms = m_trying.prepared.userTransformsAnswers ? m_trying.prepared.userTransforms : nullptr,
                     .userTransformers = &m_services.userTransformers,
                     .timeLeft = timeLeft()},
        m_log, static_cast<AttemptListener &>(*this));
    m_attempt->start(transport, m_trying.prepared.request);
}

void Exchange::trySameTargetAfter(milliseconds delay)
{
    if (delay.count() == 0) return makeAttempt();
    m_state = State::Waiting;
    m_attempt->cancel();
    if (!m_pause) {
        m_pause = std::make_unique<QTimer>();
        m_pause->setSingleShot(true);
        QObject::connect(m_pause.get(), &QTimer::timeout, m_pause.get(), [this] { makeAttempt(); });
    }
    m_pause->start(delay);
}

void Exchange::attemptEvent(const ChatEvent &event)
{
    m_observed.observe(event);
    if (event.hasBrokenInput)
        logging::Log(m_services.log, "proxy")
            .write(logging::Severity::Warn, "the provider's input for a tool is no JSON object; it reached the client as it came",
                   {{"provider", m_trying.target.provider.toStdString()}, {"model", m_trying.target.model.toStdString()}}, m_log.id());
    if (!passesFrames() && event.kind == ChatEvent::Kind::BlockDelta && !event.text.empty()) m_countedOutput += countTokens(event.text);
    if (m_agent && !m_agent->shows(event)) return;
    m_hasContent = m_hasContent || isContent(event);
    m_hasNews = true;
    if (passesFrames()) return m_encoder->follow(event);
    if (event.kind != ChatEvent::Kind::MessageEnd) return m_encoder->accept(event);
    ChatEvent ending = event;
    ending.usage = totalUsage(event.usage);
    if (m_agent) ending.stop = m_agent->turn().stop();
    m_encoder->accept(ending);
}

void Exchange::attemptFrames(std::string_view frames)
{
    if (m_committed)
        writeToClient(frames);
    else
        m_held += frames;
}

void Exchange::attemptPieceTaken()
{
    if (m_committed || m_hasContent) flushToClient();
}

void Exchange::commit()
{
    if (m_committed || !m_responder) return;
    m_committed = true;
    m_services.keys.succeeded(*m_trying.provider, m_trying.key); // of the provider's health the end of the stream tells
    HttpHeaders headers{{"Content-Type", std::string(m_encoder->contentType())}, {"Cache-Control", "no-cache"}};
    headers.append(m_attempt->forwardedHeaders());
    m_responder->beginStream(200, headers);
}

void Exchange::flushToClient()
{
    std::string output = passesFrames() ? std::exchange(m_held, {}) : m_encoder->takeOutput();
    if (output.empty()) return;
    commit();
    writeToClient(output);
}

void Exchange::writeToClient(std::string_view bytes)
{
    if (!m_responder) return;
    m_log.clientPiece(bytes);
    m_responder->write(bytes);
    m_responseBytes += static_cast<std::int64_t>(bytes.size());
    m_silence.wrote(monotonicNow(), std::exchange(m_hasNews, false));
    if (m_responder && m_responder->isCongested()) m_attempt->pause();
}

// For providers that report no usage, so that an agent sees its context fill.
TokenUsage Exchange::estimatedUsage() const
{
    const QByteArray &body = m_trying.prepared.request.body;
    return {.input = countWrittenTokens(std::string_view(body.constData(), static_cast<std::size_t>(body.size()))),
            .output = m_countedOutput};
}

// Of an attempt that reported none, and of those before it.
TokenUsage Exchange::totalUsage(const TokenUsage &ofAttempt) const
{
    const TokenUsage usage = ofAttempt.isKnown() ? ofAttempt : estimatedUsage();
    return m_agent ? m_agent->spent() + usage : usage;
}

void Exchange::attemptAnswered(const ChatResponse &response, std::string_view body)
{
    m_observed.observe(response);
    noteSuccess();
    if (!response.usage.isKnown() && (body.empty() || m_agent))
        for (const ResponseBlock &block : response.blocks) m_countedOutput += countTokens(block.text) + countTokens(block.inputJson);
    if (!m_agent) return answerWhole(response, body);
    m_agent->take(response);
    if (m_agent->turn().isAsked()) return consult(response.usage);
    answerWhole(m_agent->whole(totalUsage(response.usage)), {});
}

// `body`: the answer as it may go to the client; else empty.
void Exchange::answerWhole(const ChatResponse &response, std::string_view body)
{
    HttpHeaders headers = jsonHeaders();
    headers.append(m_attempt->forwardedHeaders());
    QByteArray answer;
    if (!body.empty()) {
        answer = QByteArray(body.data(), static_cast<qsizetype>(body.size()));
    } else if (response.usage.isKnown()) {
        answer = m_clientDialect.writeResponse(response, m_chat, "msg_" + m_log.id());
    } else {
        ChatResponse estimated = response;
        estimated.usage = estimatedUsage();
        answer = m_clientDialect.writeResponse(estimated, m_chat, "msg_" + m_log.id());
    }
    m_log.clientPiece({answer.constData(), static_cast<std::size_t>(answer.size())});
    m_responseBytes += answer.size();
    if (HttpResponder *responder = std::exchange(m_responder, nullptr)) {
        responder->setObserver(nullptr);
        responder->respond(200, headers, answer);
    }
    succeed(m_observed.hasContent() ? Outcome::Ok : Outcome::EmptyResponse);
}

void Exchange::attemptStreamEnded()
{
    if (m_agent && m_agent->turn().isAsked()) return consult(m_observed.usage());
    finishStream();
}

void Exchange::finishStream()
{
    flushToClient();
    commit();
    noteSuccess();
    succeed(m_observed.hasContent() ? Outcome::Ok : Outcome::EmptyResponse);
}

// The model called the image tool. The client's answer stays open until the model has said all.
void Exchange::consult(const TokenUsage &ofAttempt)
{
    noteSuccess();
    if (m_chat.stream && m_hasContent) flushToClient();
    m_agent->spend(ofAttempt.isKnown() ? ofAttempt : estimatedUsage());
    m_failedTargets.clear();
    m_state = State::Consulting;
    m_agent->answerCalls(timeLeft(), [this] { consulted(); });
}

void Exchange::consulted()
{
    if (m_agent->turn().clientIsAsked()) {
        m_agent->keepAnswers();
        if (!m_chat.stream) return answerWhole(m_agent->whole(m_agent->spent()), {});
        m_encoder->accept({.kind = ChatEvent::Kind::MessageEnd, .usage = m_agent->spent(), .stop = m_agent->turn().stop()});
        return finishStream();
    }
    m_agent->continueIn(m_chat);
    m_earlierTokens = sum(m_earlierTokens, m_observed.tokens());
    m_observed = {};
    m_trying.tries = 0;
    m_trying.spentKeys.clear();
    if (const std::optional<Error> problem = prepare(std::string(m_trying.prepared.credential)))
        return fail(*problem, errorClass(problem->kind));
    passUserTransforms();
}

milliseconds Exchange::timeLeft() const
{
    return std::max(shortestTime, m_limit - std::chrono::duration_cast<milliseconds>(m_log.elapsed()));
}

// Whether what the client has got, or is about to get, stands against another attempt.
bool Exchange::hasBegun() const
{
    return m_agent && !m_agent->isFirstTurn() ? m_agent->turn().hasShown() : m_committed;
}

void Exchange::succeed(Outcome outcome)
{
    if (m_state == State::Ended) return;
    if (HttpResponder *responder = std::exchange(m_responder, nullptr)) {
        responder->setObserver(nullptr);
        if (m_committed) responder->endStream();
    }
    if (!m_isInner) m_services.planner.noteUsage(m_chat.sessionId, m_observed.usage());
    record({.outcome = outcome, .status = 200});
    if (m_attempt->isDrained()) return end();
    m_state = State::Draining;
    m_attempt->resume(); // nobody else does, now that the client has everything
    m_drainSince = monotonicNow();
}

void Exchange::attemptDrained()
{
    if (m_state == State::Draining) end();
}

void Exchange::attemptFailed(const AttemptFailure &failure, bool errorForwarded)
{
    if (m_state == State::Ended) return;
    noteFailure(failure);
    if (hasBegun()) return breakOff(failure, errorForwarded);
    if (tryWithoutUsageOption(failure) || tryWithFreshToken(failure)) return;
    noteForClient(failure, m_attempt->forwardedHeaders());
    const MonotonicTime now = monotonicNow();
    const std::optional<std::size_t> otherKey = m_services.keys.other(*m_trying.provider, m_trying.spentKeys, now);
    const RetryOptions options{.triesOfTarget = m_trying.tries, .hasOtherKey = otherKey.has_value(), .hasOtherTarget = m_plan->hasMore()};
    const RetryVerdict verdict = nextStep(failure, options, m_config->retry, QRandomGenerator::global()->generateDouble());
    switch (verdict.step) {
    case NextStep::SameTarget: return trySameTargetAfter(verdict.delay);
    case NextStep::NextKey: return tryOtherKey(*otherKey);
    case NextStep::NextTarget: return tryNextTarget();
    case NextStep::GiveUp: return giveUp();
    }
}

void Exchange::tryOtherKey(std::size_t key)
{
    const std::string credential = m_trying.provider->keys[key].secret.toStdString();
    m_trying.key = key;
    replaceCredential(m_trying.prepared, credential);
    makeAttempt();
}

// Some servers refuse the question for usage; the answer is worth more than the numbers.
bool Exchange::tryWithoutUsageOption(const AttemptFailure &failure)
{
    if (failure.status != 400 || failure.error.message.find("stream_options") == std::string::npos) return false;
    if (!m_services.preparation.dropUsageOption(m_trying.prepared)) return false;
    makeAttempt();
    return true;
}

// An access token may be revoked long before it expires.
bool Exchange::tryWithFreshToken(const AttemptFailure &failure)
{
    const std::optional<GoogleAccount> &account = m_trying.provider->google;
    if (failure.status != 401 || !account || m_trying.hasFreshToken) return false;
    if (!m_services.googleTokens.refused(*account, m_trying.prepared.credential)) return false;
    m_trying.hasFreshToken = true;
    m_state = State::Waiting;
    m_attempt->cancel();
    std::unique_ptr<TokenTicket> ticket = m_services.googleTokens.token(
        *account, m_config->proxyUrl, [this, failure](const Result<std::string> &token) { tryAgainWith(token, failure); });
    if (ticket) m_tokenTicket = std::move(ticket);
    return true;
}

void Exchange::tryAgainWith(const Result<std::string> &token, const AttemptFailure &failure)
{
    if (token) {
        replaceCredential(m_trying.prepared, *token);
        return makeAttempt();
    }
    noteForClient(failure, m_attempt->forwardedHeaders());
    tryNextTarget();
}

void Exchange::noteFailure(const AttemptFailure &failure)
{
    const Provider &provider = *m_trying.provider;
    const MonotonicTime now = monotonicNow();
    if (isKeyFault(failure)) m_services.keys.rest(provider, m_trying.key, now + failure.retryAfter.value_or(KeyRing::defaultRest));
    if (!isProviderFault(failure) || failure.wasStale) return m_services.health.abandoned(provider.name);
    if (m_services.health.failed(provider.name, m_config->health, now) && m_services.healthChanged) m_services.healthChanged();
}

void Exchange::noteSuccess()
{
    const Provider &provider = *m_trying.provider;
    m_services.keys.succeeded(provider, m_trying.key);
    if (m_services.health.succeeded(provider.name) && m_services.healthChanged) m_services.healthChanged();
}

// Of several tries of a target the last one counts: a try that was cured says nothing about why there is no answer.
void Exchange::noteForClient(const AttemptFailure &failure, const HttpHeaders &headers)
{
    if (m_failedTargets.empty() || m_failedTargets.back().target != m_trying.target) m_failedTargets.emplace_back();
    m_failedTargets.back() = {m_trying.target, failure, headers};
}

// The client hears of the first target in full, because that is the one it was routed to, and of the others in short.
void Exchange::giveUp()
{
    ProviderError error = m_failedTargets.front().failure.error;
    for (auto other = m_failedTargets.begin() + 1; other != m_failedTargets.end(); ++other)
        error.message += " Fallback " + other->target.provider.toStdString() + "," + other->target.model.toStdString()
                         + " failed as well: " + other->failure.error.message;
    fail(error, m_failedTargets.front().failure.errorClass, Outcome::Failed);
}

void Exchange::breakOff(const AttemptFailure &failure, bool errorForwarded)
{
    m_errorForwarded = errorForwarded;
    fail(failure.error, failure.errorClass,
         failure.errorClass == "stream_error_event" ? Outcome::StreamErrorEvent : Outcome::StreamTruncated);
}

void Exchange::fail(const Error &error, std::string_view cls)
{
    fail(toProviderError(error), cls, m_committed ? Outcome::StreamErrorEvent : Outcome::Failed);
}

void Exchange::fail(const ProviderError &error, std::string_view cls, Outcome outcome)
{
    if (m_state == State::Ended || m_state == State::Draining) return;
    int status = error.status;
    if (HttpResponder *responder = std::exchange(m_responder, nullptr)) {
        responder->setObserver(nullptr);
        if (m_committed) {
            status = 200;
            // A passed-through error event reached the client already; a second one would contradict it.
            if (!m_errorForwarded) {
                if (passesFrames()) m_encoder->takeOutput();
                m_encoder->accept({.kind = ChatEvent::Kind::Failure, .error = &error});
                const std::string output = m_encoder->takeOutput();
                m_log.clientPiece(output);
                responder->write(output);
            }
            responder->endStream();
        } else {
            HttpHeaders headers = jsonHeaders();
            if (!m_failedTargets.empty()) headers.append(m_failedTargets.front().headers);
            const QByteArray answer = m_clientDialect.writeError(error);
            m_log.clientPiece({answer.constData(), static_cast<std::size_t>(answer.size())});
            responder->respond(status, headers, answer);
        }
    }
    record({.outcome = outcome, .status = status, .errorClass = std::string(cls), .errorMessage = error.message});
    end();
}

void Exchange::clientGone()
{
    m_responder = nullptr;
    if (m_trying.provider) m_services.health.abandoned(m_trying.provider->name);
    record({.outcome = Outcome::ClientCancelled,
            .status = m_attempt ? m_attempt->status() : 0,
            .errorClass = "client_cancelled",
            .errorMessage = "The client closed the connection."});
    end();
}

void Exchange::clientReady()
{
    if (m_attempt) m_attempt->resume();
}

void Exchange::tick(MonotonicTime now)
{
    if (m_state == State::Draining && now - m_drainSince > drainLimit) return end();
    if (m_agent) m_agent->tick(now);
    if (m_state != State::Attempting && m_state != State::Consulting) return;
    if (!m_chat.stream || !m_silence.isLong(now)) return;
    // A message that has begun and then says nothing is shown, although it can then not be replaced by another any more.
    if (!m_committed) return flushToClient();
    // Between the frames of a passed-through stream a sign of life is as good as in a translated one.
    if (m_silence.needsEvent(now)) m_encoder->keepBlockAlive();
    std::string output = m_encoder->takeOutput();
    m_hasNews = !output.empty();
    if (output.empty() && m_silence.needsPing(now)) {
        m_encoder->keepAlive();
        output = m_encoder->takeOutput();
    }
    if (!output.empty()) writeToClient(output);
}

void Exchange::abort()
{
    if (m_state == State::Draining) return end();
    fail({.kind = ErrorKind::Unavailable, .message = u"The router is shutting down; send the request again."_s}, "internal");
}

// A client does not send again what is refused as its own fault; of what the provider did so far nothing is held against it.
void Exchange::abortForUser()
{
    if (m_state == State::Draining) return end();
    if (m_trying.provider) m_services.health.abandoned(m_trying.provider->name);
    fail({.status = 400, .type = "invalid_request_error", .message = "The request was aborted in CCR Desktop.", .isConcluded = true},
         "aborted_by_user", Outcome::ClientCancelled);
}

void Exchange::record(logging::ExchangeFinished fact)
{
    fact.finishReason = m_observed.stopWord();
    fact.tokens = sum(m_earlierTokens, m_observed.tokens());
    fact.responseBytes = m_responseBytes;
    m_log.finished(std::move(fact));
}

void Exchange::end()
{
    if (m_state == State::Ended) return;
    m_state = State::Ended;
    m_ticket.reset();
    m_tokenTicket.reset();
    m_transformTicket.reset();
    m_pause.reset();
    if (m_attempt) m_attempt->cancel();
    if (m_agent) m_agent->cancel();
    m_owner.exchangeEnded(*this);
}

} // namespace ccr::proxy
