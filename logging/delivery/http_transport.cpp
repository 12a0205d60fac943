#include "logging/delivery/http_transport.h"

#include "logging/api/logging_sentences.h"
#include "logging/delivery/connection_settings.h"
#include "logging/delivery/retry_backoff.h"

#include <QNetworkProxyFactory>
#include <QNetworkReply>

#include <algorithm>

#include <zlib.h>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr qint64 maxAnswerBytes = 16LL * 1024 * 1024;
constexpr int gzipWindow = 15 + 16; ///< zlib's way of asking for a gzip header

// QNetworkAccessManager opens sockets to plain HTTP servers unbuffered and reads heads byte by byte, unless a proxy is in play;
// the default proxy is none.
class ProxyChoice final : public QNetworkProxyFactory
{
public:
    explicit ProxyChoice(const QNetworkProxy &named) : m_named(named) {}
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (m_named.type() != QNetworkProxy::DefaultProxy) return {m_named};
        QList<QNetworkProxy> found = systemProxyForQuery(query);
        for (QNetworkProxy &proxy : found)
            if (proxy.type() == QNetworkProxy::NoProxy) proxy.setType(QNetworkProxy::DefaultProxy);
        return found;
    }

private:
    const QNetworkProxy m_named;
};

QByteArray gzipped(const std::string &text)
{
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
    QByteArray out(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(text.size()))), Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.data())); // zlib only reads it
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int result = deflate(&stream, Z_FINISH);
    out.resize(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return result == Z_STREAM_END ? out : QByteArray();
}

bool isHeaderSafe(const QString &name, const QString &value)
{
    const auto isLineBreak = [](QChar c) { return c == u'\r' || c == u'\n' || c == u'\0'; };
    return !name.isEmpty()
           && std::none_of(name.begin(), name.end(), [](QChar c) { return c.unicode() <= ' ' || c == u':' || c.unicode() > '~'; })
           && std::none_of(value.begin(), value.end(), isLineBreak);
}

} // namespace

HttpTransport::HttpTransport(const NetworkStream &stream, std::shared_ptr<const Payload> payload, QObject *parent)
    : Transport(parent), m_stream(stream), m_payload(std::move(payload)), m_network(this), m_timeout(this)
{
    const auto proxy = namedProxy(m_stream);
    if (!proxy) m_unusable = phraseOf(proxy.error());
    m_network.setProxyFactory(new ProxyChoice(proxy ? *proxy : QNetworkProxy(QNetworkProxy::DefaultProxy)));
    m_timeout.setSingleShot(true);
    m_timeout.setInterval(m_stream.timeout);
    connect(&m_timeout, &QTimer::timeout, this, &HttpTransport::timedOut);
    prepareRequest();
    prepareTls();
}

HttpTransport::~HttpTransport()
{
    cancel();
}

void HttpTransport::prepareRequest()
{
    QUrl url = m_payload->endpoint(m_stream.url);
    if (url.host().isEmpty() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
        m_unusable = saidOfLogging("the URL does not begin with http:// or https://");
    if (!url.userName().isEmpty()) {
        const QByteArray user = (url.userName(QUrl::FullyDecoded) + u':' + url.password(QUrl::FullyDecoded)).toUtf8();
        m_request.setRawHeader("Authorization", "Basic " + user.toBase64());
        url.setUserInfo({});
    }
    m_request.setUrl(url);
    m_request.setRawHeader("User-Agent", "claude-code-router");
    m_request.setRawHeader("Content-Type", QByteArray::fromStdString(std::string(m_payload->contentType())));
    m_request.setRawHeader("Accept-Encoding", "identity");
    for (const auto &[name, value] : m_payload->headers()) m_request.setRawHeader(name.c_str(), value.c_str());
    if (!m_stream.token.isEmpty()) m_request.setRawHeader("Authorization", "Bearer " + m_stream.token.toUtf8());
    for (auto header = m_stream.headers.begin(); header != m_stream.headers.end(); ++header) {
        if (!isHeaderSafe(header.key(), header.value()))
            m_unusable =
                saidOfLogging("the header %1 holds a line break or another character that no header may have", header.key().simplified());
        m_request.setRawHeader(header.key().toUtf8(), header.value().toUtf8());
    }
    if (!isHeaderSafe(u"token"_s, m_stream.token)) m_unusable = saidOfLogging("the token holds a line break");
    if (m_stream.gzip) m_request.setRawHeader("Content-Encoding", "gzip");
    m_request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    m_request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false); // requests may hang after a GOAWAY
    m_request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    m_request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    m_request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
}

