#pragma once

#include "logging/api/alert_notice.h"
#include "logging/api/logging_config.h"
#include "logging/delivery/delivery_thread.h"

namespace ccr::logging {

/// Posts notices as JSON, one a request, with the attempts of any delivery. The key `text` is what chat programs show.
class AlertWebhook
{
public:
    /// `thread` outlives it.
    AlertWebhook(const QUrl &url, const ServiceIdentity &identity, DeliveryThread &thread);
    ~AlertWebhook();
    AlertWebhook(const AlertWebhook &) = delete;
    AlertWebhook &operator=(const AlertWebhook &) = delete;

    const QUrl &url() const { return m_stream.network.url; }
    void post(const AlertNotice &notice);
    Phrase problem() const { return m_outbox->statistics().problem; }

private:
    const StreamConfig m_stream;
    const ServiceIdentity m_identity;
    DeliveryThread &m_thread;
    const std::shared_ptr<Outbox> m_outbox;
    BatchDelivery *const m_delivery; ///< lives in the delivery thread; only posted to
};

} // namespace ccr::logging
