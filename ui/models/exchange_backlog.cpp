#include "ui/models/exchange_backlog.h"

#include <utility>

namespace ccr::ui {

void ExchangeBacklog::add(const QList<logging::ExchangeSnapshot> &batch)
{
    for (const logging::ExchangeSnapshot &exchange : batch) {
        const QByteArray id = QByteArray::fromStdString(exchange.id);
        const auto known = m_positions.constFind(id);
        if (known != m_positions.constEnd()) {
            m_exchanges[static_cast<qsizetype>(*known - m_dropped)] = exchange;
            continue;
        }
        m_positions.insert(id, m_dropped + static_cast<quint64>(m_exchanges.size()));
        m_exchanges.append(exchange);
    }
    dropOldest();
}

void ExchangeBacklog::dropOldest()
{
    const qsizetype surplus = m_exchanges.size() - maxExchanges;
    if (surplus <= 0) return;
    for (qsizetype i = 0; i < surplus; ++i) m_positions.remove(QByteArray::fromStdString(m_exchanges.at(i).id));
    m_exchanges.remove(0, surplus);
    m_dropped += static_cast<quint64>(surplus);
}

QList<logging::ExchangeSnapshot> ExchangeBacklog::take()
{
    m_positions.clear();
    m_dropped = 0;
    return std::exchange(m_exchanges, {});
}

} // namespace ccr::ui
