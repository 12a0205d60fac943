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
