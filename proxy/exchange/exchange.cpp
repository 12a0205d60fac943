#include "proxy/exchange/exchange.h"

#include "proxy/api/exchange_sentence.h"
#include "proxy/endpoint/error_response.h"
#include "proxy/exchange/budget_check.h"
#include "proxy/exchange/error_class.h"
#include "proxy/exchange/exchange_facts.h"
#include "proxy/exchange/image_agent.h"
#include "proxy/routing/session_id.h"
#include "proxy/routing/token_counter.h"

#include <algorithm>

namespace ccr::proxy {

using logging::Outcome;

namespace {

constexpr milliseconds drainLimit{2'000};

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
      m_clientDialect(clientDialect),
      m_config(std::move(config)),
      m_services(services),
      m_owner(owner),
      m_log(services.log, std::move(id), m_request.firstByte),
      m_answer(responder, *this, clientDialect, m_log),
      m_limit(m_config->timeout)
{
}

Exchange::~Exchange() = default;

void Exchange::start()
{
    Result<ChatRequest> chat = m_clientDialect.readRequest(clientBody(), m_request.head);
    std::optional<Error> problem;
    if (chat)
        m_chat = std::move(chat).value();
    else
        problem = chat.error();
    // What a client calls its session is told also where it is no id.
    if (const std::string_view session = sessionId(m_request.head.headers, m_chat.sessionId); !session.empty())
        m_chat.sessionId = std::string(session);
    recordStart();
    if (problem) return fail(*problem, errorClass(problem->kind));
    takeBudgetPreset();
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
                   .traceId = traceIdOf(m_request.head.headers.value("traceparent")),
                   .clientPort = m_request.peerPort});
    if (m_services.traffic) m_log.keepTraffic(*m_services.traffic);
    keepHead(m_log, logging::StoredBody::Kind::ClientRequest, m_request.head.headers);
    m_log.clientRequest(m_request.body);
}

void Exchange::decided(Result<Route> decision)
{
    if (!decision) return fail(decision.error(), errorClass(decision.error().kind));
    if (isRefusedForBudget(*decision)) return;
    m_changedPrompt = decision->changedPrompt;
    m_plan.emplace(*decision, m_config, m_services.health);
    const std::optional<RouteTarget> target = m_plan->take(monotonicNow());
    m_account.emplace(std::move(*decision));
    const Route &route = m_account->route();
    m_account->leftOut(m_plan->takeLeftOut());
    m_log.routed(m_account->factFor(target ? *target : route.target));
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
    fail(errorTelling(ErrorKind::Unavailable, "Provider \"%1\" cannot be used.", route.target.provider), "config");
}

// The whole of it: who may answer is another matter there, too.
void Exchange::takeBudgetPreset()
{
    if (!m_services.budgets || m_config->budgetAction != BudgetAction::Preset || !m_config->ofBudgetPreset) return;
    m_spent = m_services.budgets->spent(wallNow());
    if (!m_spent) return;
    m_budgetPreset = m_config->budgetPreset;
    m_config = m_config->ofBudgetPreset;
    m_limit = m_config->timeout;
}

// What an exchange asks of itself belongs to one that was let through.
bool Exchange::isRefusedForBudget(Route &route)
{
    if (m_isInner || !m_services.budgets) return false;
    if (m_spent) {
        notePreset(route, *m_spent, m_budgetPreset);
        return false;
    }
    const std::optional<logging::SpentBudget> spent = m_services.budgets->spent(wallNow());
    if (!spent) return false;
    const std::optional<ProviderError> refusal = applyBudget(route, *spent, *m_config);
    if (!refusal) return false;
    m_log.routed(RouteAccount(route).factFor(route.target));
    fail(*refusal, "budget", Outcome::Failed);
    return true;
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
    m_answer.noteNews();
    if (passesFrames()) return m_answer.follow(event);
    if (event.kind != ChatEvent::Kind::MessageEnd) return m_answer.add(event);
    ChatEvent ending = event;
    ending.usage = totalUsage(event.usage);
    if (m_agent) ending.stop = m_agent->turn().stop();
    m_answer.add(ending);
}

void Exchange::attemptFrames(std::string_view frames)
{
    if (m_answer.hasBegun())
        writeToClient(frames);
    else
        m_answer.hold(frames);
}

void Exchange::attemptPieceTaken()
{
    if (m_answer.hasBegun() || m_hasContent) flushToClient();
}

void Exchange::commit()
{
    // Of the provider's health the end of the stream tells.
    if (m_answer.begin(m_attempt->forwardedHeaders())) m_services.keys.succeeded(*m_trying.provider, m_trying.key);
}

void Exchange::flushToClient()
{
    const std::string output = m_answer.takeOutput(passesFrames());
    if (output.empty()) return;
    commit();
    writeToClient(output);
}

void Exchange::writeToClient(std::string_view bytes)
{
    if (m_answer.write(bytes)) m_attempt->pause();
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
    m_answer.answer(m_attempt->forwardedHeaders(), answer);
    finishAnswer();
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
    finishAnswer();
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
        m_answer.add({.kind = ChatEvent::Kind::MessageEnd, .usage = m_agent->spent(), .stop = m_agent->turn().stop()});
        return finishStream();
    }
    m_agent->continueIn(m_chat);
    m_earlierTokens += m_observed.tokens();
    m_observed = {};
    m_trying.tries = 0;
    m_trying.spentKeys.clear();
    if (const std::optional<Error> problem = prepare(std::string(m_trying.prepared.credential)))
        return fail(*problem, errorClass(problem->kind));
    passUserTransforms();
}

