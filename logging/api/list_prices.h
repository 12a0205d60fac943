#pragma once

#include "logging/api/price.h"
#include "logging/api/snapshots.h"

#include <QDate>

#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace ccr::logging {

/// What the vendors ask by their public lists, compiled in (resources/list_prices.json), in US dollars. By name, then by `above`; any
/// thread.
std::span<const ListPrice> listPrices();
/// How lists may write a model that somebody calls `model`, the most exact name first, in small letters: as it is; with - for @; without
/// a date, "-latest" or "[1m]" at its end; without the path, the region or the vendor before it ("openrouter/anthropic/…",
/// "us.anthropic.…") and the version behind it ("-v1:0"); with - for the point of its version ("claude-sonnet-4.5"). What ":free" costs
/// nobody's list says.
std::vector<std::string> listNames(std::string_view model);

/// For this model and so long a prompt, by the first of listNames() that is there. Null: it is in no list.
const ListPrice *findListPrice(std::string_view model, std::int64_t promptTokens);

/// Whether lists call somebody so who makes models, and does not only sell those of others.
bool isModelMaker(std::string_view seller);

/// Of the prices that were taken over from a list: of those with the first of listNames() that is there, the one of this provider, else
/// the one of the model's own vendor, else the one on which all agree. Null: none.
const ListPrice *findSyncedPrice(const SyncedPrices &synced, std::string_view provider, std::string_view model, std::int64_t promptTokens);

/// Of one's own prices the one that holds: one that names the provider, then the longer pattern, then the newer one. Null: none.
const Price *findPrice(std::span<const Price> own, std::string_view provider, std::string_view model, WallTime time);

/// All prices that may count.
struct Prices
{
    std::span<const Price> own;
    const SyncedPrices &synced;
};

/// The price that counts, one's own before one that was taken over before one that is built in.
struct FoundPrice
{
    Price price;
    PriceSource source = PriceSource::Mine;
    std::string id; ///< which version of it: "mine:gpt-4o*@2026-01-01", "synced:openai/gpt-4o@2026-11-26", "list:gpt-4o@2026-11-01"
};
/// Absent: nobody knows one.
std::optional<FoundPrice> priceFor(const Prices &prices, std::string_view provider, std::string_view model, std::int64_t promptTokens,
                                   WallTime time);
/// Whether the server that answered runs on this machine: it takes nothing for a token, whatever lists say.
bool isServedHere(const ExchangeSnapshot &exchange);

/// In the price's currency.
double amountOf(const Price &price, const TokenCounts &tokens);

/// A cost, and what a plan spares.
struct Costs
{
    std::optional<Money> cost;
    std::optional<Money> planValue; ///< absent without a plan, or without a price
    std::string priceId = {};
};
/// `price` as the provider takes it for this model.
Costs onTerms(const TermsOfProviders &terms, std::string_view provider, std::string_view model, const std::optional<Money> &price);
/// What a request with these tokens would cost there.
Costs expectedCosts(const Prices &prices, const TermsOfProviders &terms, std::string_view provider, std::string_view model,
                    const TokenCounts &tokens, WallTime time);

} // namespace ccr::logging