void HttpTransport::prepareTls()
{
    if (m_request.url().scheme() != "https"_L1) return;
    const auto tls = tlsConfiguration(m_stream);
    if (tls)
        m_request.setSslConfiguration(*tls);
    else
        m_unusable = phraseOf(tls.error());
}

void HttpTransport::send(const Batch &batch)
{
    if (!m_unusable.isEmpty()) {
        const Verdict verdict{.kind = Verdict::Kind::Retry, .reason = m_unusable};
        QMetaObject::invokeMethod(
            this, [this, verdict] { Q_EMIT answered(verdict); }, Qt::QueuedConnection);
        return;
    }
    m_batch = batch;
    const std::string plain = m_payload->body(batch);
    const QByteArray body = m_stream.gzip ? gzipped(plain) : QByteArray::fromStdString(plain);
    QNetworkRequest request = m_request;
    request.setRawHeader("X-Batch-Id", QByteArray::fromStdString(batch.id));
    m_reply = m_network.sendCustomRequest(request, m_stream.method.toUpper().toLatin1(), body);
    m_reply->setParent(this);
    connect(m_reply, &QNetworkReply::finished, this, &HttpTransport::finished);
    connect(m_reply, &QNetworkReply::downloadProgress, this, [this](qint64 received) {
        if (received > maxAnswerBytes) answer({.kind = Verdict::Kind::Retry, .reason = saidOfLogging("the answer is longer than 16 MiB")});
    });
    m_timeout.start();
}

void HttpTransport::cancel()
{
    m_timeout.stop();
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    if (!reply) return;
    reply->disconnect(this); // abort() would come back at once
    reply->abort();
    reply->deleteLater();
}

void HttpTransport::timedOut()
{
    answer({.kind = Verdict::Kind::Retry, .reason = saidOfLogging("no complete answer within %1 ms", m_stream.timeout.count())});
}

void HttpTransport::finished()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer(judge(status));
}

Verdict HttpTransport::judge(int status)
{
    if (status == 0) { // Qt's words for what happens below HTTP name the host at most
        const bool isTls = m_reply->error() == QNetworkReply::SslHandshakeFailedError;
        const Phrase words(m_reply->errorString());
        return {.kind = Verdict::Kind::Retry, .reason = isTls ? saidOfLogging("TLS: %1", words) : words};
    }
    const Phrase text = saidOfLogging("status %1", status);
    if (status >= 200 && status < 300) {
        // A connection that breaks in the answer says nothing about the request.
        if (m_reply->error() != QNetworkReply::NoError)
            return {.kind = Verdict::Kind::Retry, .reason = saidOfLogging("the answer broke off")};
        return m_payload->judge(m_batch, m_reply->readAll().toStdString());
    }
    if (status >= 300 && status < 400) {
        const QUrl target = m_reply->url().resolved(m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl());
        return {.kind = Verdict::Kind::Retry,
                .reason = saidOfLogging("status %1 points to %2; redirects are not followed, set that URL", status, safeAddress(target))};
    }
    if (status == 413) return {.kind = Verdict::Kind::TooLarge, .reason = text};
    if (!m_payload->isTransient(status)) return {.kind = Verdict::Kind::Rejected, .reason = text};
    return {
        .kind = Verdict::Kind::Retry, .reason = text, .retryAfter = retryAfter(m_reply->rawHeader("Retry-After").toStdString(), wallNow())};
}

void HttpTransport::answer(Verdict verdict)
{
    cancel();
    Q_EMIT answered(verdict);
}

} // namespace ccr::logging
