#pragma once

#include "logging/api/snapshots.h"

#include <QByteArray>
#include <QHash>
#include <QList>

#include <deque>

namespace ccr::ui {

/// How many exchanges there were since the start, how many failed and how many run. Needs every batch, also while nobody looks;
/// remembers of the newest ones what it counted them as. GUI thread.
class ExchangeCounts
{
public:
    static constexpr std::size_t maxRemembered = 20'000; ///< what ended longer ago gets no news

    void apply(const QList<logging::ExchangeSnapshot> &batch);

    quint64 seen() const { return m_seen; }
    quint64 failures() const { return m_failures; }
    int live() const { return m_live; }

private:
    enum class State
    {
        Live,
        Failed,
        Over
    };
    void add(State state, int change);
    void forgetOldest();

    QHash<QByteArray, State> m_states;
    std::deque<QByteArray> m_order; ///< oldest first
    quint64 m_seen = 0;
    quint64 m_failures = 0;
    int m_live = 0;
};

} // namespace ccr::ui
