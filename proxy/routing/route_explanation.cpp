#include "proxy/routing/route_explanation.h"

#include "logging/base/json_writer.h"
#include "proxy/routing/token_counter.h"

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

QString address(const RouteTarget &target, const ProxyConfig &config)
{
    const Provider *provider = config.provider(target.provider);
    return provider ? provider->url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery) : QString();
}

std::int64_t tokensOf(const ChatRequest &request, const Route &route)
{
    return route.countedTokens >= 0 ? route.countedTokens : countTokens(request);
}

QString shown(const RouteTarget &target)
{
    return target.provider + u',' + target.model;
}

void writeTarget(std::string &out, const RouteTarget &target, const ProxyConfig &config)
{
    JsonObject object(out);
    object.string("provider", target.provider.toStdString());
    object.string("model", target.model.toStdString());
    object.string("url", address(target, config).toStdString());
}

void writeRoute(JsonObject &object, const ChatRequest &request, const Route &route, const ProxyConfig &config)
{
    writeTarget(object.key("target"), route.target, config);
    object.string("rule", route.rule);
    object.string("scenario", route.scenario);
    object.string("sentence", route.sentence.english());
    object.number("tokens", tokensOf(request, route));
    object.boolean("changesPrompt", route.changedPrompt);
    {
        JsonArray fallbacks(object.key("fallbacks"));
        for (const RouteTarget &target : route.fallbacks) writeTarget(fallbacks.next(), target, config);
    }
    JsonArray steps(object.key("steps"));
    for (const logging::RouteStep &step : route.steps) {
        JsonObject entry(steps.next());
        entry.string("rule", step.rule);
        entry.boolean("matched", step.matched);
        entry.string("reason", step.reason.english());
    }
}

} // namespace

std::string explanationJson(const ChatRequest &request, const Result<Route> &route, const ProxyConfig &config)
{
    std::string out;
    {
        JsonObject object(out);
        object.string("askedModel", request.model);
        object.string("sessionId", request.sessionId);
        if (route)
            writeRoute(object, request, *route, config);
        else
            object.string("error", route.error().message.toStdString());
    }
    return out;
}

QString explanationText(const ChatRequest &request, const Result<Route> &route, const ProxyConfig &config)
{
    if (!route) return u"Refused: "_s + route.error().message;
    QStringList lines{QString::fromStdString(route->sentence.english()), {}};
    const auto line = [&lines](const QString &name, const QString &value) { lines.append(name.leftJustified(12) + value); };
    line(u"Asked for"_s, QString::fromStdString(request.model));
    line(u"Target"_s, shown(route->target));
    line(u"Address"_s, address(route->target, config));
    line(u"Rule"_s, QString::fromStdString(route->rule));
    line(u"Scenario"_s, QString::fromStdString(route->scenario));
    line(u"Tokens"_s, u"about %1"_s.arg(tokensOf(request, *route)));
    if (!request.sessionId.empty()) line(u"Session"_s, QString::fromStdString(request.sessionId));
    for (const RouteTarget &target : route->fallbacks) line(u"Fallback"_s, shown(target) + u"  "_s + address(target, config));
    if (route->changedPrompt) line(u"Prompt"_s, u"changed on the way"_s);
    lines.append(QString());
    for (const logging::RouteStep &step : route->steps)
        lines.append((step.matched ? u"  * "_s : u"    "_s) + QString::fromStdString(step.rule).leftJustified(12) + u' '
                     + QString::fromStdString(step.reason.english()));
    return lines.join(u'\n');
}

} // namespace ccr::proxy
