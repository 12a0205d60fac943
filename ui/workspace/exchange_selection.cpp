#include "ui/workspace/exchange_selection.h"

namespace ccr::ui {

void ExchangeSelection::select(const logging::ExchangeSnapshot *exchange)
{
    const bool isSame = exchange ? m_exchange && m_exchange->id == exchange->id : !m_exchange;
    m_exchange.reset();
    if (exchange) m_exchange = *exchange;
    if (!isSame)
        Q_EMIT changed();
    else if (exchange)
        Q_EMIT updated();
}

QList<logging::ExchangeSnapshot> ExchangeSelection::all() const
{
    QList<logging::ExchangeSnapshot> chosen = m_lister ? m_lister() : QList<logging::ExchangeSnapshot>();
    // Shown in the inspector although the list does not have it.
    if (chosen.isEmpty() && m_exchange) chosen.append(*m_exchange);
    return chosen;
}

void ExchangeSelection::update(const QList<logging::ExchangeSnapshot> &batch)
{
    if (!m_exchange) return;
    for (const logging::ExchangeSnapshot &exchange : batch) {
        if (exchange.id != m_exchange->id) continue;
        m_exchange = exchange;
        Q_EMIT updated();
    }
}

} // namespace ccr::ui
