#include "proxy/config/displayed_value.h"
#include "proxy/endpoint/config_edit.h"
#include "proxy/endpoint/endpoints.h"
#include "proxy/endpoint/error_response.h"

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

bool hasProviders(const Json5Value &root)
{
    for (const QStringView key : {QStringView(u"Providers"), QStringView(u"providers")})
        if (const Json5Value *list = root.find(key); list && !list->elements.empty()) return true;
    return false;
}

bool mentionsProviders(const Json5Value &root)
{
    return root.find(u"Providers") || root.find(u"providers");
}

/// A page that failed to load its data must not be able to save the emptiness.
Result<Done> checkKept(const Json5Value &now, const QByteArray &tree)
{
    const Result<Json5Value> wanted = parseJson5(QString::fromUtf8(tree));
    if (!wanted) return wanted.error();
    if (wanted->type != Json5Value::Type::Object) return Done{}; // refused by the merge
    if (!hasProviders(now) || mentionsProviders(*wanted)) return Done{};
    return Error{.kind = ErrorKind::InvalidInput,
                 .message = u"/Providers: is missing, and saving this would remove every provider; send the whole configuration, with "
                            "\"Providers\": [] if that is meant."_s};
}

Result<Done> saveTree(const QByteArray &tree, const ProxyConfig &config)
{
    Result<ConfigEdit> edit = ConfigEdit::open(config);
    if (!edit) return edit.error();
    if (Result<Done> kept = checkKept(edit->document().root(), tree); !kept) return kept;
    if (Result<Done> merged = edit->merge(tree); !merged) return merged;
    return edit->save();
}

} // namespace

void serveConfig(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    const Result<ConfigEdit> edit = ConfigEdit::open(*services.config);
    if (!edit) return respondError(responder, edit.error(), request.head);
    responder.respond(200, jsonHeaders(), displayedConfig(edit->document().root()));
}

void saveConfig(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    const Result<Done> saved = saveTree(request.body, *services.config);
    if (!saved) return respondError(responder, saved.error(), request.head);
    logging::Log(services.log, "api").info("configuration saved");
    responder.respond(200, jsonHeaders(), R"({"success":true,"message":"Config saved successfully"})");
}

} // namespace ccr::proxy
