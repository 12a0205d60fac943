#include "ui/models/exchange_counts.h"

#include "ui/models/exchange_status.h"

namespace ccr::ui {

void ExchangeCounts::apply(const QList<logging::ExchangeSnapshot> &batch)
{
    for (const logging::ExchangeSnapshot &exchange : batch) {
        const State state = exchange.outcome == logging::Outcome::InFlight ? State::Live
                            : isFailure(exchange)                          ? State::Failed
                                                                           : State::Over;
        const QByteArray id = QByteArray::fromStdString(exchange.id);
        const auto known = m_states.find(id);
        if (known != m_states.end()) {
            add(*known, -1);
            *known = state;
        } else {
            ++m_seen;
            m_states.insert(id, state);
            m_order.push_back(id);
        }
        add(state, 1);
    }
    forgetOldest();
}

void ExchangeCounts::add(State state, int change)
{
    if (state == State::Live) m_live += change;
    if (state == State::Failed) m_failures += static_cast<quint64>(change); // -1 takes one away
}

// What runs for so long is remembered until it ends.
void ExchangeCounts::forgetOldest()
{
    for (std::size_t surplus = m_order.size() > maxRemembered ? m_order.size() - maxRemembered : 0; surplus > 0; --surplus) {
        const QByteArray id = m_order.front();
        m_order.pop_front();
        if (m_states.value(id) == State::Live)
            m_order.push_back(id);
        else
            m_states.remove(id);
    }
}

} // namespace ccr::ui
