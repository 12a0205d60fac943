#include "proxy/routing/route_planner.h"

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

    void plan(const RouteInput &input, const Decided &decided)
    {
        ChatRequest &request = input.request;
        if (const std::string_view id = sessionId(input.headers, request.sessionId); id != request.sessionId) request.sessionId = id;
        RouteQuestion question{.config = *input.config,
                               .router = &input.config->router,
                               .headers = input.headers,
                               .countTokens = [&request] { return countTokens(request); }};
        if (const QString &path = input.config->rewriteSystemPromptPath; !path.isEmpty())
            question.changedPrompt = m_prompt.apply(request, path);
        decide(input, std::move(question), decided);
    }

    void noteUsage(const std::string &session, const TokenUsage &usage)
    {
        if (!usage.input || !isSessionId(session)) return;
        m_lastInput.put(session, *usage.input + usage.cacheRead.value_or(0) + usage.cacheWrite.value_or(0));
    }

private:
    void decide(const RouteInput &input, RouteQuestion question, const Decided &decided)
    {
        ChatRequest &request = input.request;
        if (const std::int64_t *last = m_lastInput.find(request.sessionId)) question.lastInput = *last;
        const RouterConfig *own = m_sessions.find(request.sessionId, input.config, question.steps, monotonicNow());
        if (own) question.router = own;
        decided(chooseRoute(request, std::move(question)));
    }

    logging::Log m_log;
    ReportOnce m_reports;
    SessionRoutes m_sessions;
    SystemPromptRewrite m_prompt;
    LruCache<std::string, std::int64_t> m_lastInput;
};

RoutePlanner::RoutePlanner(logging::LogTarget &log) : m_sources(std::make_unique<Sources>(log)) {}
RoutePlanner::~RoutePlanner() = default;

std::unique_ptr<RouteTicket> RoutePlanner::plan(const RouteInput &input, Decided decided)
{
    m_sources->plan(input, decided);
    return nullptr;
}

void RoutePlanner::noteUsage(const std::string &sessionId, const TokenUsage &usage)
{
    m_sources->noteUsage(sessionId, usage);
}

} // namespace ccr::proxy
