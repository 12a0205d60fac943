#include "proxy/config/provider_reader.h"

#include "proxy/config/config_env.h"

#include <QHostAddress>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

Error invalid(const QString &message)
{
    return {.kind = ErrorKind::InvalidInput, .message = message};
}

std::vector<TransformUse> usesOf(const Json5Value *use)
{
    std::vector<TransformUse> uses;
    if (!use) return uses;
    for (const Json5Value &entry : use->elements) {
        if (entry.type == Json5Value::Type::String) uses.push_back({.name = entry.string});
        const bool isPair = entry.type == Json5Value::Type::Array && !entry.elements.empty(); // [name, options]
        if (isPair) uses.push_back({.name = entry.elements.front().string});
    }
    return uses;
}

void readTransformers(const Json5Value &entry, Provider &provider)
{
    const Json5Value *transformer = entry.find(u"transformer");
    if (!transformer) return;
    provider.transformers = usesOf(transformer->find(u"use"));
    for (const auto &[model, value] : transformer->members)
        if (model != "use"_L1) provider.modelTransformers.insert(model, usesOf(value.find(u"use")));
}

void chooseDialect(Provider &provider)
{
    provider.dialect = u"openai-chat"_s;
    for (const TransformUse &use : provider.transformers) {
        const QString &name = use.name;
        if (name.compare("anthropic"_L1, Qt::CaseInsensitive) == 0) provider.dialect = u"anthropic"_s;
        if (name.compare("gemini"_L1, Qt::CaseInsensitive) == 0) provider.dialect = u"gemini"_s;
        for (const QLatin1StringView unspoken :
             {"vertex-gemini"_L1, "vertex-claude"_L1, "vertex-openai"_L1, "openai-responses"_L1, "openai-response"_L1})
            if (name.compare(unspoken, Qt::CaseInsensitive) == 0) {
                provider.dialect = unspoken;
                provider.problem = u"the dialect \"%1\" is not supported by this version"_s.arg(unspoken);
            }
    }
}

// A base URL is what most people paste; requests are posted to the complete one.
QUrl endpointUrl(QUrl url, const QString &dialect)
{
    QString path = url.path();
    while (path.endsWith(u'/')) path.chop(1);
    if (dialect == "gemini"_L1) { // the model follows
        if (path.isEmpty()) path = u"/v1beta"_s;
        if (!path.endsWith("/models"_L1)) path += u"/models"_s;
        url.setPath(path + u'/');
        return url;
    }
    const QString tail = dialect == "anthropic"_L1 ? u"/messages"_s : u"/chat/completions"_s;
    const bool isBase = path.isEmpty() || path.endsWith("/v1"_L1);
    if (isBase) url.setPath((path.isEmpty() ? u"/v1"_s : path) + tail);
    return url;
}

bool isLocal(const QUrl &url)
{
    const QString host = url.host();
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

Result<TransportKind> readTransport(const Json5Value &entry)
{
    const Json5Value *value = entry.find(u"transport");
    if (!value || value->string == "auto"_L1) return TransportKind::Auto;
    if (value->string == "qnam"_L1) return TransportKind::NetworkAccessManager;
    if (value->string == "direct"_L1) return TransportKind::Direct;
    return invalid(u"transport: \"%1\" is unknown; use \"auto\", \"qnam\" or \"direct\""_s.arg(value->string));
}

QString text(const Json5Value &entry, QStringView key)
{
    const Json5Value *value = entry.find(key);
    return value && value->type == Json5Value::Type::String ? value->string : QString();
}

int editDistance(const QString &a, const QString &b)
{
    std::vector<int> row(static_cast<std::size_t>(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        int diagonal = row[0];
        row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j < row.size(); ++j) {
            const bool same = a.at(i - 1).toLower() == b.at(static_cast<qsizetype>(j) - 1).toLower();
            const int next = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (same ? 0 : 1)});
            diagonal = std::exchange(row[j], next);
        }
    }
    return row.back();
}

} // namespace

Result<Provider> readProvider(const Json5Value &entry, const Environment &environment)
{
    if (entry.type != Json5Value::Type::Object) return invalid(u"expected an object, got %1"_s.arg(entry.typeName()));
    Provider provider;
    QStringList missing;
    provider.name = interpolate(text(entry, u"name"), environment, missing).trimmed();
    if (provider.name.isEmpty()) return invalid(u"name: a string is required"_s);
    const QString address = interpolate(text(entry, u"api_base_url"), environment, missing).trimmed();
    if (address.isEmpty()) return invalid(u"api_base_url: a string is required for provider \"%1\""_s.arg(provider.name));
    const QString key = interpolate(text(entry, u"api_key"), environment, missing);
    if (!key.isEmpty()) provider.keys.push_back({.label = u"key 1"_s, .secret = key});
    if (const Json5Value *models = entry.find(u"models"))
        for (const Json5Value &model : models->elements)
            if (model.type == Json5Value::Type::String) provider.models.append(interpolate(model.string, environment, missing));
    readTransformers(entry, provider);
    chooseDialect(provider);
    const Result<TransportKind> transport = readTransport(entry);
    if (!transport) return transport.error();
    provider.transport = *transport;

    const QUrl url(address, QUrl::StrictMode);
    if (!missing.isEmpty()) {
        provider.problem = u"the environment variable %1 is not set"_s.arg(missing.join(u", "));
        provider.keys.clear();
    } else if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1)) {
        return invalid(u"api_base_url: \"%1\" is not an http or https URL"_s.arg(address));
    } else if (provider.keys.empty() && !isLocal(url)) {
        provider.problem = u"api_key is missing"_s;
    }
    provider.url = endpointUrl(url, provider.dialect);
    return provider;
}

std::optional<RouteTarget> parseTarget(const QString &text, const ProxyConfig &config)
{
    const auto split = [&text](qsizetype at) { return RouteTarget{text.left(at).trimmed(), text.mid(at + 1).trimmed()}; };
    if (const qsizetype comma = text.indexOf(u','); comma > 0) {
        const RouteTarget target = split(comma);
        return target.provider.isEmpty() || target.model.isEmpty() ? std::nullopt : std::optional(target);
    }
    const qsizetype slash = text.indexOf(u'/');
    if (slash <= 0 || slash == text.size() - 1) return std::nullopt;
    const RouteTarget target = split(slash);
    return config.provider(target.provider) ? std::optional(target) : std::nullopt;
}

QString nearestName(const QString &wrong, const QStringList &names)
{
    QString nearest;
    int best = std::max(2, static_cast<int>(wrong.size()) / 3) + 1;
    for (const QString &name : names) {
        const int distance = editDistance(wrong, name);
        if (distance < best) {
            best = distance;
            nearest = name;
        }
    }
    return nearest;
}

} // namespace ccr::proxy
