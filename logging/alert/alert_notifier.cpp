#include "logging/alert/alert_notifier.h"

namespace ccr::logging {

namespace {

LogRecord toRecord(const AlertNotice &notice)
{
    const bool isCritical = notice.level == AlertLevel::Critical;
    LogRecord record{.time = notice.time, .severity = isCritical ? Severity::Error : Severity::Warn, .component = "alert"};
    if (notice.state == AlertState::Cleared) record.severity = Severity::Info;
    record.message = notice.message.toStdString();
    record.fields = {{"alert", notice.id.toStdString()},
                     {"alertLevel", toString(notice.level).toStdString()},
                     {"state", toString(notice.state).toStdString()},
                     {"value", notice.value},
                     {"limit", notice.limit}};
    return record;
}

} // namespace

AlertNotifier::AlertNotifier(const AlertConfig &config, const ServiceIdentity &identity, std::function<DeliveryThread &()> thread,
                             Receivers receivers)
    : m_thread(std::move(thread)), m_receivers(std::move(receivers))
{
    setConfig(config, identity);
}

void AlertNotifier::setConfig(const AlertConfig &config, const ServiceIdentity &identity)
{
    const bool isSame = m_webhook && m_webhook->url() == config.webhook && m_identity == identity;
    m_config = config;
    m_identity = identity;
    if (isSame) return;
    m_webhook.reset();
    if (!config.webhook.isEmpty()) m_webhook.emplace(config.webhook, identity, m_thread());
}

void AlertNotifier::deliver(const AlertNotice &notice)
{
    if (!isWanted(notice)) return;
    if (m_receivers.record) m_receivers.record(toRecord(notice));
    if (m_webhook) m_webhook->post(notice);
    if (m_receivers.window) m_receivers.window(notice);
}

bool AlertNotifier::isWanted(const AlertNotice &notice)
{
    const auto last = m_deliveries.find(notice.id);
    if (notice.state == AlertState::Cleared) return last != m_deliveries.end() && !last->isQuiet;
    const bool isRepetition = last != m_deliveries.end() && last->level >= notice.level && notice.time >= last->time
                              && notice.time - last->time < m_config.repeatAfter;
    if (isRepetition)
        last->isQuiet = true;
    else
        m_deliveries.insert(notice.id, {notice.level, notice.time, false});
    return !isRepetition;
}

} // namespace ccr::logging
