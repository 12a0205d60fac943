#pragma once

#include "logging/api/price.h"
#include "logging/api/snapshots.h"
#include "logging/base/result.h"

#include <QJsonArray>

#include <vector>

namespace ccr::logging {

/// The user's own prices, by the model that served, never by the one that was asked for. They stand before those of the vendors'
/// lists (api/list_prices).
class PriceTable
{
public:
    PriceTable() = default;
    explicit PriceTable(std::vector<Price> prices) : m_prices(std::move(prices)) {}

    /// [{"model": "gpt-4o*", "provider": "openai", "currency": "USD", "input": 2.5, "output": 10, "cacheRead": 1.25,
    /// "cacheWrite": 2.5, "validFrom": "2026-01-01"}]. Errors name the entry and the field.
    static Result<PriceTable> fromJson(const QJsonArray &json);

    /// The most specific pattern wins: one that names the provider, then the longer one, then the newer one. Null: unknown.
    const Price *find(std::string_view provider, std::string_view model, WallTime time) const;
    /// Absent when the tokens or the price are not known: an unknown cost is not 0.
    std::optional<Money> costOf(const ExchangeSnapshot &exchange) const;
    const std::vector<Price> &prices() const { return m_prices; }
    QJsonArray toJson() const;

private:
    std::vector<Price> m_prices;
};

} // namespace ccr::logging
