#include "logging/base/json_writer.h"
#include "proxy/config/displayed_value.h"
#include "proxy/config/provider_reader.h"
#include "proxy/endpoint/config_edit.h"
#include "proxy/endpoint/endpoints.h"
#include "proxy/endpoint/error_response.h"

#include <QUrl>

#include <array>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

using Type = Json5Value::Type;

/// How clients of these addresses call what the file calls otherwise.
struct FieldName
{
    QStringView client;
    QStringView file;
    Type type;
    QLatin1StringView expected;
};
constexpr std::array fieldNames = {
    FieldName{u"name", u"name", Type::String, "a string"_L1},
    FieldName{u"baseUrl", u"api_base_url", Type::String, "a string"_L1},
    FieldName{u"apiKey", u"api_key", Type::String, "a string"_L1},
    FieldName{u"models", u"models", Type::Array, "a list of strings"_L1},
    FieldName{u"transformer", u"transformer", Type::Object, "an object"_L1},
};

Json5Value text(const QString &string)
{
    Json5Value value;
    value.type = Type::String;
    value.string = string;
    return value;
}

Json5Value isTrue()
{
    Json5Value value;
    value.type = Type::Boolean;
    value.boolean = true;
    return value;
}

Json5Value object()
{
    Json5Value value;
    value.type = Type::Object;
    return value;
}

QString stringOf(const Json5Value &entry, QStringView key)
{
    const Json5Value *value = entry.find(key);
    return value && value->type == Type::String ? value->string : QString();
}

Error invalid(const QString &message)
{
    return {.kind = ErrorKind::InvalidInput, .message = message};
}

/// The file's list of providers and the place of one in it.
class ProviderList
{
public:
    explicit ProviderList(const ConfigDocument &document)
    {
        for (const QString &key : {u"/Providers"_s, u"/providers"_s}) {
            const Json5Value *list = document.find(key);
            if (!list || list->type != Type::Array) continue;
            m_entries = &list->elements;
            m_pointer = key;
            return;
        }
    }

    const std::vector<Json5Value> &entries() const
    {
        static const std::vector<Json5Value> none;
        return m_entries ? *m_entries : none;
    }
    bool exists() const { return m_entries != nullptr; }
    QString pointer() const { return m_pointer; }
    std::optional<std::size_t> find(const QString &name) const
    {
        for (std::size_t i = 0; i < entries().size(); ++i)
            if (stringOf(entries()[i], u"name").trimmed().compare(name.trimmed(), Qt::CaseInsensitive) == 0) return i;
        return std::nullopt;
    }
    QString pointerTo(std::size_t index) const { return m_pointer + u'/' + QString::number(index); }

private:
    const std::vector<Json5Value> *m_entries = nullptr;
    QString m_pointer = u"/Providers"_s;
};

bool isDisabled(const Json5Value &entry)
{
    const Json5Value *disabled = entry.find(u"disabled");
    return disabled && (disabled->boolean || disabled->string == "true"_L1);
}

/// One entry of the file as clients see it; keys are masked, references are not.
void append(std::string &out, const Json5Value &entry, const ProxyConfig &config)
{
    const Result<Json5Value> shown = parseJson5(QString::fromUtf8(displayedConfig(entry)));
    const QString name = stringOf(entry, u"name").trimmed();
    JsonObject written(out);
    written.string("id", name.toStdString());
    for (const FieldName &field : fieldNames)
        if (const Json5Value *value = shown ? shown->find(field.file) : nullptr)
            written.raw(field.client.toLatin1().toStdString(), toJson(*value).toStdString());
    const Provider *provider = config.provider(name);
    if (provider) written.string("type", provider->dialect.toStdString());
    written.boolean("enabled", !isDisabled(entry));
    if (provider && !provider->problem.isEmpty() && provider->problem != "disabled"_L1)
        written.string("problem", provider->problem.english().toStdString());
}

Result<Json5Value> readBody(const QByteArray &body)
{
    Result<Json5Value> value = parseJson5(QString::fromUtf8(body));
    if (value && value->type != Type::Object) return invalid(u"The body must be an object, got %1."_s.arg(value->typeName()));
    return value;
}

/// A value with a masked secret in it may be sent back as it was shown, and then changes nothing.
Result<bool> isShownValue(const Json5Value &entry, const FieldName &field, const Json5Value &sent)
{
    const QByteArray json = toJson(sent);
    if (!json.contains("********")) return false;
    const Result<Json5Value> shown = parseJson5(QString::fromUtf8(displayedConfig(entry)));
    const Json5Value *value = shown ? shown->find(field.file) : nullptr;
    if (value && toJson(*value) == json) return true;
    return invalid(u"%1: a masked value cannot be saved; send the value or \"$NAME\"."_s.arg(field.client));
}

