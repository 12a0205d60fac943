#pragma once

#include "app/headless/configured_fetch.h"
#include "logging/api/price_sync.h"
#include "logging/base/environment.h"
#include "logging/base/phrase.h"

#include <QThreadPool>

namespace ccr::app {

/// PriceSync over HTTP, through the proxy that the configuration names. Keeps the list in price-list.json beside the configuration, and
/// what was taken over in synced-prices.json (logging/price/synced_price_file). Main thread; files are written and lists read by another.
class PriceListService final : public logging::PriceSync
{
    Q_OBJECT
public:
    /// `clock` outlives it.
    PriceListService(QString configFile, Environment environment, const Clock &clock = systemClock(), QObject *parent = nullptr);
    ~PriceListService() override;

    const logging::FetchedPrices &fetched() const override { return m_fetched; }
    bool mayFetch(const logging::PriceSyncConfig &config) const override;
    void fetch(const logging::PriceSyncConfig &config) override;
    void takeOver(const logging::SyncedPrices &prices, QObject *context, std::function<void(const QString &)> done) override;

private:
    struct Outcome
    {
        logging::FetchTrouble trouble = logging::FetchTrouble::None;
        Phrase detail;
        std::vector<logging::ListPrice> prices;
    };
    struct Kept
    {
        std::vector<logging::ListPrice> prices;
        std::string url;
        WallTime fetched;
    };
    QString keptPath() const;
    void readKept();
    void answered(const Fetched &fetched);
    void end(const Outcome &outcome);

    QString m_configFile;
    const Clock &m_clock;
    ConfiguredFetch m_fetch;
    logging::FetchedPrices m_fetched;
    std::string m_url;        ///< of the running attempt
    std::string m_keptUrl;    ///< of m_fetched.prices
    bool m_isReading = false; ///< what was kept is not known yet
    QThreadPool m_pool;
};

} // namespace ccr::app
