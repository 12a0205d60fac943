#include "app/cli/command_arguments.h"
#include "app/cli/commands.h"
#include "app/cli/terminal.h"
#include "proxy/config/config_loader.h"
#include "proxy/dialect/dialect.h"
#include "proxy/routing/route_explanation.h"
#include "proxy/routing/route_planner.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>
#include <optional>

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

/// Warnings of the router go to standard error, the rest nowhere.
class WarningsOnly final : public logging::LogTarget
{
public:
    bool isEnabled(logging::Severity severity) const override { return severity >= logging::Severity::Warn; }
    void submit(const logging::RecordView &record) override
    {
        if (isEnabled(record.severity)) std::fprintf(stderr, "ccr: %.*s\n", static_cast<int>(record.message.size()), record.message.data());
    }
    void submit(logging::ExchangeEvent &&) override {}
};

Result<QByteArray> readBody(const QString &name)
{
    QFile file(name);
    const bool opened = name == "-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened) return Error{.kind = ErrorKind::Io, .message = u"cannot read %1: %2"_s.arg(name, file.errorString())};
    return file.readAll();
}

Result<proxy::HttpHeaders> readHeaders(const CommandArguments &arguments)
{
    proxy::HttpHeaders headers;
    if (arguments.has("session"_L1)) headers.add("x-claude-code-session-id", arguments.value("session"_L1).toStdString());
    for (const QString &field : arguments.values("header"_L1)) {
        const qsizetype colon = field.indexOf(u':');
        if (colon <= 0) return Error{.kind = ErrorKind::InvalidInput, .message = u"--header \"%1\": expected \"name: value\""_s.arg(field)};
        headers.add(field.left(colon).trimmed().toStdString(), field.mid(colon + 1).trimmed().toStdString());
    }
    return headers;
}

// The planner may have to wait for a custom router, so the event loop turns until it has decided.
Result<proxy::Route> decide(const proxy::RouteInput &input)
{
    WarningsOnly log;
    proxy::RoutePlanner planner(log);
    std::optional<Result<proxy::Route>> decided;
    const std::unique_ptr<proxy::RouteTicket> ticket = planner.plan(input, [&decided](Result<proxy::Route> route) {
        decided = std::move(route);
        QCoreApplication::quit();
    });
    if (!decided) QCoreApplication::exec();
    if (!decided) return Error{.kind = ErrorKind::Internal, .message = u"interrupted"_s};
    return std::move(*decided);
}

} // namespace

int routeCommand(const QStringList &arguments)
{
    const Result<CommandArguments> parsed = CommandArguments::parse("route"_L1, arguments);
    if (!parsed) return refuse(parsed.error());
    if (!parsed->has("explain"_L1)) return refuse(u"use \"ccr route --explain REQUEST.json\", or - for standard input"_s);
    const Result<QByteArray> body = readBody(parsed->value("explain"_L1));
    if (!body) return refuse(body.error());
    const Result<proxy::HttpHeaders> headers = readHeaders(*parsed);
    if (!headers) return refuse(headers.error());
    const Result<proxy::LoadedConfig> loaded = proxy::loadConfig(configPath(), processEnvironment());
    if (!loaded) return refuse(loaded.error());

    const std::string_view bytes(body->constData(), static_cast<std::size_t>(body->size()));
    Result<proxy::ChatRequest> request = proxy::findDialect("anthropic")->readRequest(bytes, {.headers = *headers});
    if (!request) return refuse(u"%1: %2"_s.arg(parsed->value("explain"_L1), request.error().message));
    const auto config = std::make_shared<const proxy::ProxyConfig>(loaded->config);
    const Result<proxy::Route> route = decide({.request = *request, .headers = *headers, .config = config, .clientBody = bytes});
    const bool asJson = parsed->has("json"_L1);
    say(asJson ? QString::fromStdString(proxy::explanationJson(*request, route, *config))
               : proxy::explanationText(*request, route, *config));
    return route ? 0 : 1;
}

} // namespace ccr::app
