#include "proxy/trial/route_trial.h"

#include "proxy/dialect/dialect.h"
#include "proxy/routing/token_counter.h"

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

std::string_view dialectAt(const QString &path)
{
    if (path.endsWith("/chat/completions"_L1)) return "openai-chat";
    if (path.endsWith("/responses"_L1)) return "openai-responses";
    if (path.endsWith("/messages"_L1)) return "anthropic";
    return path.contains(":generateContent"_L1) || path.contains(":streamGenerateContent"_L1) ? "gemini" : "";
}

RouteVerdict verdictOf(const ChatRequest &request, const Result<Route> &route, const ProxyConfig &config)
{
    RouteVerdict verdict{.askedModel = QString::fromStdString(request.model)};
    if (!route) {
        verdict.problem = phraseOf(route.error());
        return verdict;
    }
    verdict.target = route->target;
    verdict.rule = QString::fromStdString(route->rule);
    verdict.scenario = QString::fromStdString(route->scenario);
    verdict.sentence = QString::fromStdString(route->sentence.english());
    verdict.steps = route->steps;
    verdict.tokens = route->countedTokens >= 0 ? route->countedTokens : countTokens(request);
    verdict.changesPrompt = route->changedPrompt;
    verdict.imageAgent = route->imageAgent;
    verdict.fallbacks = route->fallbacks;
    const Provider *provider = config.provider(route->target.provider);
    if (!provider) return verdict;
    verdict.url = provider->url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
    for (const ProviderKey &key : provider->keys) verdict.keys.append(key.label);
    return verdict;
}

} // namespace

Result<ChatRequest> readTrialRequest(const QByteArray &body, const QString &path, const HttpHeaders &headers)
{
    const Dialect *dialect = findDialect(dialectAt(path));
    if (!dialect)
        return Error{.kind = ErrorKind::InvalidInput,
                     .message = u"no requests of models are served at \"%1\"; use /v1/messages, /v1/chat/completions or "
                                "/v1/responses"_s.arg(path)};
    HttpRequestHead head;
    head.method = "POST";
    head.target = path.toStdString();
    head.path = head.target;
    head.headers = headers;
    return dialect->readRequest({body.constData(), static_cast<std::size_t>(body.size())}, head);
}

/// What a decision refers to while it is awaited.
struct RouteTrial::Run
{
    std::shared_ptr<const ProxyConfig> config;
    ChatRequest request;
    QByteArray body;
    HttpHeaders headers;
    QString path;
    bool withRewrites = false;
    Answer answer;
    std::unique_ptr<RouteTicket> ticket;
};

void RouteTrial::explain(std::shared_ptr<const ProxyConfig> config, const TrialRequest &request, Answer answer)
{
    auto run = std::make_shared<Run>();
    run->config = std::move(config);
    run->body = request.body;
    for (auto header = request.headers.cbegin(); header != request.headers.cend(); ++header)
        run->headers.add(header.key().toStdString(), header.value().toStdString());
    Result<ChatRequest> read = readTrialRequest(run->body, request.path, run->headers);
    if (!read) return answer({.problem = phraseOf(read.error())});
    run->request = std::move(read).value();
    run->answer = std::move(answer);
    run->path = request.path;
    run->withRewrites = request.withRewrites;
    const std::uint64_t id = ++m_lastId;
    m_runs.emplace(id, run);
    const std::string_view bytes(run->body.constData(), static_cast<std::size_t>(run->body.size()));
    run->ticket = m_planner.plan({.request = run->request, .headers = run->headers, .config = run->config, .clientBody = bytes},
                                 [this, id](const Result<Route> &route) { finish(id, route); });
}

void RouteTrial::finish(std::uint64_t id, const Result<Route> &route)
{
    const auto found = m_runs.find(id);
    const std::shared_ptr<Run> run = found->second; // lives until the planner has returned, should it be inside plan()
    m_runs.erase(found);
    RouteVerdict verdict = verdictOf(run->request, route, *run->config);
    if (run->withRewrites && verdict.problem.isEmpty()) addRewrites(*run, verdict);
    run->answer(verdict);
}

// Written as for the provider, without a key.
void RouteTrial::addRewrites(const Run &run, RouteVerdict &verdict)
{
    const Provider *provider = run.config->provider(verdict.target.provider);
    const Dialect *dialect = findDialect(dialectAt(run.path));
    if (!provider || !dialect) return;
    ChatRequest chat = run.request;
    const std::string_view body(run.body.constData(), static_cast<std::size_t>(run.body.size()));
    const Result<PreparedRequest> prepared = m_preparation.prepare(chat, {.config = run.config,
                                                                          .provider = *provider,
                                                                          .model = verdict.target.model,
                                                                          .credential = {},
                                                                          .clientDialect = *dialect,
                                                                          .clientBody = verdict.changesPrompt ? std::string_view() : body,
                                                                          .clientHeaders = run.headers,
                                                                          .exchangeId = {}});
    if (!prepared) return; // the route stands; what cannot be written is said when it is sent
    verdict.sent = prepared->request.body;
    verdict.hasOwnTransformers = prepared->userTransforms != nullptr;
}

void RouteTrial::noteInput(const std::string &session, std::int64_t tokens)
{
    m_planner.noteUsage(session, {.input = tokens});
}

} // namespace ccr::proxy
