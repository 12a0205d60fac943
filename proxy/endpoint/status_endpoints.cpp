#include "logging/api/log_reporting.h"
#include "logging/base/json_writer.h"
#include "proxy/endpoint/endpoints.h"
#include "proxy/endpoint/error_response.h"
#include "proxy/exchange/exchange_table.h"

#include <QDateTime>

#include <algorithm>

namespace ccr::proxy {

namespace {

/// Why a request could not be served; empty when it could. Names of providers and what is wrong with them are for those who
/// know the key, so this says how many only.
std::vector<std::string> reasonsAgainst(const EndpointServices &services)
{
    std::vector<std::string> reasons;
    if (services.server.isDraining) reasons.emplace_back("the program ends and only finishes what runs");
    const std::vector<Provider> &providers = services.config->providers;
    const auto isUsable = [](const Provider &provider) { return provider.problem.isEmpty(); };
    if (providers.empty())
        reasons.emplace_back("no provider is configured");
    else if (std::none_of(providers.begin(), providers.end(), isUsable))
        reasons.emplace_back("none of the " + std::to_string(providers.size()) + " configured providers is usable; see ccr status");
    return reasons;
}

/// It is public: no path and no problem's text, which may hold one.
void appendLogging(JsonObject &object, const EndpointServices &services)
{
    if (!services.server.metrics) return;
    const logging::LoggingHealth health = services.server.metrics->loggingHealth();
    object.string("health", toString(health.status));
    JsonObject state(object.key("logging"));
    state.string("status", toString(health.status));
    state.number("accepted", static_cast<std::int64_t>(health.accepted));
    state.number("written", static_cast<std::int64_t>(health.written));
    state.number("dropped", static_cast<std::int64_t>(health.dropped));
    state.number("queueBytes", static_cast<std::int64_t>(health.queueBytes));
    state.number("queueCapacity", static_cast<std::int64_t>(health.queueCapacity));
    {
        JsonArray levels(state.key("temporaryLevels"));
        const logging::LogReporting *const reports = services.server.reports;
        for (const logging::TemporaryLevel &level : reports ? reports->temporaryLevels() : std::vector<logging::TemporaryLevel>()) {
            JsonObject entry(levels.next());
            entry.string("component", level.component);
            entry.string("level", toString(level.level));
            entry.number("secondsLeft", std::chrono::ceil<std::chrono::seconds>(level.left).count());
        }
    }
    for (const auto &[name, outputs] : {std::pair{"streams", &health.streams}, std::pair{"telemetry", &health.telemetry}}) {
        JsonArray list(state.key(name));
        for (const logging::StreamHealth &output : *outputs) {
            JsonObject entry(list.next());
            entry.string("name", output.name);
            entry.string("state", toString(output.state));
        }
    }
}

void appendCommon(JsonObject &object, const EndpointServices &services)
{
    object.string("timestamp", QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toStdString());
    object.number("liveRequests", std::int64_t(services.exchanges.liveCount()));
}

} // namespace

void serveHealth(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    Q_UNUSED(request)
    std::string body;
    {
        JsonObject object(body);
        object.string("status", "ok");
        appendCommon(object, services);
        appendLogging(object, services);
    }
    responder.respond(200, jsonHeaders(), QByteArray::fromStdString(body));
}

void serveReady(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    Q_UNUSED(request)
    const std::vector<std::string> reasons = reasonsAgainst(services);
    std::string body;
    {
        JsonObject object(body);
        object.string("status", reasons.empty() ? "ready" : "not ready");
        appendCommon(object, services);
        JsonArray list(object.key("reasons"));
        for (const std::string &reason : reasons) appendJsonString(list.next(), reason);
    }
    responder.respond(reasons.empty() ? 200 : 503, jsonHeaders(), QByteArray::fromStdString(body));
}

void serveRoot(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    Q_UNUSED(request)
    Q_UNUSED(services)
    responder.respond(200, jsonHeaders(), "{\"message\":\"CCR Desktop\",\"version\":\"" CCR_VERSION "\"}");
}

} // namespace ccr::proxy