/// Takes the fields over that the client sends.
Result<Json5Value> withFields(Json5Value entry, const Json5Value &body)
{
    const Json5Value before = entry;
    for (const FieldName &field : fieldNames) {
        const Json5Value *value = body.find(field.client);
        if (!value) continue;
        if (value->type != field.type) return invalid(u"%1: expected %2, got %3."_s.arg(field.client, field.expected, value->typeName()));
        if (value->type == Type::Array)
            for (const Json5Value &element : value->elements)
                if (element.type != Type::String) return invalid(u"%1: expected %2."_s.arg(field.client, field.expected));
        const Result<bool> isShown = isShownValue(before, field, *value);
        if (!isShown) return isShown.error();
        if (*isShown) continue;
        const auto known =
            std::find_if(entry.members.begin(), entry.members.end(), [&](const Json5Member &member) { return member.name == field.file; });
        if (known == entry.members.end())
            entry.members.push_back({.name = field.file.toString(), .value = *value});
        else
            known->value = *value;
    }
    const QUrl url(stringOf(entry, u"api_base_url"), QUrl::StrictMode);
    const bool isReference = stringOf(entry, u"api_base_url").contains(u'$');
    if (!isReference && (!url.isValid() || url.host().isEmpty() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1)))
        return invalid(u"baseUrl: \"%1\" is not an http or https URL."_s.arg(stringOf(entry, u"api_base_url")));
    return entry;
}

Result<Json5Value> newEntry(const Json5Value &body)
{
    Json5Value entry = object();
    entry.members.push_back({.name = u"name"_s, .value = text(stringOf(body, u"id"))});
    for (const QStringView needed : {QStringView(u"baseUrl"), QStringView(u"models")})
        if (!body.find(needed)) return invalid(u"%1: is missing."_s.arg(needed));
    const QString type = stringOf(body, u"type");
    if (!type.isEmpty() && type != "openai"_L1 && type != "anthropic"_L1 && type != "gemini"_L1)
        return invalid(u"type: \"%1\" is unknown; use openai, anthropic or gemini."_s.arg(type));
    Result<Json5Value> filled = withFields(std::move(entry), body);
    if (!filled) return filled;
    if (stringOf(*filled, u"name").trimmed().isEmpty()) return invalid(u"name: is missing."_s);
    if (!body.find(u"transformer") && !type.isEmpty() && type != "openai"_L1) {
        const QString use = type == "anthropic"_L1 ? u"Anthropic"_s : u"gemini"_s;
        const Result<Json5Value> transformer = parseJson5(u"{use:[\"%1\"]}"_s.arg(use));
        filled->members.push_back({.name = u"transformer"_s, .value = *transformer});
    }
    return filled;
}

Error unknown(const QString &name, const ProviderList &list)
{
    QStringList names;
    for (const Json5Value &entry : list.entries()) names.append(stringOf(entry, u"name"));
    return {.kind = ErrorKind::NotFound,
            .message = u"There is no provider \"%1\"; %2."_s.arg(name.left(80), names.isEmpty() ? u"none is configured"_s
                                                                                                : u"there are: "_s + names.join(u", "))};
}

/// Changes one entry by `change(entry) -> Result<Json5Value>` and saves; gives what is then in the file.
template <typename Change>
Result<Json5Value> changeEntry(const EndpointServices &services, Change change)
{
    Result<ConfigEdit> edit = ConfigEdit::open(*services.config);
    if (!edit) return edit.error();
    const QString name = QString::fromStdString(services.parameter);
    const ProviderList list(edit->document());
    const std::optional<std::size_t> index = list.find(name);
    if (!index) return unknown(name, list);
    const QString pointer = list.pointerTo(*index);
    const Result<Json5Value> changed = change(list.entries()[*index]);
    if (!changed) return changed.error();
    const std::optional<std::size_t> other = list.find(stringOf(*changed, u"name"));
    if (other && *other != *index) return invalid(u"name: there is a provider \"%1\" already."_s.arg(stringOf(*changed, u"name")));
    if (Result<Done> set = edit->document().set(pointer, *changed); !set) return set.error();
    if (Result<Done> saved = edit->save(); !saved) return saved.error();
    logging::Log(services.log, "api").info("provider changed", {{"provider", name.toStdString()}});
    return *changed;
}

void respondEntry(HttpResponder &responder, const Result<Json5Value> &entry, const HttpRequest &request, const EndpointServices &services)
{
    if (!entry) return respondError(responder, entry.error(), request.head);
    std::string body;
    append(body, *entry, *services.config);
    responder.respond(200, jsonHeaders(), QByteArray::fromStdString(body));
}

Json5Value withEnabled(Json5Value entry, bool enabled)
{
    std::erase_if(entry.members, [](const Json5Member &member) { return member.name == "disabled"_L1; });
    if (!enabled) entry.members.push_back({.name = u"disabled"_s, .value = isTrue()});
    return entry;
}

