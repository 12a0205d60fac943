#pragma once

#include "logging/api/budget_gate.h"
#include "logging/api/exchange_log.h"
#include "proxy/api/proxy_control.h"
#include "proxy/exchange/attempt.h"
#include "proxy/exchange/attempt_plan.h"
#include "proxy/exchange/client_answer.h"
#include "proxy/exchange/exchange_services.h"
#include "proxy/exchange/failed_targets.h"
#include "proxy/exchange/response_observer.h"
#include "proxy/exchange/route_account.h"
#include "proxy/http/http_server.h"

#include <QTimer>

#include <memory>
#include <set>

namespace ccr::proxy {

class ImageAgent;

/// Told once when an exchange is over; it may then be deleted, but not from inside the call.
class ExchangeOwner
{
public:
    virtual ~ExchangeOwner() = default;
    virtual void exchangeEnded(class Exchange &exchange) = 0;
};

/// One client request and its answer, from the complete request to the last byte: decides where it goes, makes attempts until
/// one brings content or nothing is left to try, and answers the client. Proxy thread.
///
/// The head of a streamed answer is held back until the provider's first content, so that a provider that fails first can be
/// replaced by another, or is answered with a status and not with an error inside a successful response.
class Exchange final : private HttpResponseObserver, private AttemptListener
{
public:
    /// `clientDialect`: what the client speaks. `responder` must not have been answered yet.
    Exchange(HttpRequest request, HttpResponder &responder, const Dialect &clientDialect, std::shared_ptr<const ProxyConfig> config,
             ExchangeServices &services, std::string id, ExchangeOwner &owner);
    ~Exchange() override;

    /// Reads, routes and sends; ends at once when that fails.
    void start();
    /// The same for a request of the router's own that is read and routed already. `limit`: for all attempts together.
    void startDecided(ChatRequest chat, Route route, milliseconds limit);
    /// Keeps a silent stream alive. Call about once a second.
    void tick(MonotonicTime now);
    /// The program ends: tells the client and stops.
    void abort();
    /// The one who watches it wants no more of it.
    void abortForUser();
    /// Goes on with the next fallback, if there is one and the client has got nothing.
    Redirection leaveTarget();
    /// Whatever is waited for may take so much longer.
    void extend(milliseconds by);
    const std::string &id() const { return m_log.id(); }

private:
    enum class State
    {
        Deciding,
        Waiting,    ///< before the same target is asked again
        Attempting, ///< an attempt runs; its answer may be on its way to the client
        Consulting, ///< the image agent answers calls of the model; then it is asked again
        Draining,   ///< the client has its answer; the provider's last bytes are awaited so that its connection can be kept
        Ended
    };

    /// The target that is being tried, and what another try of it needs.
    struct Trying
    {
        RouteTarget target;
        const Provider *provider = nullptr; ///< in m_config
        PreparedRequest prepared;
        std::size_t key = 0;             ///< place in the provider's keys
        std::set<std::size_t> spentKeys; ///< each is tried once: a provider may refuse them all and say "come back at once"
        int tries = 0;
        bool hasFreshToken = false; ///< the provider refused a token that was kept; a new one was fetched, which is done once
    };

    // HttpResponseObserver
    void clientGone() override;
    void clientReady() override;
    // AttemptListener
    void attemptEvent(const ChatEvent &event) override;
    void attemptFrames(std::string_view frames) override;
    void attemptPieceTaken() override;
    void attemptAnswered(const ChatResponse &response, std::string_view body) override;
    void attemptStreamEnded() override;
    void attemptFailed(const AttemptFailure &failure, bool errorForwarded) override;
    void attemptDrained() override;

    void recordStart();
    void decided(Result<Route> route);
    void takeBudgetPreset();
    bool isRefusedForBudget(Route &route);
    void tryTarget(const RouteTarget &target);
    void tryWith(Result<std::string> credential);
    std::optional<Error> prepare(const std::string &credential);
    void passUserTransforms();
    void giveTargetUp(const Error &problem, std::string_view cls);
    void makeAttempt();
    void trySameTargetAfter(milliseconds delay);
    void tryOtherKey(std::size_t key);
    void tryNextTarget();
    bool tryWithoutUsageOption(const AttemptFailure &failure);
    bool tryWithoutRefused(const AttemptFailure &failure);
    bool tryWithFreshToken(const AttemptFailure &failure);
    void tryAgainWith(const Result<std::string> &token, const AttemptFailure &failure);
    void noteFailure(const AttemptFailure &failure);
    void noteSuccess();

    void commit();
    bool passesFrames() const { return m_attempt->passesFrames(); }
    void flushToClient();
    void writeToClient(std::string_view bytes);
    TokenUsage estimatedUsage() const;
    TokenUsage totalUsage(const TokenUsage &ofAttempt) const;
    void answerWhole(const ChatResponse &response, std::string_view body);
    void finishStream();
    void consult(const TokenUsage &ofAttempt);
    void consulted();
    milliseconds timeLeft() const;
    bool hasBegun() const;
    void finishAnswer();
    void giveUp();
    void breakOff(const AttemptFailure &failure, bool errorForwarded);
    void fail(const Error &error, std::string_view errorClass);
    void fail(const ProviderError &error, std::string_view errorClass, logging::Outcome outcome);
    void record(logging::ExchangeFinished fact);
    void end();
    std::string_view clientBody() const { return {m_request.body.constData(), static_cast<std::size_t>(m_request.body.size())}; }

    HttpRequest m_request;
    const Dialect &m_clientDialect;
    std::shared_ptr<const ProxyConfig> m_config;
    std::optional<logging::SpentBudget> m_spent; ///< because of which a preset routes
    QString m_budgetPreset;                      ///< its name
    ExchangeServices &m_services;
    ExchangeOwner &m_owner;
    logging::ExchangeLog m_log;
    ClientAnswer m_answer;

    ChatRequest m_chat;
    std::unique_ptr<RouteTicket> m_ticket;
    std::unique_ptr<TokenTicket> m_tokenTicket;
    std::unique_ptr<UserTransformTicket> m_transformTicket;
    std::optional<AttemptPlan> m_plan;
    std::optional<RouteAccount> m_account;
    bool m_changedPrompt = false;
    bool m_isInner = false; ///< begun by the router itself
    milliseconds m_limit;   ///< of all attempts
    Trying m_trying;
    int m_attempts = 0;
    std::unique_ptr<Attempt> m_attempt;
    std::unique_ptr<Attempt> m_previous; ///< may still stand on the stack below
    std::unique_ptr<QTimer> m_pause;
    State m_state = State::Deciding;

    bool m_hasContent = false; ///< of this attempt: something the client is waiting for
    ResponseObserver m_observed;
    std::unique_ptr<ImageAgent> m_agent;  ///< null: the model is given the images as they are
    logging::TokenCounts m_earlierTokens; ///< of the model's answers before the one that runs
    std::int64_t m_countedOutput = 0;     ///< tokens of the deltas, for providers that report none
    FailedTargets m_failedTargets;
    bool m_errorForwarded = false; ///< the provider's own error event reached the client
    MonotonicTime m_drainSince;
};

} // namespace ccr::proxy
