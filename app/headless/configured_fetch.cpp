#include "app/headless/configured_fetch.h"

#include "logging/base/clock.h"
#include "proxy/config/config_loader.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>

#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using ccr::logging::FetchTrouble;

namespace ccr::app {

namespace {

constexpr milliseconds patience = 30s; ///< without a byte

QNetworkProxy proxyAt(const QUrl &url)
{
    if (url.isEmpty()) return QNetworkProxy(QNetworkProxy::NoProxy);
    const bool isSocks = url.scheme().startsWith("socks"_L1);
    return {isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(),
            static_cast<quint16>(url.port(isSocks ? 1080 : 8080)), url.userName(), url.password()};
}

Fetched outcomeOf(QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    QByteArray body = reply.readAll();
    if (status >= 300) {
        const QString reason = reply.attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString();
        return {.trouble = FetchTrouble::Status, .detail = u"%1 %2"_s.arg(status).arg(reason).trimmed(), .body = {}};
    }
    if (reply.error() != QNetworkReply::NoError) return {.trouble = FetchTrouble::Network, .detail = reply.errorString(), .body = {}};
    return {.trouble = FetchTrouble::None, .detail = {}, .body = std::move(body)};
}

} // namespace

ConfiguredFetch::ConfiguredFetch(QString configFile, Environment environment, QObject *parent)
    : QObject(parent), m_configFile(std::move(configFile)), m_environment(std::move(environment))
{
}

void ConfiguredFetch::get(const QUrl &url, qint64 maxBytes, std::function<void(const Fetched &)> done)
{
    const Result<proxy::LoadedConfig> loaded = proxy::loadConfig(m_configFile, m_environment);
    if (!loaded) return done({.trouble = FetchTrouble::Config, .detail = phraseOf(loaded.error()), .body = {}});
    if (!m_network) m_network = new QNetworkAccessManager(this);
    m_network->setProxy(proxyAt(loaded->config.proxyUrl));
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy);
    request.setMaximumRedirectsAllowed(5);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setRawHeader("User-Agent", "ccr-desktop/" CCR_VERSION);
    request.setTransferTimeout(static_cast<int>(patience.count()));
    QNetworkReply *const reply = m_network->get(request);
    const auto isTooLarge = std::make_shared<bool>(false); // shared by the two that hear of the reply
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply, maxBytes, isTooLarge](qint64 received, qint64) {
        *isTooLarge = received > maxBytes;
        if (*isTooLarge) reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [reply, isTooLarge, done = std::move(done)] {
        reply->deleteLater();
        done(*isTooLarge ? Fetched{.trouble = FetchTrouble::TooLarge, .detail = {}, .body = {}} : outcomeOf(*reply));
    });
}

} // namespace ccr::app
