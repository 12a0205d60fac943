#include "proxy/api/exchange_sentence.h"
#include "proxy/api/retry_after.h"
#include "proxy/endpoint/error_response.h"
#include "proxy/exchange/error_class.h"
#include "proxy/exchange/exchange.h"
#include "proxy/exchange/exchange_facts.h"
#include "proxy/exchange/image_agent.h"

#include <QRandomGenerator>

#include <algorithm>

// The other half of Exchange: which targets are tried, in which order, with which key, and what follows when a try fails.

namespace ccr::proxy {

namespace {

constexpr milliseconds shortestTime{1};

} // namespace

void Exchange::tryNextTarget()
{
    m_account->failed(m_trying.target, m_failedTargets.last());
    const std::optional<RouteTarget> target = m_plan->take(monotonicNow());
    if (!target) return giveUp();
    m_account->leftOut(m_plan->takeLeftOut());
    m_log.routed(m_account->factFor(*target));
    tryTarget(*target);
}

void Exchange::tryTarget(const RouteTarget &target)
{
    m_state = State::Waiting;
    if (m_attempt) m_attempt->cancel();
    m_trying = {.target = target, .provider = m_config->provider(target.provider)};
    const Provider &provider = *m_trying.provider;
    if (provider.google) {
        std::unique_ptr<TokenTicket> ticket = m_services.googleTokens.token(
            *provider.google, m_config->proxyFor(provider), [this](Result<std::string> token) { tryWith(std::move(token)); });
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
    problem ? giveTargetUp(*problem, errorClass(problem->kind)) : passUserTransforms();
}

// A target that cannot even be asked is no better than one that failed.
void Exchange::giveTargetUp(const Error &problem, std::string_view cls)
{
    m_services.health.abandoned(m_trying.provider->name);
    const AttemptFailure failure{.error = toProviderError(problem), .errorClass = std::string(cls)};
    m_failedTargets.add(m_trying.target, failure, {});
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
                                                               if (!adjusted) return giveTargetUp(adjusted.error(), transformerErrorClass);
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
    for (const std::string &type : m_trying.prepared.leftOut)
        logging::Log(m_services.log, "proxy")
            .write(logging::Severity::Warn, "a part of the prompt was left out: the provider cannot read it",
                   {{"type", type}, {"provider", m_trying.target.provider.toStdString()}, {"model", m_trying.target.model.toStdString()}},
                   m_log.id());
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
    m_trying.prepared.request.proxyUrl = m_config->proxyFor(provider);
    UpstreamTransport &transport = m_services.transports.transportFor(provider, m_trying.prepared.request.proxyUrl);
    ++m_trying.tries;
    m_trying.spentKeys.insert(m_trying.key);
    m_log.attemptStarted({.number = ++m_attempts,
                          .provider = provider.name.toStdString(),
                          .model = m_trying.target.model.toStdString(),
                          .url = shownUrl(m_trying.prepared.request.url),
                          .transport = std::string(m_services.transports.nameOf(transport)),
                          .key = m_trying.key < provider.keys.size() ? provider.keys[m_trying.key].label.toStdString() : std::string()});
    keepRequestHead(m_log, transport, m_trying.prepared.request);
    m_log.providerRequest(m_trying.prepared.request.body);
    const bool isContinued = m_agent && !m_agent->isFirstTurn();
    m_answer.beginAttempt(isContinued ? nullptr : m_clientDialect.newEncoder(m_chat, "msg_" + m_log.id()));
    if (m_agent) m_agent->beginAttempt();
    m_hasContent = false;
    m_observed = {};
    m_countedOutput = 0;
    m_previous = std::move(m_attempt);
    m_attempt = std::make_unique<Attempt>(
        AttemptSetup{.provider = provider.name.toStdString(),
                     .dialect = m_trying.prepared.dialect,
                     .chain = m_trying.prepared.chain,
                     .stopSequences = m_trying.prepared.stopSequences,
                     .toolNames = m_trying.prepared.toolNames,
                     .wantsStream = m_chat.stream,
                     .mayPassThrough = m_trying.prepared.answersMayPass && !m_agent,
                     .userTransforms = m_trying.prepared.userTransformsAnswers ? m_trying.prepared.userTransforms : nullptr,
                     .userTransformers = &m_services.userTransformers,
                     .timeLeft = timeLeft()},
        m_log, static_cast<AttemptListener &>(*this));
    m_attempt->start(transport, m_trying.prepared.request);
}

Redirection Exchange::leaveTarget()
{
    if (m_state == State::Ended || m_state == State::Draining) return Redirection::NotRunning;
    if (m_state == State::Consulting || hasBegun()) return Redirection::HasBegun;
    if (m_state == State::Deciding || !m_plan->hasMore()) return Redirection::NoFallback;
    if (m_pause) m_pause->stop();
    m_tokenTicket.reset();
    m_transformTicket.reset();
    m_services.health.abandoned(m_trying.provider->name);
    const AttemptFailure failure{
        .error = ownError(502, "api_error", told("The request was taken away from %1 in CCR Desktop.", m_trying.provider->name)),
        .errorClass = "aborted_by_user"};
    if (m_state == State::Attempting)
        m_log.attemptFailed({.status = m_attempt->status(),
                             .errorClass = failure.errorClass,
                             .message = failure.error.recorded(),
                             .phrase = failure.error.phrase});
    m_failedTargets.add(m_trying.target, failure, {});
    tryNextTarget();
    return Redirection::Done;
}

void Exchange::extend(milliseconds by)
{
    m_limit += by;
    if (m_attempt) m_attempt->extend(by);
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

void Exchange::attemptFailed(const AttemptFailure &failure, bool errorForwarded)
{
    if (m_state == State::Ended) return;
    noteFailure(failure);
    if (hasBegun()) return breakOff(failure, errorForwarded);
    if (tryWithoutUsageOption(failure) || tryWithoutRefused(failure) || tryWithFreshToken(failure)) return;
    m_failedTargets.add(m_trying.target, failure, m_attempt->forwardedHeaders());
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

// Agents ask every model for what the newest of Anthropic's can.
bool Exchange::tryWithoutRefused(const AttemptFailure &failure)
{
    if (failure.transport) return false;
    if (!m_services.preparation.dropRefused(m_trying.prepared, m_trying.target.model, failure.error.recorded())) return false;
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
    std::unique_ptr<TokenTicket> ticket =
        m_services.googleTokens.token(*account, m_config->proxyFor(*m_trying.provider),
                                      [this, failure](const Result<std::string> &token) { tryAgainWith(token, failure); });
    if (ticket) m_tokenTicket = std::move(ticket);
    return true;
}

void Exchange::tryAgainWith(const Result<std::string> &token, const AttemptFailure &failure)
{
    if (token) {
        replaceCredential(m_trying.prepared, *token);
        return makeAttempt();
    }
    m_failedTargets.add(m_trying.target, failure, m_attempt->forwardedHeaders());
    tryNextTarget();
}

void Exchange::noteFailure(const AttemptFailure &failure)
{
    const Provider &provider = *m_trying.provider;
    const MonotonicTime now = monotonicNow();
    if (failure.retryAfter) m_log.timingAdded({.label = retryAfterLabel(m_attempts), .duration = *failure.retryAfter});
    if (isKeyFault(failure)) m_services.keys.rest(provider, m_trying.key, now + failure.retryAfter.value_or(KeyRing::defaultRest));
    if (!isProviderFault(failure) || failure.wasStale) return m_services.health.abandoned(provider.name);
    const ProviderFailure known{QString::fromStdString(failure.errorClass), failure.status};
    const bool hasChanged = m_services.health.failed(provider.name, m_config->health, now, known);
    if (hasChanged && m_services.healthChanged) m_services.healthChanged();
}

void Exchange::noteSuccess()
{
    const Provider &provider = *m_trying.provider;
    m_services.keys.succeeded(provider, m_trying.key);
    if (m_services.health.succeeded(provider.name) && m_services.healthChanged) m_services.healthChanged();
}

milliseconds Exchange::timeLeft() const
{
    return std::max(shortestTime, m_limit - std::chrono::duration_cast<milliseconds>(m_log.elapsed()));
}

} // namespace ccr::proxy
