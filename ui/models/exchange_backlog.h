#pragma once

#include "ui/models/live_exchanges.h"

namespace ccr::ui {

/// What happened while the view stood still: the newest state of every exchange that changed, once each. Bounded: more than
/// a full table of old rows and one of new rows is never needed, and what goes first would be out of the table anyway.
class ExchangeBacklog final
{
public:
    static constexpr qsizetype maxExchanges = 2 * LiveExchanges::maxExchanges;

    void add(const QList<logging::ExchangeSnapshot> &batch);
    /// Hands over everything, in the order of first change, and is empty.
    QList<logging::ExchangeSnapshot> take();
    qsizetype size() const { return m_exchanges.size(); }
    bool isEmpty() const { return m_exchanges.isEmpty(); }

private:
    void dropOldest();

    QList<logging::ExchangeSnapshot> m_exchanges;
    QHash<QByteArray, quint64> m_positions; ///< id to running number
    quint64 m_dropped = 0;                  ///< running number of the first one kept
};

} // namespace ccr::ui
