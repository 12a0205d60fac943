#include "logging/api/list_prices.h"

#include "logging/base/ascii.h"
#include "logging/base/wildcard.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

// Outside of every namespace, as Q_INIT_RESOURCE wants it: a static library's resources are not registered by themselves.
static void registerListPrices()
{
    Q_INIT_RESOURCE(list_prices);
}

namespace ccr::logging {

namespace {

std::optional<double> amountAt(const QJsonObject &json, QLatin1StringView key)
{
    return json.contains(key) ? std::optional(json.value(key).toDouble()) : std::nullopt;
}

std::vector<ListPrice> readPrices()
{
    registerListPrices();
    QFile file(u":/list_prices.json"_s);
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QJsonObject list = QJsonDocument::fromJson(file.readAll()).object();
    const QString checked = list.value("checked"_L1).toString();
    std::vector<ListPrice> prices;
    const QJsonArray entries = list.value("prices"_L1).toArray();
    for (const QJsonValue &value : entries) {
        const QJsonObject entry = value.toObject();
        prices.push_back({.price = {.pattern = asciiLower(entry.value("model"_L1).toString().toStdString()),
                                    .provider = {},
                                    .currency = list.value("currency"_L1).toString().toStdString(),
                                    .input = entry.value("input"_L1).toDouble(),
                                    .output = entry.value("output"_L1).toDouble(),
                                    .cacheRead = amountAt(entry, "cacheRead"_L1),
                                    .cacheWrite = amountAt(entry, "cacheWrite"_L1)},
                          .above = entry.value("above"_L1).toInteger(),
                          .checked = QDate::fromString(entry.value("checked"_L1).toString(checked), Qt::ISODate)});
    }
    std::sort(prices.begin(), prices.end(), [](const ListPrice &a, const ListPrice &b) {
        return std::tie(a.price.pattern, a.above) < std::tie(b.price.pattern, b.above);
    });
    return prices;
}

const ListPrice *exactly(std::string_view name, std::int64_t promptTokens)
{
    const ListPrice *found = nullptr;
    const std::span<const ListPrice> prices = listPrices();
    const auto from =
        std::partition_point(prices.begin(), prices.end(), [name](const ListPrice &entry) { return entry.price.pattern < name; });
    for (auto entry = from; entry != prices.end() && entry->price.pattern == name; ++entry)
        if (entry->above == 0 || promptTokens > entry->above) found = &*entry;
    return found;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// "-20250929", "-2025-09-29", "-latest".
std::string_view withoutVersion(std::string_view name)
{
    constexpr std::string_view latest = "-latest";
    if (name.ends_with(latest)) return name.substr(0, name.size() - latest.size());
    for (const std::string_view shape : {std::string_view("-dddddddd"), std::string_view("-dddd-dd-dd")}) {
        if (name.size() <= shape.size()) continue;
        const std::string_view end = name.substr(name.size() - shape.size());
        if (std::equal(end.begin(), end.end(), shape.begin(), [](char c, char wanted) { return wanted == 'd' ? isDigit(c) : c == wanted; }))
            return name.substr(0, name.size() - shape.size());
    }
    return name;
}

bool isOfThisMachine(const std::string &url)
{
    const QString host = QUrl(QString::fromStdString(url)).host();
    return host == "localhost"_L1 || host.startsWith("127."_L1) || host == "::1"_L1;
}

} // namespace

std::span<const ListPrice> listPrices()
{
    static const std::vector<ListPrice> prices = readPrices();
    return prices;
}

const ListPrice *findListPrice(std::string_view model, std::int64_t promptTokens)
{
    std::string name = asciiLower(model);
    if (const ListPrice *found = exactly(name, promptTokens)) return found;
    std::replace(name.begin(), name.end(), '@', '-');
    if (const ListPrice *found = exactly(name, promptTokens)) return found;
    return exactly(withoutVersion(name), promptTokens);
}

const Price *findPrice(std::span<const Price> own, std::string_view provider, std::string_view model, WallTime time)
{
    const auto rank = [](const Price &price) { return std::tuple(!price.provider.empty(), price.pattern.size(), price.validFrom); };
    const Price *best = nullptr;
    for (const Price &price : own) {
        if (price.validFrom > time || !matchesWildcard(price.pattern, model, QuestionMark::IsItself)) continue;
        if (!price.provider.empty() && !matchesWildcard(price.provider, provider, QuestionMark::IsItself)) continue;
        if (!best || rank(price) > rank(*best)) best = &price;
    }
    return best;
}

std::optional<Money> listCostOf(const ExchangeSnapshot &exchange)
{
    const TokenCounts &tokens = exchange.tokens;
    if (!tokens.known || exchange.provider.empty()) return {};
    if (!exchange.attempts.empty() && isOfThisMachine(exchange.attempts.back().url)) return {};
    const ListPrice *found = findListPrice(exchange.model, tokens.input + tokens.cacheRead + tokens.cacheWrite);
    if (!found) return {};
    return Money{.amount = amountOf(found->price, tokens), .currency = found->price.currency};
}

double amountOf(const Price &price, const TokenCounts &tokens)
{
    const double sum = static_cast<double>(tokens.input) * price.input + static_cast<double>(tokens.output) * price.output
                       + static_cast<double>(tokens.cacheRead) * price.cacheRead.value_or(price.input)
                       + static_cast<double>(tokens.cacheWrite) * price.cacheWrite.value_or(price.input);
    return sum / 1e6 + price.perRequest;
}

Costs onTerms(const TermsOfProviders &terms, std::string_view provider, const std::optional<Money> &price)
{
    const auto found = terms.find(asciiLower(provider));
    if (found == terms.end()) return {.cost = price, .planValue = {}};
    const auto &[multiplier, plan] = found->second;
    std::optional<Money> multiplied = price;
    if (multiplied) multiplied->amount *= multiplier;
    if (!plan) return {.cost = multiplied, .planValue = {}};
    return {.cost = Money{.amount = 0, .currency = multiplied ? multiplied->currency : plan->currency}, .planValue = multiplied};
}

Costs expectedCosts(std::span<const Price> own, const TermsOfProviders &terms, std::string_view provider, std::string_view model,
                    const TokenCounts &tokens, WallTime time)
{
    const Price *price = findPrice(own, provider, model, time);
    if (const ListPrice *listed = price ? nullptr : findListPrice(model, tokens.input + tokens.cacheRead + tokens.cacheWrite))
        price = &listed->price;
    return onTerms(terms, provider, price ? std::optional(Money{amountOf(*price, tokens), price->currency}) : std::nullopt);
}

} // namespace ccr::logging
