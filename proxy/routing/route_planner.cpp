#include "proxy/routing/route_planner.h"

#include "proxy/routing/custom_router.h"
#include "proxy/routing/lru_cache.h"
#include "proxy/routing/report_once.h"
#include "proxy/routing/session_id.h"
#include "proxy/routing/session_routes.h"
#include "proxy/routing/system_prompt_rewrite.h"
#include "proxy/routing/token_counter.h"

namespace ccr::proxy {

namespace {

constexpr std::size_t mostSessions = 1000;

} // namespace

/// What decisions draw on, kept between requests.
class RoutePlanner::Sources
{
public:
    explicit Sources(logging::LogTarget &target)
        : m_log(target, "routing"), m_reports(m_log), m_sessions(m_reports), m_prompt(m_reports), m_lastInput(mostSessions)
    {
    }

    std::unique_ptr<RouteTicket> plan(const RouteInput &input, Decided decided)
    {
        ChatRequest &request = input.request;
        if (const std::string_view id = sessionId(input.headers, request.sessionId); id != request.sessionId)
            request.sessionId = std::string(id);
        if (input.config->customRouterPath.isEmpty()) {
            decided(decide(input, nullptr));
            return nullptr;
        }
        if (!m_custom) m_custom = std::make_unique<CustomRouter>(m_log.target());
        return m_custom->ask(
            input, countTokens(request),
            [this, input, decided = std::move(decided)](const CustomRouter::Verdict &verdict) { decided(decide(input, &verdict)); });
    }

    void noteUsage(const std::string &session, const TokenUsage &usage)
    {
        if (!usage.input || !isSessionId(session)) return;
        m_lastInput.put(session, *usage.input + usage.cacheRead.value_or(0) + usage.cacheWrite.value_or(0));
    }

private:
    Result<Route> decide(const RouteInput &input, const CustomRouter::Verdict *custom)
    {
        ChatRequest &request = input.request;
        RouteQuestion question{.config = *input.config,
                               .router = &input.config->router,
                               .headers = input.headers,
                               .countTokens = [&request] { return countTokens(request); }};
        if (custom) {
            question.custom = custom->target;
            question.changedPrompt = custom->changedRequest;
            if (!custom->target) question.steps.push_back(custom->step);
        }
        if (const QString &path = input.config->rewriteSystemPromptPath; !path.isEmpty())
            question.changedPrompt |= m_prompt.apply(request, path);
        if (const std::int64_t *last = m_lastInput.find(request.sessionId)) question.lastInput = *last;
        if (const RouterConfig *own = m_sessions.find(request.sessionId, input.config, question.steps, monotonicNow()))
            question.router = own;
        return chooseRoute(request, std::move(question));
    }

    logging::Log m_log;
    ReportOnce m_reports;
    SessionRoutes m_sessions;
    SystemPromptRewrite m_prompt;
    LruCache<std::string, std::int64_t> m_lastInput;
    std::unique_ptr<CustomRouter> m_custom; ///< made for the first request that needs it
};

RoutePlanner::RoutePlanner(logging::LogTarget &log) : m_sources(std::make_unique<Sources>(log)) {}
RoutePlanner::~RoutePlanner() = default;

std::unique_ptr<RouteTicket> RoutePlanner::plan(const RouteInput &input, Decided decided)
{
    return m_sources->plan(input, std::move(decided));
}

void RoutePlanner::noteUsage(const std::string &sessionId, const TokenUsage &usage)
{
    m_sources->noteUsage(sessionId, usage);
}

} // namespace ccr::proxy
