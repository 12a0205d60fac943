#include "logging/base/json_writer.h"
#include "proxy/config/displayed_value.h"
#include "proxy/config/preset.h"
#include "proxy/endpoint/endpoints.h"
#include "proxy/endpoint/error_response.h"

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

using Type = Json5Value::Type;

constexpr QLatin1StringView mask = "********"_L1;

QString nameOf(const EndpointServices &services)
{
    return QString::fromStdString(services.parameter);
}

Result<PresetFolder> folderOf(const ProxyConfig &config)
{
    if (!config.file.isEmpty()) return PresetFolder(config.file);
    return Error{.kind = ErrorKind::NotFound, .message = u"The program runs without a configuration file, and presets lie beside it."_s};
}

/// Errors name files by their whole path, which is nobody's business here.
Error withoutFolder(const Error &error, const PresetFolder &folder)
{
    return {.kind = error.kind, .message = QString(error.message).replace(folder.path() + u'/', QString())};
}

void append(std::string &out, const PresetInfo &info, const PresetFolder &folder)
{
    JsonObject preset(out);
    preset.string("id", info.name.toStdString());
    preset.string("name", info.name.toStdString());
    preset.string("version", info.version.toStdString());
    preset.string("description", info.description.toStdString());
    preset.string("author", info.author.toStdString());
    {
        JsonArray keywords(preset.key("keywords"));
        for (const QString &keyword : info.keywords) appendJsonString(keywords.next(), keyword.toStdString());
    }
    preset.boolean("installed", true);
    if (!info.problem.isEmpty()) preset.string("problem", withoutFolder({.message = info.problem}, folder).message.toStdString());
}

/// What a question of the schema asks for; a password unless it says otherwise.
bool asksForASecret(const Json5Value &manifest, const QString &id)
{
    const Json5Value *schema = manifest.find(u"schema");
    if (!schema) return true;
    for (const Json5Value &question : schema->elements) {
        const Json5Value *name = question.find(u"id");
        const Json5Value *type = question.find(u"type");
        if (name && name->string == id) return !type || type->string == "password"_L1;
    }
    return true;
}

/// Keys are masked by their names; the user's answers have names that the preset's author chose.
QByteArray displayedManifest(Json5Value manifest)
{
    const Json5Value whole = manifest;
    for (Json5Member &member : manifest.members) {
        if (member.name != "userValues"_L1) continue;
        for (Json5Member &answer : member.value.members)
            if (answer.value.type == Type::String && !answer.value.string.isEmpty() && asksForASecret(whole, answer.name))
                answer.value.string = mask;
    }
    return displayedConfig(manifest);
}

/// {"secrets": {id: answer}} without the answers that come back masked.
Result<QByteArray> answersIn(const QByteArray &body)
{
    const Result<Json5Value> read = parseJson5(QString::fromUtf8(body));
    if (!read) return read.error();
    const Json5Value *secrets = read->find(u"secrets");
    if (!secrets || secrets->type != Type::Object)
        return Error{.kind = ErrorKind::InvalidInput, .message = u"secrets: an object with an answer for each question is needed."_s};
    Json5Value answers = *secrets;
    std::erase_if(answers.members, [](const Json5Member &answer) { return answer.value.string == mask; });
    return toJson(answers);
}

/// Nothing here speaks to other machines on behalf of a client; who installs a preset sees where it comes from.
void respondNotHere(HttpResponder &responder)
{
    const ProviderError error{.status = 501,
                              .type = std::string(errorTypeForStatus(501)),
                              .message = "The router does not download presets. Download the preset and run: ccr preset install FOLDER"};
    responder.respond(error.status, jsonHeaders(), errorBody(error));
}

} // namespace

void servePresets(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    const Result<PresetFolder> folder = folderOf(*services.config);
    if (!folder) return respondError(responder, folder.error(), request.head);
    std::string body = R"({"presets":)";
    {
        JsonArray list(body);
        for (const PresetInfo &info : folder->list(processEnvironment())) append(list.next(), info, *folder);
    }
    responder.respond(200, jsonHeaders(), QByteArray::fromStdString(body + '}'));
}

void servePreset(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    const Result<PresetFolder> folder = folderOf(*services.config);
    if (!folder) return respondError(responder, folder.error(), request.head);
    const Result<Json5Value> manifest = folder->manifest(nameOf(services));
    if (!manifest) return respondError(responder, withoutFolder(manifest.error(), *folder), request.head);
    responder.respond(200, jsonHeaders(), displayedManifest(*manifest));
}

void applyPreset(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    const Result<PresetFolder> folder = folderOf(*services.config);
    if (!folder) return respondError(responder, folder.error(), request.head);
    const Result<QByteArray> answers = answersIn(request.body);
    if (!answers) return respondError(responder, answers.error(), request.head);
    const Result<Done> set = folder->setUserValues(nameOf(services), *answers);
    if (!set) return respondError(responder, withoutFolder(set.error(), *folder), request.head);
    logging::Log(services.log, "api").info("preset applied", {{"preset", services.parameter}});
    responder.respond(200, jsonHeaders(), R"({"success":true,"message":"Preset applied successfully"})");
    services.server.requestReload();
}

void removePreset(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    const Result<PresetFolder> folder = folderOf(*services.config);
    if (!folder) return respondError(responder, folder.error(), request.head);
    const Result<Done> removed = folder->remove(nameOf(services));
    if (!removed) return respondError(responder, withoutFolder(removed.error(), *folder), request.head);
    logging::Log(services.log, "api").info("preset removed", {{"preset", services.parameter}});
    responder.respond(200, jsonHeaders(), R"({"success":true,"message":"Preset deleted successfully"})");
    services.server.requestReload();
}

void refusePresetMarket(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    Q_UNUSED(request)
    Q_UNUSED(services)
    respondNotHere(responder);
}

} // namespace ccr::proxy
