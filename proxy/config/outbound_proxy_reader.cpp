#include "proxy/config/outbound_proxy_reader.h"

using namespace Qt::StringLiterals;

namespace ccr::proxy {

std::optional<QUrl> outboundProxyFromString(const QString &text)
{
    const QString address = text.trimmed();
    if (address.compare("direct"_L1, Qt::CaseInsensitive) == 0) return QUrl();
    const QUrl url(address.contains("://"_L1) ? address : u"http://"_s + address, QUrl::StrictMode);
    const bool isKnown = url.scheme() == "http"_L1 || url.scheme() == "https"_L1 || url.scheme().startsWith("socks"_L1);
    return isKnown && !url.host().isEmpty() ? std::optional(url) : std::nullopt;
}

QMap<QString, QUrl> outboundProxiesIn(const Json5Value &root, const Environment &environment)
{
    QMap<QString, QUrl> proxies;
    const Json5Value *list = root.find(u"Providers");
    if (!list) list = root.find(u"providers");
    if (!list) return proxies;
    for (const Json5Value &entry : list->elements) {
        const Json5Value *name = entry.find(u"name");
        const Json5Value *proxy = entry.find(u"proxy_url");
        if (!name || !proxy || proxy->string.trimmed().isEmpty()) continue;
        QStringList missing;
        const QString text = interpolate(proxy->string, environment, missing);
        const std::optional<QUrl> url = missing.isEmpty() ? outboundProxyFromString(text) : std::nullopt;
        if (url) proxies.insert(name->string.trimmed().toLower(), *url);
    }
    return proxies;
}

} // namespace ccr::proxy
