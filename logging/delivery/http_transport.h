#pragma once

#include "logging/delivery/transport.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QTimer>

namespace ccr::logging {

/// Sends each batch as one request over HTTP/1.1 or HTTPS. Redirects are not followed, since the credential would go along;
/// cookies are neither kept nor sent. Answers: success is the payload's to judge, and which errors may get better (as a rule 408,
/// 425, 429 and 5xx); a redirect and whatever the network does may; 413 asks for smaller portions; any other status is final.
///
/// A manager of its own, because Qt picks a connection without regard to the certificates that another stream trusts.
class HttpTransport final : public Transport
{
    Q_OBJECT
public:
    HttpTransport(const NetworkStream &stream, std::shared_ptr<const Payload> payload, QObject *parent);
    ~HttpTransport() override;

    void send(const Batch &batch) override;
    void cancel() override;

private:
    void prepareRequest();
    void prepareTls();
    void finished();
    void timedOut();
    Verdict judge(int status);
    void answer(Verdict verdict);

    const NetworkStream m_stream;
    const std::shared_ptr<const Payload> m_payload;
    QNetworkAccessManager m_network;
    QNetworkRequest m_request;
    Phrase m_unusable; ///< why nothing can be sent as it is configured
    QTimer m_timeout;
    Batch m_batch;
    QNetworkReply *m_reply = nullptr;
};

} // namespace ccr::logging
