#include "ui/models/finished_exchanges.h"

namespace ccr::ui {

void FinishedExchanges::apply(const QList<logging::ExchangeSnapshot> &batch)
{
    QList<logging::ExchangeSnapshot> fresh;
    for (const logging::ExchangeSnapshot &exchange : batch) {
        const QByteArray id = QByteArray::fromStdString(exchange.id);
        if (exchange.outcome == logging::Outcome::InFlight || m_ids.contains(id)) continue;
        m_ids.insert(id);
        logging::ExchangeSnapshot light = exchange;
        light.routeSentence = {};
        light.routeSteps.clear();
        fresh.append(light);
        m_exchanges.push_back(std::move(light));
    }
    const std::size_t limit = m_isRecorded() ? maxRecorded : maxExchanges;
    while (m_exchanges.size() > limit) {
        m_ids.remove(QByteArray::fromStdString(m_exchanges.front().id));
        m_exchanges.pop_front();
    }
    if (!fresh.isEmpty()) Q_EMIT finished(fresh);
}

void FinishedExchanges::forgetBefore(WallTime start)
{
    std::erase_if(m_exchanges, [this, start](const logging::ExchangeSnapshot &exchange) {
        return exchange.startedAt < start && m_ids.remove(QByteArray::fromStdString(exchange.id));
    });
    Q_EMIT forgotten();
}

} // namespace ccr::ui
