#pragma once

#include "ui/models/earlier_exchanges.h"

namespace ccr::ui {

class LiveExchanges;

/// Requests that failed at a provider in the same way, one after the other, up to the newest one.
struct FailureSeries
{
    int requests = 0;
    WallTime since; ///< start of the first
};

/// How many requests of this day had to wait so long for the first byte of a provider.
struct SlowStarts
{
    int slow = 0;
    int all = 0;    ///< that had a first byte, or waited as long for it
    WallTime since; ///< start of the first of all
};

/// How a provider did lately: in this run at once, in those before as soon as the history has told, which is announced. GUI thread.
class ProviderRecord final : public QObject
{
    Q_OBJECT
public:
    /// Both outlive this; `history` null: there is none.
    ProviderRecord(const LiveExchanges &live, logging::HistoryControl *history);

    /// The one that this request belongs to; empty when the provider has served since, or the request is not the router's own.
    FailureSeries failuresLike(const logging::ExchangeSnapshot &of);
    /// `of` waits and is not counted.
    SlowStarts slowStarts(const logging::ExchangeSnapshot &of, nanoseconds waited, WallTime now);

Q_SIGNALS:
    void changed();

private:
    void wantFailures(const std::string &provider);
    void wantStarts(WallTime from);

    const LiveExchanges &m_live;
    EarlierExchanges m_failures; ///< of one provider, back to the last that it served
    EarlierExchanges m_starts;   ///< of this day
};

} // namespace ccr::ui
