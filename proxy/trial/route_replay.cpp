#include "proxy/trial/route_replay.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

FactRoute shortened(const RouteVerdict &verdict)
{
    if (!verdict.problem.isEmpty()) return {.target = verdict.problem, .isRefused = true};
    return {.rule = verdict.rule, .target = verdict.target.provider + u',' + verdict.target.model};
}

TrialRequest trialOf(const RecordedRequest &request)
{
    return {.body = request.body,
            .path = QString::fromStdString(request.exchange.path),
            .headers = {{u"User-Agent"_s, QString::fromStdString(request.exchange.client)},
                        {u"x-claude-code-session-id"_s, QString::fromStdString(request.exchange.sessionId)}}};
}

} // namespace

RouteReplay::RouteReplay(Config saved, Config draft, QList<RecordedRequest> requests, Answer answer, QObject *parent)
    : QObject(parent), m_requests(std::move(requests)), m_answer(std::move(answer))
{
    m_saved.config = std::move(saved);
    m_draft.config = std::move(draft);
    std::sort(m_requests.begin(), m_requests.end(),
              [](const RecordedRequest &a, const RecordedRequest &b) { return a.exchange.startedAt < b.exchange.startedAt; });
}

void RouteReplay::start()
{
    next();
}

void RouteReplay::next()
{
    if (m_at == m_requests.size()) {
        std::reverse(m_report.changes.begin(), m_report.changes.end());
        m_answer(m_report);
        deleteLater();
        return;
    }
    const RecordedRequest &request = m_requests.at(m_at++);
    m_saved.route.reset();
    m_draft.route.reset();
    if (request.body.isEmpty())
        decideByFacts(request);
    else
        decideByBody(request);
}

void RouteReplay::decideByBody(const RecordedRequest &request)
{
    ++m_report.fromBodies;
    for (Side *side : {&m_saved, &m_draft})
        side->trial->explain(side->config, trialOf(request), [this, side, &request](const RouteVerdict &verdict) {
            side->route = shortened(verdict);
            if (m_saved.route && m_draft.route) compare(request);
        });
}

void RouteReplay::decideByFacts(const RecordedRequest &request)
{
    std::optional<std::int64_t> last;
    if (const auto known = m_lastInput.find(request.exchange.sessionId); known != m_lastInput.end()) last = known->second;
    m_saved.route = routeByFacts(request.exchange, *m_saved.config, last);
    m_draft.route = routeByFacts(request.exchange, *m_draft.config, last);
    ++(m_saved.route && m_draft.route ? m_report.fromFacts : m_report.undecidable);
    compare(request);
}

void RouteReplay::compare(const RecordedRequest &request)
{
    const logging::ExchangeSnapshot &exchange = request.exchange;
    if (m_saved.route && m_draft.route && m_saved.route->target != m_draft.route->target)
        m_report.changes.push_back({.number = exchange.number,
                                    .id = exchange.id,
                                    .askedModel = QString::fromStdString(exchange.askedModel),
                                    .ruleBefore = m_saved.route->rule,
                                    .before = m_saved.route->target,
                                    .ruleAfter = m_draft.route->rule,
                                    .after = m_draft.route->target,
                                    .isRefused = m_draft.route->isRefused});
    const logging::TokenCounts &tokens = exchange.tokens;
    if (tokens.known && !exchange.sessionId.empty()) {
        const std::int64_t input = tokens.input + tokens.cacheRead + tokens.cacheWrite;
        m_lastInput[exchange.sessionId] = input;
        for (Side *side : {&m_saved, &m_draft}) side->trial->noteInput(exchange.sessionId, input);
    }
    QMetaObject::invokeMethod(this, &RouteReplay::next, Qt::QueuedConnection);
}

} // namespace ccr::proxy
