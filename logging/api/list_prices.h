#pragma once

#include "logging/api/price.h"
#include "logging/api/snapshots.h"

#include <QDate>

#include <span>
#include <string_view>
#include <vector>

namespace ccr::logging {

/// What a vendor asks for a model by its public list, compiled in (resources/list_prices.json). In US dollars.
struct ListPrice
{
    Price price;            ///< whose pattern is a whole name
    std::int64_t above = 0; ///< tokens: holds for longer prompts alone
    QDate checked;          ///< when the list was looked at
};

/// By name, then by `above`; any thread.
std::span<const ListPrice> listPrices();
/// For this model and so long a prompt. Looks for the name as it is, then with - for @ and without a date or "-latest" at its end;
/// case does not matter. Null: it is in no list.
const ListPrice *findListPrice(std::string_view model, std::int64_t promptTokens);

/// Of one's own prices the one that holds: one that names the provider, then the longer pattern, then the newer one. Null: none.
const Price *findPrice(std::span<const Price> own, std::string_view provider, std::string_view model, WallTime time);

/// By the list. Absent when the tokens or the price are not known, and where a server on this machine answered: it takes nothing
/// for a token.
std::optional<Money> listCostOf(const ExchangeSnapshot &exchange);

/// In the price's currency.
double amountOf(const Price &price, const TokenCounts &tokens);

/// A cost, and what a plan spares.
struct Costs
{
    std::optional<Money> cost;
    std::optional<Money> planValue; ///< absent without a plan, or without a price
};
/// `price` as the provider takes it.
Costs onTerms(const TermsOfProviders &terms, std::string_view provider, const std::optional<Money> &price);
/// What a request with these tokens would cost there; by one's own prices, else by the list.
Costs expectedCosts(std::span<const Price> own, const TermsOfProviders &terms, std::string_view provider, std::string_view model,
                    const TokenCounts &tokens, WallTime time);

} // namespace ccr::logging
