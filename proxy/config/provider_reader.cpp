#include "proxy/config/provider_reader.h"

#include "proxy/api/config_sentence.h"
#include "proxy/config/endpoint_url.h"
#include "proxy/config/google_account_reader.h"
#include "proxy/config/tokenizer_reader.h"
#include "proxy/config/transformer_reader.h"
#include "proxy/dialect/dialect.h"

#include <QRegularExpression>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

QStringList providerKeys()
{
    return {u"name"_s,      u"api_base_url"_s, u"api_key"_s,   u"api_keys"_s,  u"models"_s,  u"transformer"_s,
            u"tokenizer"_s, u"headers"_s,      u"transport"_s, u"proxy_url"_s, u"disabled"_s};
}

// What a key is called where people see it.
QString labelOf(const ConfigText &key, std::size_t position)
{
    static const QRegularExpression reference(u"^\\$(?:\\{([^}]+)\\}|([A-Z_][A-Z0-9_]*))$"_s);
    if (key.text.startsWith("keychain:"_L1)) return key.text.trimmed();
    const QRegularExpressionMatch match = reference.match(key.written.trimmed());
    if (!match.hasMatch()) return u"key %1"_s.arg(position);
    return u'$' + (match.captured(1).isEmpty() ? match.captured(2) : match.captured(1));
}

bool readKeys(ConfigFields &fields, Provider &provider)
{
    std::vector<ConfigNotice> lacking;
    bool lacksStored = false; // the first of them
    std::size_t position = 0;
    for (const QStringView name : {QStringView(u"api_key"), QStringView(u"api_keys")}) {
        std::vector<ConfigText> keys;
        if (!fields.texts(name, keys)) return false;
        for (const ConfigText &key : keys) {
            ++position;
            const Result<QString> secret = fields.reading().secret(key);
            if (!secret) {
                if (lacking.empty()) lacksStored = secret.error().kind == ErrorKind::Unavailable;
                lacking.push_back({key.line, fields.pointer(name), phraseOf(secret.error())});
            } else if (!secret->trimmed().isEmpty()) {
                provider.keys.push_back({.label = labelOf(key, position), .secret = secret->trimmed()});
            }
        }
    }
    if (lacking.empty()) return true;
    if (provider.keys.empty()) {
        provider.problem = lacking.front().message;
        provider.lacksStoredKey = lacksStored;
        return true;
    }
    for (const ConfigNotice &notice : lacking) // with another key at hand the provider works
        fields.reading().note(notice.line, notice.pointer,
                              said("provider \"%1\" works with its other keys: %2", provider.name, notice.message));
    return true;
}

bool readModels(ConfigFields &fields, Provider &provider, QStringList &missing)
{
    std::vector<ConfigText> models;
    if (!fields.texts(u"models", models)) return false;
    for (const ConfigText &model : models) {
        missing += model.missing;
        if (!model.text.trimmed().isEmpty()) provider.models.append(model.text.trimmed());
    }
    return true;
}

bool readHeaders(ConfigFields &fields, Provider &provider)
{
    if (!fields.map(u"headers", provider.headers)) return false;
    static const QRegularExpression token(u"^[!#$%&'*+.^_`|~0-9A-Za-z-]+$"_s); // RFC 9110, 5.6.2
    for (auto header = provider.headers.cbegin(); header != provider.headers.cend(); ++header) {
        if (!token.match(header.key()).hasMatch()) return fields.fail(u"headers", said("\"%1\" is not a header name", header.key()));
        if (header.value().contains(u'\n') || header.value().contains(u'\r'))
            return fields.fail(u"headers", said("the value of \"%1\" must be one line", header.key()));
    }
    return true;
}

bool readTransport(ConfigFields &fields, Provider &provider)
{
    QString name = u"auto"_s;
    if (!fields.string(u"transport", name)) return false;
    if (name == "auto"_L1) return true;
    if (name != "qnam"_L1 && name != "direct"_L1)
        return fields.fail(u"transport", said("\"%1\" is unknown; use \"auto\", \"qnam\" or \"direct\"", name));
    provider.transport = name == "qnam"_L1 ? TransportKind::NetworkAccessManager : TransportKind::Direct;
    return true;
}

