#pragma once

#include "logging/api/list_prices.h"
#include "logging/api/snapshots.h"
#include "logging/base/result.h"

#include <QJsonArray>
#include <QJsonObject>

#include <vector>

namespace ccr::logging {

/// The user's own prices, by the model that served, never by the one that was asked for. They stand before those of the vendors'
/// lists (api/list_prices).
class PriceTable
{
public:
    PriceTable() = default;
    explicit PriceTable(std::vector<Price> prices, TermsOfProviders terms = {}, SyncedPrices synced = {})
        : m_prices(std::move(prices)), m_terms(std::move(terms)), m_synced(std::move(synced))
    {
    }

    /// [{"model": "gpt-4o*", "provider": "openai", "currency": "USD", "input": 2.5, "output": 10, "cacheRead": 1.25,
    /// "cacheWrite": 2.5, "perRequest": 0.01, "validFrom": "2026-01-01"}]. Errors name the entry and the field.
    static Result<PriceTable> fromJson(const QJsonArray &json);

    /// By these prices, else by those that were taken over, else by the built-in list, and as the provider takes them. Absent when the
    /// tokens or the price are not known: an unknown cost is not 0.
    Costs costsOf(const ExchangeSnapshot &exchange) const;
    const std::vector<Price> &prices() const { return m_prices; }
    QJsonArray toJson() const;

private:
    std::vector<Price> m_prices;
    TermsOfProviders m_terms;
    SyncedPrices m_synced;
};

/// {"relay": {"multiplier": 1.2, "models": {"gpt-5*": 1.5}}, "kimi": {"plan": {"fee": 49, "currency": "CNY", "quota": {"unit": "requests",
/// "5h": 200, "week": 1000, "month": 4000, "since": "2026-11-03T09:00:00Z"}}}}. Errors name the provider and the field.
Result<TermsOfProviders> readProviderTerms(const QJsonObject &json);
QJsonObject toJson(const TermsOfProviders &terms);

/// {"enabled": true, "url": "https://models.dev/api.json"}.
Result<PriceSyncConfig> readPriceSync(const QJsonObject &json);
QJsonObject toJson(const PriceSyncConfig &sync);

/// {"currency": "CNY", "rates": {"USD": 7.2}}: a dollar is shown as 7.2 yuan.
Result<DisplayCurrency> readDisplayCurrency(const QJsonObject &json);
QJsonObject toJson(const DisplayCurrency &display);

} // namespace ccr::logging
