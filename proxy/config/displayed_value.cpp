#include "proxy/config/displayed_value.h"

#include "logging/base/credential_names.h"

#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

using Type = Json5Value::Type;

constexpr QLatin1StringView bareScheme = "http://"_L1;
constexpr QLatin1StringView headersKey = "headers"_L1;
constexpr QLatin1StringView headersTransform = "options of the headers transform"_L1; ///< no key that stands in a file

bool isReference(const QString &text)
{
    static const QRegularExpression references(u"^(?:Bearer )?(?:\\$\\{[^}]+\\}|\\$[A-Z_][A-Z0-9_]*|keychain:.*)$"_s);
    return text.isEmpty() || references.match(text.trimmed()).hasMatch();
}

// Whose scheme may be left out: "me:secret@host:8080".
bool isOutboundProxy(const QString &key)
{
    return key == "proxy_url"_L1 || key == "PROXY_URL"_L1 || key == "HTTPS_PROXY"_L1 || key == "https_proxy"_L1 || key == "httpsProxy"_L1;
}

void addDisplayed(Json5Value &value, const QString &key)
{
    for (Json5Value &element : value.elements) addDisplayed(element, elementKey(value, key));
    for (Json5Member &member : value.members) addDisplayed(member.value, memberKey(key, member.name));
    value = displayedValue(key, std::move(value));
}

} // namespace

QString memberKey(const QString &key, const QString &name)
{
    if (key == headersKey) return key;
    if (key == headersTransform) return name == "set"_L1 ? QString(headersKey) : name;
    // The conditions of a rule: what a client sends.
    return key == "when"_L1 && name == headersKey ? key : name;
}

QString elementKey(const Json5Value &list, const QString &key)
{
    const bool isTransform = list.elements.size() > 1 && list.elements.front().string == headersKey && !isSecretKey(key);
    return isTransform ? QString(headersTransform) : key;
}

bool isSecretKey(const QString &key)
{
    // Whoever knows a webhook's address can write to it.
    return isCredentialKey(key) || key == headersKey || key == "webhook"_L1;
}

QString displayedText(const QString &key, const QString &written)
{
    if (isSecretKey(key)) return isReference(written) ? written : QString(secretMask);
    if (isOutboundProxy(key) && written.contains(u'@') && !written.contains("://"_L1))
        return displayedText(key, bareScheme + written).mid(bareScheme.size());
    if (!written.contains("://"_L1)) return written;
    QUrl url(written, QUrl::StrictMode);
    if (!url.password().isEmpty() && !isReference(url.password())) url.setPassword(secretMask);
    QUrlQuery query(url);
    QList<std::pair<QString, QString>> items = query.queryItems(QUrl::FullyEncoded);
    for (auto &[name, value] : items)
        if (isCredentialParameter(name.toStdString()) && !isReference(value)) value = secretMask;
    if (query.queryItems(QUrl::FullyEncoded) != items) {
        query.setQueryItems(items);
        url.setQuery(query);
    }
    return url == QUrl(written, QUrl::StrictMode) ? written : url.toString();
}

Json5Value displayedValue(const QString &key, Json5Value value)
{
    if (value.type == Type::String) value.string = displayedText(key, value.string);
    if (value.type == Type::Number && key == headersKey) {
        value.type = Type::String;
        value.string = secretMask;
    }
    return value;
}

QByteArray displayedConfig(const Json5Value &root)
{
    Json5Value shown = root;
    addDisplayed(shown, QString());
    return toJson(shown);
}

} // namespace ccr::proxy