// "http://host:port", "socks5://host:port" or "host:port"; "direct" is an empty one.
bool readProxy(ConfigFields &fields, Provider &provider)
{
    QString address;
    if (!fields.string(u"proxy_url", address)) return false;
    address = address.trimmed();
    if (address.isEmpty()) return true;
    const bool isDirect = address.compare("direct"_L1, Qt::CaseInsensitive) == 0;
    const QUrl url(address.contains("://"_L1) ? address : u"http://"_s + address, QUrl::StrictMode);
    const bool isKnown = url.scheme() == "http"_L1 || url.scheme() == "https"_L1 || url.scheme().startsWith("socks"_L1);
    if (!isDirect && (!isKnown || url.host().isEmpty())) // which may hold a password
        return fields.fail(u"proxy_url", said("expected \"direct\", or a URL like http://host:port or socks5://host:port"));
    provider.proxyUrl = isDirect ? QUrl() : url;
    return true;
}

bool isWebAddress(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1);
}

// Vertex AI builds its own addresses and signs in with an account.
bool isVertex(const Provider &provider)
{
    return provider.dialect.startsWith("vertex-"_L1);
}

// Why the provider cannot be used, beyond what is already known; empty when it can.
Phrase findProblem(const Provider &provider, const QString &address, const QUrl &url, const QStringList &missing)
{
    if (!missing.isEmpty()) return said("the environment variable %1 is not set", missing.join(u", "));
    if (!findDialect(provider.dialect.toStdString())) return said("the dialect \"%1\" is not supported by this version", provider.dialect);
    if (address.isEmpty() && !isVertex(provider)) return said("api_base_url is missing; it is the address that requests are posted to");
    if (!address.isEmpty() && !isWebAddress(url)) return said("api_base_url: \"%1\" is not an http or https URL", address);
    if (provider.keys.empty() && !isLocal(url) && !isVertex(provider))
        return said("api_key is missing; write the key, \"$NAME\" of the environment or \"keychain:NAME\"");
    return {};
}

} // namespace

bool readProvider(ConfigFields fields, Provider &provider)
{
    fields.checkKeys(providerKeys());
    QStringList missing;
    std::optional<ConfigText> name;
    std::optional<ConfigText> address;
    if (!fields.text(u"name", name) || !fields.text(u"api_base_url", address)) return false;
    if (name) {
        provider.name = name->text.trimmed();
        missing += name->missing;
    }
    if (provider.name.isEmpty()) return fields.fail(u"name", said("a provider needs a name, a string like \"deepseek\""));
    if (provider.name.contains(u',')) return fields.fail(u"name", said("\"%1\" must not contain a comma", provider.name));
    if (address) missing += address->missing;
    const bool read = readKeys(fields, provider) && readModels(fields, provider, missing) && readTransformers(fields, provider, missing)
                      && readTokenizers(fields, provider) && readHeaders(fields, provider) && readTransport(fields, provider)
                      && readProxy(fields, provider);
    bool isDisabled = false;
    if (!fields.boolean(u"disabled", isDisabled)) return false;
    if (!read) return false;
    provider.dialect = dialectOf(provider.transformers);

    const QString where = address ? address->text.trimmed() : QString();
    const QUrl url(where, QUrl::StrictMode);
    missing.removeDuplicates();
    if (provider.problem.isEmpty()) provider.problem = findProblem(provider, where, url, missing);
    if (isDisabled) { // whatever else is wrong with it
        provider.problem = said("disabled");
        provider.lacksStoredKey = false;
    }
    provider.url = isWebAddress(url) ? endpointUrl(url, provider.dialect) : QUrl();
    if (isVertex(provider) && provider.problem.isEmpty())
        provider.problem = readGoogleAccount(provider, provider.url, fields.reading().environment());
    return true;
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

} // namespace ccr::proxy