// Whether what the client has got, or is about to get, stands against another attempt.
bool Exchange::hasBegun() const
{
    return m_agent && !m_agent->isFirstTurn() ? m_agent->turn().hasShown() : m_answer.hasBegun();
}

// The client has all that there was; of the provider nothing is held against it, even if it refused in the middle.
void Exchange::finishAnswer()
{
    if (m_state == State::Ended) return;
    m_answer.end();
    if (!m_isInner) m_services.planner.noteUsage(m_chat.sessionId, m_observed.usage());
    const Outcome outcome = !m_observed.hasContent() ? Outcome::EmptyResponse : m_observed.isRefused() ? Outcome::Failed : Outcome::Ok;
    if (m_observed.isRefused())
        record({.outcome = outcome, .status = 200, .errorClass = "content_filtered", .errorMessage = m_observed.stopWord()});
    else
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

void Exchange::giveUp()
{
    fail(m_failedTargets.error(), m_failedTargets.errorClass(), Outcome::Failed);
}

void Exchange::breakOff(const AttemptFailure &failure, bool errorForwarded)
{
    m_errorForwarded = errorForwarded;
    const bool isReported = failure.errorClass == "stream_error_event" || failure.error.cause != ErrorCause::Unstated;
    fail(failure.error, failure.errorClass, isReported ? Outcome::StreamErrorEvent : Outcome::StreamTruncated);
}

void Exchange::fail(const Error &error, std::string_view cls)
{
    fail(toProviderError(error), cls, m_answer.hasBegun() ? Outcome::StreamErrorEvent : Outcome::Failed);
}

void Exchange::fail(const ProviderError &error, std::string_view cls, Outcome outcome)
{
    if (m_state == State::Ended || m_state == State::Draining) return;
    // A passed-through error event reached the client already; a second one would contradict it.
    const bool passes = m_answer.hasBegun() && passesFrames();
    const int status = m_answer.fail(error, m_failedTargets.headers(), m_errorForwarded, passes);
    record({.outcome = outcome,
            .status = status,
            .errorClass = std::string(cls),
            .errorMessage = error.recorded(),
            .errorPhrase = error.phrase});
    end();
}

void Exchange::clientGone()
{
    const PackedPhrase gone = told("The client closed the connection.");
    m_answer.clientGone();
    if (m_trying.provider) m_services.health.abandoned(m_trying.provider->name);
    record({.outcome = Outcome::ClientCancelled,
            .status = m_attempt ? m_attempt->status() : 0,
            .errorClass = "client_cancelled",
            .errorMessage = gone.english(),
            .errorPhrase = gone});
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
    if (!m_chat.stream || !m_answer.isSilent(now)) return;
    // A message that has begun and then says nothing is shown, although it can then not be replaced by another any more.
    if (!m_answer.hasBegun()) return flushToClient();
    if (const std::string sign = m_answer.signOfLife(now); !sign.empty()) writeToClient(sign);
}

void Exchange::abort()
{
    if (m_state == State::Draining) return end();
    fail(errorTelling(ErrorKind::Unavailable, "The router is shutting down; send the request again."), "internal");
}

// A client does not send again what is refused as its own fault; of what the provider did so far nothing is held against it.
void Exchange::abortForUser()
{
    if (m_state == State::Draining) return end();
    if (m_trying.provider) m_services.health.abandoned(m_trying.provider->name);
    ProviderError error = ownError(400, "invalid_request_error", told("The request was aborted in CCR Desktop."));
    error.isConcluded = true;
    fail(error, "aborted_by_user", Outcome::ClientCancelled);
}

void Exchange::record(logging::ExchangeFinished fact)
{
    fact.finishReason = m_observed.stopWord();
    fact.tokens = m_earlierTokens;
    fact.tokens += m_observed.tokens();
    fact.responseBytes = m_answer.bytes();
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
