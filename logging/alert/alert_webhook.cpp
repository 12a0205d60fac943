#include "logging/alert/alert_webhook.h"

#include "logging/base/date_time.h"
#include "logging/format/process_identity.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr int attempts = 8; ///< with pauses that double, about a minute and a half

StreamConfig streamTo(const QUrl &url)
{
    StreamConfig stream;
    stream.name = u"alert webhook"_s;
    stream.type = StreamType::Network;
    stream.network.url = url;
    stream.network.batchFormat = BatchFormat::Single;
    stream.network.batchInterval = 0ms;
    stream.network.retries = attempts - 1;
    stream.network.spoolBytes = 0;
    return stream;
}

} // namespace

AlertWebhook::AlertWebhook(const QUrl &url, const ServiceIdentity &identity, DeliveryThread &thread)
    : m_stream(streamTo(url)),
      m_identity(identity),
      m_thread(thread),
      m_outbox(std::make_shared<Outbox>(m_stream.network, makePayload(m_stream, identity))),
      m_delivery(thread.begin(m_stream, m_outbox))
{
}

AlertWebhook::~AlertWebhook()
{
    m_thread.end(m_delivery);
}

void AlertWebhook::post(const AlertNotice &notice)
{
    const QJsonObject body{{u"alert"_s, notice.id},
                           {u"level"_s, toString(notice.level)},
                           {u"state"_s, toString(notice.state)},
                           {u"text"_s, notice.message},
                           {u"value"_s, notice.value},
                           {u"limit"_s, notice.limit},
                           {u"time"_s, isoText(notice.time)},
                           {u"since"_s, isoText(notice.since)},
                           {u"service"_s, m_identity.serviceName},
                           {u"host"_s, QString::fromStdString(ownHostName())}};
    std::vector<MemoryQueue::Entry> entries;
    entries.push_back({Severity::Error, QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString()});
    m_outbox->put(std::move(entries));
    if (!m_outbox->isAnnounced.exchange(true)) m_thread.announce(m_delivery);
}

} // namespace ccr::logging
