#include "logging/base/json_writer.h"
#include "proxy/dialect/dialect.h"
#include "proxy/endpoint/endpoints.h"
#include "proxy/endpoint/error_response.h"
#include "proxy/exchange/exchange_table.h"
#include "proxy/transform/transform_registry.h"

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

// Static and without scripts: whatever a window can do belongs into the window.
constexpr const char windowPage[] = R"(<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>CCR Desktop</title><style>body{font-family:sans-serif;margin:4em auto;max-width:40em}</style></head>
<body>
<h1>CCR Desktop</h1>
<p>The window is a program of its own. Open it with <code>ccr ui</code>.</p>
<p lang="zh-CN">窗口是一个独立的程序。请运行 <code>ccr ui</code> 打开它。</p>
</body>
</html>
)";

} // namespace

void serveTransformers(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    Q_UNUSED(request)
    std::string body = R"({"transformers":)";
    {
        JsonArray list(body);
        for (const TransformInfo &info : transformInfos()) {
            JsonObject entry(list.next());
            entry.string("name", info.name);
            if (info.endpoint.empty())
                entry.raw("endpoint", "null");
            else
                entry.string("endpoint", info.endpoint);
        }
        for (const UserTransformer &found : services.exchanges.services().userTransformers.loaded()) {
            JsonObject entry(list.next());
            entry.string("name", found.name.toStdString());
            if (found.endpoint.isEmpty())
                entry.raw("endpoint", "null");
            else
                entry.string("endpoint", found.endpoint.toStdString());
            entry.string("file", found.file.toStdString());
            if (!found.problem.isEmpty()) entry.string("problem", found.problem.toStdString());
        }
    }
    responder.respond(200, jsonHeaders(), QByteArray::fromStdString(body + '}'));
}

void restart(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    Q_UNUSED(request)
    logging::Log(services.log, "api").info("restart requested");
    responder.respond(200, jsonHeaders(), R"({"success":true,"message":"The service restarts when its running requests have ended."})");
    services.server.requestRestart();
}

void checkUpdate(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    Q_UNUSED(request)
    Q_UNUSED(services)
    responder.respond(200, jsonHeaders(),
                      R"({"hasUpdate":false,"currentVersion":")" CCR_VERSION R"(","latestVersion":")" CCR_VERSION
                      R"(","changelog":"","message":"Updates come through the package manager; this program does not look for them."})");
}

void performUpdate(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    Q_UNUSED(services)
    respondError(responder,
                 {.kind = ErrorKind::Forbidden,
                  .message = u"This program does not replace itself; update it through the package manager it was installed with."_s},
                 request.head);
}

void redirectToWindowPage(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    Q_UNUSED(request)
    Q_UNUSED(services)
    responder.respond(302, {{"Location", "/ui/"}}, {});
}

void serveWindowPage(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    Q_UNUSED(request)
    Q_UNUSED(services)
    responder.respond(200,
                      {{"Content-Type", "text/html; charset=utf-8"},
                       {"Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"},
                       {"X-Content-Type-Options", "nosniff"}},
                      windowPage);
}

} // namespace ccr::proxy
