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
    explicit PriceTable(std::vector<Price> prices, TermsOfProviders terms = {}) : m_prices(std::move(prices)), m_terms(std::move(terms)) {}

    /// [{"model": "gpt-4o*", "provider": "openai", "currency": "USD", "input": 2.5, "output": 10, "cacheRead": 1.25,
    /// "cacheWrite": 2.5, "perRequest": 0.01, "validFrom": "2026-01-01"}]. Errors name the entry and the field.
    static Result<PriceTable> fromJson(const QJsonArray &json);

    /// The most specific pattern wins: one that names the provider, then the longer one, then the newer one. Null: unknown.
    const Price *find(std::string_view provider, std::string_view model, WallTime time) const;
    /// Absent when the tokens or the price are not known: an unknown cost is not 0.
    std::optional<Money> costOf(const ExchangeSnapshot &exchange) const;
    /// By these prices, else by the list, and as the provider takes them.
    Costs costsOf(const ExchangeSnapshot &exchange) const;
    const std::vector<Price> &prices() const { return m_prices; }
    QJsonArray toJson() const;

private:
    std::vector<Price> m_prices;
    TermsOfProviders m_terms;
};

/// {"relay": {"multiplier": 1.2}, "kimi": {"plan": {"fee": 49, "currency": "CNY"}}}. Errors name the provider and the field.
Result<TermsOfProviders> readProviderTerms(const QJsonObject &json);
QJsonObject toJson(const TermsOfProviders &terms);

/// {"currency": "CNY", "rates": {"USD": 7.2}}: a dollar is shown as 7.2 yuan.
Result<DisplayCurrency> readDisplayCurrency(const QJsonObject &json);
QJsonObject toJson(const DisplayCurrency &display);

} // namespace ccr::logging
