#include "proxy/config/endpoint_url.h"

#include <QHostAddress>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

QString geminiModels(QString path)
{
    const qsizetype models = path.indexOf("/models"_L1); // a complete address goes on with the model
    if (models >= 0) return path.left(models) + u"/models/"_s;
    return (path.isEmpty() ? u"/v1beta"_s : path) + u"/models/"_s;
}

QString tailOf(const QString &dialect)
{
    if (dialect == "anthropic"_L1) return u"/messages"_s;
    if (dialect == "openai-responses"_L1) return u"/responses"_s;
    return u"/chat/completions"_s;
}

} // namespace

QUrl endpointUrl(QUrl url, const QString &dialect)
{
    if (dialect.startsWith("vertex-"_L1)) return url;
    QString path = url.path();
    while (path.endsWith(u'/')) path.chop(1);
    if (dialect == "gemini"_L1) {
        url.setPath(geminiModels(path));
        return url;
    }
    // ".../v1", ".../paas/v4", ".../v1beta/openai": bases end in a version, or in the name of the compatible interface.
    static const QRegularExpression version(u"/v\\d+((alpha|beta)\\d*)?(/openai)?$"_s);
    const bool isVersioned = version.match(path).hasMatch();
    const bool wantsVersion = path.isEmpty() || (dialect == "anthropic"_L1 && path.endsWith("/anthropic"_L1));
    if (isVersioned || wantsVersion) url.setPath(path + (wantsVersion ? u"/v1"_s : QString()) + tailOf(dialect));
    return url;
}

bool isLocal(const QUrl &url)
{
    const QString host = url.host();
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

} // namespace ccr::proxy