Result<Json5Value> addEntry(const QByteArray &body, const EndpointServices &services)
{
    const Result<Json5Value> read = readBody(body);
    if (!read) return read.error();
    Result<Json5Value> entry = newEntry(*read);
    if (!entry) return entry;
    Result<ConfigEdit> edit = ConfigEdit::open(*services.config);
    if (!edit) return edit.error();
    const ProviderList list(edit->document());
    const QString name = stringOf(*entry, u"name");
    if (list.find(name)) return invalid(u"name: there is a provider \"%1\" already; change it with PUT /providers/%1."_s.arg(name));
    Json5Value whole;
    whole.type = Type::Array;
    whole.elements.push_back(*entry);
    const Result<Done> set =
        list.exists() ? edit->document().set(list.pointer() + u"/-"_s, *entry) : edit->document().set(list.pointer(), whole);
    if (!set) return set.error();
    if (Result<Done> saved = edit->save(); !saved) return saved.error();
    logging::Log(services.log, "api").info("provider added", {{"provider", name.toStdString()}});
    return entry;
}

/// The place of a route that names the provider; empty when none does.
QString routeTo(const QString &name, const Json5Value &value, const QString &pointer, const ProxyConfig &config)
{
    const std::optional<RouteTarget> target = value.type == Type::String ? parseTarget(value.string, config) : std::nullopt;
    if (target && target->provider.compare(name, Qt::CaseInsensitive) == 0) return pointer;
    for (std::size_t i = 0; i < value.elements.size(); ++i)
        if (const QString found = routeTo(name, value.elements[i], pointer + u'/' + QString::number(i), config); !found.isEmpty())
            return found;
    for (const Json5Member &member : value.members)
        if (const QString found = routeTo(name, member.value, pointer + u'/' + member.name, config); !found.isEmpty()) return found;
    return {};
}

Result<Done> checkUnused(const QString &name, const Json5Value &root, const ProxyConfig &config)
{
    for (const QString &key : {u"Router"_s, u"fallback"_s}) {
        const Json5Value *routes = root.find(key);
        const QString place = routes ? routeTo(name, *routes, u'/' + key, config) : QString();
        if (!place.isEmpty())
            return invalid(u"%1 names provider \"%2\"; choose another one there first, or switch the provider off."_s.arg(place, name));
    }
    return Done{};
}

Result<Done> removeEntry(const EndpointServices &services)
{
    Result<ConfigEdit> edit = ConfigEdit::open(*services.config);
    if (!edit) return edit.error();
    const QString name = QString::fromStdString(services.parameter);
    const ProviderList list(edit->document());
    const std::optional<std::size_t> index = list.find(name);
    if (!index) return unknown(name, list);
    if (Result<Done> unused = checkUnused(name, edit->document().root(), *services.config); !unused) return unused;
    if (Result<Done> removed = edit->document().remove(list.pointerTo(*index)); !removed) return removed;
    if (Result<Done> saved = edit->save(); !saved) return saved;
    logging::Log(services.log, "api").info("provider removed", {{"provider", name.toStdString()}});
    return Done{};
}

} // namespace

void serveProviders(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    const Result<ConfigEdit> edit = ConfigEdit::open(*services.config);
    if (!edit) return respondError(responder, edit.error(), request.head);
    std::string body;
    {
        JsonArray list(body);
        for (const Json5Value &entry : ProviderList(edit->document()).entries()) append(list.next(), entry, *services.config);
    }
    responder.respond(200, jsonHeaders(), QByteArray::fromStdString(body));
}

void serveProvider(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    const Result<ConfigEdit> edit = ConfigEdit::open(*services.config);
    if (!edit) return respondError(responder, edit.error(), request.head);
    const QString name = QString::fromStdString(services.parameter);
    const ProviderList list(edit->document());
    const std::optional<std::size_t> index = list.find(name);
    if (!index) return respondError(responder, unknown(name, list), request.head);
    respondEntry(responder, list.entries()[*index], request, services);
}

void addProvider(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    respondEntry(responder, addEntry(request.body, services), request, services);
}

void changeProvider(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    const Result<Json5Value> body = readBody(request.body);
    if (!body) return respondError(responder, body.error(), request.head);
    const auto change = [&body](const Json5Value &entry) { return withFields(entry, *body); };
    respondEntry(responder, changeEntry(services, change), request, services);
}

void toggleProvider(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    const Result<Json5Value> body = readBody(request.body);
    if (!body) return respondError(responder, body.error(), request.head);
    const Json5Value *enabled = body->find(u"enabled");
    if (!enabled || enabled->type != Type::Boolean)
        return respondError(responder, invalid(u"enabled: expected true or false."_s), request.head);
    const auto change = [enabled](const Json5Value &entry) { return Result<Json5Value>(withEnabled(entry, enabled->boolean)); };
    respondEntry(responder, changeEntry(services, change), request, services);
}

void removeProvider(HttpRequest &&request, HttpResponder &responder, const EndpointServices &services)
{
    const Result<Done> removed = removeEntry(services);
    if (!removed) return respondError(responder, removed.error(), request.head);
    responder.respond(200, jsonHeaders(), R"({"success":true,"message":"Provider deleted successfully"})");
}

} // namespace ccr::proxy
