#pragma once

#include "logging/api/exchange_event.h"

#include <deque>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace ccr::logging {

/// Folds the facts of exchanges into snapshots. Log thread.
class ExchangeTracker
{
public:
    /// Returns the record that the fact becomes. `verbose`: facts before the end become debug records too.
    std::optional<LogRecord> take(ExchangeEvent event, bool verbose);

    /// Snapshots that changed since the last call, in the order of their start. Empty unless collecting.
    QList<ExchangeSnapshot> takeChanged();
    /// Whether anybody wants snapshots; without it finished exchanges are forgotten at once.
    void setCollecting(bool collecting);
    std::size_t activeCount() const { return m_active.size(); }

    /// Exchanges that are open at once; beyond it new ones are still logged, without a row of their own.
    static constexpr std::size_t maxActive = 20'000;

private:
    void apply(ExchangeSnapshot &snapshot, ExchangeFact fact) const;
    LogRecord completed(const ExchangeSnapshot &snapshot) const;

    std::unordered_map<std::string, ExchangeSnapshot> m_active;
    std::unordered_set<std::string> m_changed;
    std::deque<ExchangeSnapshot> m_finished; ///< since the last takeChanged()
    std::uint64_t m_nextNumber = 0;
    bool m_collecting = false;
};

} // namespace ccr::logging
