#pragma once

#include "logging/api/fetch_trouble.h"
#include "logging/api/price.h"
#include "logging/base/phrase.h"

#include <QObject>
#include <QString>

#include <functional>

namespace ccr::logging {

/// What is known of the list of prices that may be fetched (LoggingConfig::priceSync).
struct FetchedPrices
{
    bool isFetching = false;
    FetchTrouble trouble = FetchTrouble::None; ///< of the last attempt
    Phrase detail;
    QString host;     ///< of the last attempt
    WallTime fetched; ///< when `prices` were; the epoch: never
    WallTime next;    ///< before then it is not fetched again
    std::vector<ListPrice> prices;
};

/// Fetches a list of prices when it is told to, and never of its own accord; nothing counts before it is taken over. Main thread.
class PriceSync : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual const FetchedPrices &fetched() const = 0;
    /// Whether the user allows it and the time has come: six hours after a list was fetched from there, a minute after an attempt failed.
    virtual bool mayFetch(const PriceSyncConfig &config) const = 0;
    /// Does nothing unless mayFetch(). What is fetched is kept over restarts.
    virtual void fetch(const PriceSyncConfig &config) = 0;
    /// These are the synced prices from now on, for requests that end afterwards. `done` gets why not; empty: they are. Not called when
    /// `context` is gone by then.
    virtual void takeOver(const SyncedPrices &prices, QObject *context, std::function<void(const QString &problem)> done) = 0;

Q_SIGNALS:
    void changed(); ///< fetched()
};

} // namespace ccr::logging
