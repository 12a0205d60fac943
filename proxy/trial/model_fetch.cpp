#include "proxy/trial/model_fetch.h"

#include "proxy/dialect/error_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

constexpr qint64 maxListBytes = 8 * 1024 * 1024; // OpenRouter's is about half a megabyte
constexpr QLatin1StringView geminiPrefix = "models/"_L1;

QNetworkProxy proxyFor(const QUrl &url)
{
    if (url.isEmpty()) return QNetworkProxy(QNetworkProxy::NoProxy);
    const bool isSocks = url.scheme().startsWith("socks"_L1);
    return {isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(),
            static_cast<quint16>(url.port(isSocks ? 1080 : 8080)), url.userName(), url.password()};
}

// The answer is one page, so the largest is asked for: Anthropic's reference "List Models" (limit), Google's models.list (pageSize).
QString pageQuery(const QString &dialect)
{
    if (dialect == "anthropic"_L1) return u"limit=1000"_s;
    return dialect == "gemini"_L1 ? u"pageSize=1000"_s : QString();
}

void addCredential(QNetworkRequest &request, const Provider &provider)
{
    if (provider.dialect == "anthropic"_L1) request.setRawHeader("anthropic-version", "2023-06-01");
    for (auto header = provider.headers.cbegin(); header != provider.headers.cend(); ++header)
        request.setRawHeader(header.key().toUtf8(), header.value().toUtf8());
    if (provider.keys.empty()) return;
    const QByteArray secret = provider.keys.front().secret.toUtf8();
    if (provider.dialect == "anthropic"_L1) request.setRawHeader("x-api-key", secret);
    if (provider.dialect == "gemini"_L1) return request.setRawHeader("x-goog-api-key", secret);
    const bool isOfficial = provider.url.host() == "api.anthropic.com"_L1; // it refuses two credentials
    if (!isOfficial) request.setRawHeader("Authorization", "Bearer " + secret);
}

Error failed(const QString &message)
{
    return {.kind = ErrorKind::Unavailable, .message = message};
}

Result<QStringList> resultOf(QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0) return failed(u"%1: %2"_s.arg(reply.url().host(), reply.errorString()));
    const QByteArray body = reply.read(maxListBytes);
    const std::string_view bytes(body.constData(), static_cast<std::size_t>(body.size()));
    if (status >= 400)
        return failed(
            u"%1 answered %2: %3"_s.arg(reply.url().host()).arg(status).arg(QString::fromStdString(providerError(status, bytes).message)));
    if (status >= 300)
        return failed(u"%1 answered with a redirect, which is not followed; set the final address"_s.arg(reply.url().host()));
    return readModelList(body);
}

} // namespace

QUrl modelListUrl(const Provider &provider)
{
    if (provider.dialect.startsWith("vertex-"_L1) || provider.url.host().isEmpty()) return {};
    QUrl url = provider.url;
    QString path = url.path();
    if (provider.dialect == "gemini"_L1) {
        path.chop(path.endsWith(u'/') ? 1 : 0); // ".../v1beta/models/"
    } else {
        for (const QLatin1StringView tail : {"/chat/completions"_L1, "/responses"_L1, "/messages"_L1, "/completions"_L1})
            if (path.endsWith(tail)) {
                path.chop(tail.size());
                break;
            }
        path += u"/models"_s;
    }
    url.setPath(path);
    url.setQuery(pageQuery(provider.dialect));
    return url;
}

Result<QStringList> readModelList(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const QJsonObject root = document.object();
    QJsonArray list = document.isArray() ? document.array() : root.value("data"_L1).toArray();
    const bool isOllama = root.contains("models"_L1);
    if (isOllama) list = root.value("models"_L1).toArray();
    if (!document.isArray() && !isOllama && !root.value("data"_L1).isArray())
        return failed(u"the answer is no list of models; type their names"_s);
    QStringList names;
    for (const QJsonValue &entry : std::as_const(list)) {
        const QJsonObject model = entry.toObject();
        const QJsonArray methods = model.value("supportedGenerationMethods"_L1).toArray();
        if (!methods.isEmpty() && !methods.contains("generateContent"_L1)) continue;
        QString name = model.value("id"_L1).toString(model.value("name"_L1).toString(entry.toString()));
        if (isOllama && name.startsWith(geminiPrefix)) name.remove(0, geminiPrefix.size());
        if (!name.isEmpty() && !names.contains(name)) names.append(name);
    }
    return names;
}

ModelFetch::ModelFetch(QObject *parent) : QObject(parent), m_network(new QNetworkAccessManager(this)) {}

ModelFetch::~ModelFetch() = default;

void ModelFetch::fetch(const Provider &provider, const QUrl &proxyUrl, std::chrono::milliseconds patience, Answer answer)
{
    const QUrl url = modelListUrl(provider);
    if (url.isEmpty()) return answer(failed(u"this kind of provider has no list of models; type their names"_s));
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setRawHeader("User-Agent", "ccr-desktop/" CCR_VERSION);
    request.setTransferTimeout(static_cast<int>(patience.count()));
    addCredential(request, provider);
    m_network->setProxy(proxyFor(proxyUrl));
    QNetworkReply *reply = m_network->get(request);
    connect(reply, &QNetworkReply::finished, this, [reply, answer = std::move(answer)] {
        reply->deleteLater();
        answer(resultOf(*reply));
    });
}

} // namespace ccr::proxy
