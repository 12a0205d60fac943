#include "proxy/endpoint/endpoint_table.h"

#include "proxy/endpoint/endpoints.h"

#include <optional>

namespace ccr::proxy {

namespace {

using logging::LogReport;

// What agents send all day comes first: a request is found by a few comparisons of lengths.
constexpr EndpointRow rows[] = {
    {"POST", "/v1/messages", Access::Agent, serveMessages},
    {"POST", "/v1/messages/count_tokens", Access::Agent, serveCountTokens},
    {"POST", "/v1/chat/completions", Access::Agent, serveChatCompletions},
    {"POST", "/v1/responses", Access::Agent, serveResponses},
    {"POST", "/v1beta/models/*", Access::Agent, serveGenerateContent},
    {"GET", "/v1/models", Access::Agent, serveModels},
    {"GET", "/v1/models/*", Access::Agent, serveModel},
    {"POST", "/v1/models/*", Access::Agent, serveGenerateContent}, // Google has it under v1 as well
    {"GET", "/v1beta/models", Access::Agent, serveModels},
    {"GET", "/v1beta/models/*", Access::Agent, serveModel},
    {"GET", "/", Access::Public, serveRoot},
    {"GET", "/health", Access::Public, serveHealth},
    {"GET", "/ready", Access::Public, serveReady},
    {"GET", "/metrics", Access::Management, serveMetrics},
    {"GET", "/ui", Access::Public, redirectToWindowPage},
    {"GET", "/ui/", Access::Public, serveWindowPage},
    {"GET", "/ui/*", Access::Public, serveWindowPage},
    // Clients whose base URL is expected to end in /v1 send these when it does not.
    {"POST", "/messages", Access::Agent, serveMessages},
    {"POST", "/messages/count_tokens", Access::Agent, serveCountTokens},
    {"POST", "/chat/completions", Access::Agent, serveChatCompletions},
    {"POST", "/responses", Access::Agent, serveResponses},
    {"GET", "/models", Access::Agent, serveModels},
    {"GET", "/models/*", Access::Agent, serveModel},
    {"GET", "/api/config", Access::Management, serveConfig},
    {"POST", "/api/config", Access::Management, saveConfig},
    {"GET", "/providers", Access::Management, serveProviders},
    {"POST", "/providers", Access::Management, addProvider},
    {"PATCH", "/providers/*/toggle", Access::Management, toggleProvider},
    {"GET", "/providers/*", Access::Management, serveProvider},
    {"PUT", "/providers/*", Access::Management, changeProvider},
    {"DELETE", "/providers/*", Access::Management, removeProvider},
    {"GET", "/api/presets", Access::Management, servePresets},
    {"GET", "/api/presets/market", Access::Management, refusePresetMarket},
    {"POST", "/api/presets/install/github", Access::Management, refusePresetMarket},
    {"POST", "/api/presets/*/apply", Access::Management, applyPreset},
    {"GET", "/api/presets/*", Access::Management, servePreset},
    {"DELETE", "/api/presets/*", Access::Management, removePreset},
    {"GET", "/api/transformers", Access::Management, serveTransformers},
    {"POST", "/api/route/explain", Access::Management, serveRouteExplanation},
    {"POST", "/api/restart", Access::Management, restart},
    {"GET", "/api/logs/files", Access::Management, serveLogFiles},
    {"GET", "/api/logs", Access::Management, serveLog},
    {"DELETE", "/api/logs", Access::Management, clearLog},
    {"GET", "/api/logs/performance", Access::Management, servePerformance},
    {"GET", "/api/logs/query", Access::Management, serveLogReport<LogReport::Query>},
    {"GET", "/api/logs/stats", Access::Management, serveLogReport<LogReport::Stats>},
    {"GET", "/api/logs/errors", Access::Management, serveLogReport<LogReport::Errors>},
    {"GET", "/api/logs/analyze", Access::Management, serveLogReport<LogReport::Analyze>},
    {"GET", "/api/logs/streams", Access::Management, serveLogReport<LogReport::Streams>},
    {"GET", "/api/logs/level", Access::Management, serveLogReport<LogReport::Levels>},
    {"POST", "/api/logs/level", Access::Management, serveLogReport<LogReport::SetLevel>},
    {"GET", "/api/logs/check", Access::Management, serveLogReport<LogReport::Check>},
    {"GET", "/api/logs/export", Access::Management, serveLogReport<LogReport::Export>},
    {"POST", "/api/logs/rotate", Access::Management, serveLogReport<LogReport::Rotate>},
    {"POST", "/api/logs/purge", Access::Management, serveLogReport<LogReport::Purge>},
    {"GET", "/api/update/check", Access::Management, checkUpdate},
    {"POST", "/api/update/perform", Access::Management, performUpdate},
};

bool serves(const EndpointRow &row, std::string_view method)
{
    return row.method == method || (row.method == "GET" && method == "HEAD");
}

/// What stands for the '*'; absent when the path is another one.
std::optional<std::string_view> match(std::string_view pattern, std::string_view path)
{
    const std::size_t star = pattern.find('*');
    if (star == std::string_view::npos) return pattern == path ? std::optional(std::string_view()) : std::nullopt;
    if (!path.starts_with(pattern.substr(0, star))) return std::nullopt;
    std::string_view parameter = path.substr(star);
    const std::string_view tail = pattern.substr(star + 1);
    if (!tail.empty()) {
        if (!parameter.ends_with(tail)) return std::nullopt;
        parameter.remove_suffix(tail.size());
        if (parameter.find('/') != std::string_view::npos) return std::nullopt;
    }
    return parameter.empty() ? std::nullopt : std::optional(parameter);
}

} // namespace

EndpointLookup findEndpoint(std::string_view method, std::string_view path)
{
    EndpointLookup lookup;
    for (const EndpointRow &row : rows) {
        const std::optional<std::string_view> parameter = match(row.pattern, path);
        if (!parameter) continue;
        if (serves(row, method)) return {EndpointMatch::Found, &row, *parameter};
        if (!lookup.row) lookup = {EndpointMatch::WrongMethod, &row, *parameter};
    }
    return lookup;
}

std::string allowedMethods(std::string_view path)
{
    std::string methods;
    for (const EndpointRow &row : rows) {
        if (!match(row.pattern, path) || methods.find(row.method) != std::string::npos) continue;
        methods += std::string(row.method) + (row.method == "GET" ? ", HEAD, " : ", ");
    }
    return methods.empty() ? methods : methods + "OPTIONS";
}

std::span<const EndpointRow> endpointRows()
{
    return rows;
}

} // namespace ccr::proxy
