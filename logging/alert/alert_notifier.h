#pragma once

#include "logging/alert/alert_memory.h"
#include "logging/alert/alert_webhook.h"
#include "logging/api/log_record.h"

#include <functional>
#include <optional>

namespace ccr::logging {

/// Brings notices to the log (as records of the component "alert"), to the webhook and to the window. The same alert at the
/// same level is not delivered again within AlertConfig::repeatAfter, even when it ends and begins anew; a notice that an
/// episode has ended follows only one that it had begun.
class AlertNotifier
{
public:
    struct Receivers
    {
        std::function<void(const LogRecord &)> record;
        std::function<void(const AlertNotice &)> window;
    };

    /// `thread`: where a webhook's requests leave; asked only when there is one. The thread outlives the notifier.
    AlertNotifier(const AlertConfig &config, const ServiceIdentity &identity, std::function<DeliveryThread &()> thread,
                  Receivers receivers);

    void setConfig(const AlertConfig &config, const ServiceIdentity &identity);
    void deliver(const AlertNotice &notice);

    const QMap<QString, AlertMemory::Delivery> &deliveries() const { return m_deliveries; }
    void restore(const QMap<QString, AlertMemory::Delivery> &deliveries) { m_deliveries = deliveries; }

private:
    bool isWanted(const AlertNotice &notice);

    AlertConfig m_config;
    const std::function<DeliveryThread &()> m_thread;
    const Receivers m_receivers;
    std::optional<AlertWebhook> m_webhook;
    ServiceIdentity m_identity;
    QMap<QString, AlertMemory::Delivery> m_deliveries;
};

} // namespace ccr::logging
