#include "logging/api/list_prices.h"

#include "logging/base/ascii.h"
#include "logging/base/date_time.h"
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

// "us.anthropic.claude-…" of Bedrock: a region and the vendor.
std::string_view withoutVendor(std::string_view name)
{
    constexpr std::string_view regions[] = {"us.", "eu.", "apac.", "global.", "jp.", "au."};
    for (const std::string_view region : regions)
        if (name.starts_with(region)) {
            name.remove_prefix(region.size());
            break;
        }
    constexpr std::string_view vendors[] = {"anthropic.", "amazon.", "meta.", "mistral.", "deepseek.", "qwen.", "openai."};
    for (const std::string_view vendor : vendors)
        if (name.starts_with(vendor)) return name.substr(vendor.size());
    return name;
}

// "-v1:0" of Bedrock, ":thinking" and the like of resellers, "[1m]" of Claude Code. What else stands behind a colon is a size or a
// version of the model ("qwen3:8b"), and so another model.
std::string_view withoutVariant(std::string_view name)
{
    if (name.ends_with(']')) name = name.substr(0, name.rfind('['));
    const std::size_t colon = name.find(':');
    if (colon == std::string_view::npos) return name;
    const std::string_view variant = name.substr(colon + 1);
    if (!variant.empty() && std::all_of(variant.begin(), variant.end(), isDigit)) {
        const std::size_t version = name.substr(0, colon).rfind("-v");
        return version == std::string_view::npos ? name : name.substr(0, version);
    }
    constexpr std::string_view words[] = {"thinking", "beta", "extended", "nitro", "floor", "online", "exacto"};
    return std::ranges::find(words, variant) == std::end(words) ? name : name.substr(0, colon);
}

std::string withoutPoints(std::string_view name)
{
    std::string text(name);
    for (std::size_t i = 1; i + 1 < text.size(); ++i)
        if (text[i] == '.' && isDigit(text[i - 1]) && isDigit(text[i + 1])) text[i] = '-';
    return text;
}

bool isOfThisMachine(const std::string &url)
{
    const QString host = QUrl(QString::fromStdString(url)).host();
    return host == "localhost"_L1 || host.startsWith("127."_L1) || host == "::1"_L1;
}

const ListPrice *lastFor(std::span<const ListPrice> sameModel, std::int64_t promptTokens)
{
    const ListPrice *found = nullptr;
    for (const ListPrice &entry : sameModel)
        if (entry.above == 0 || promptTokens > entry.above) found = &entry;
    return found;
}

std::span<const ListPrice> named(std::span<const ListPrice> prices, std::string_view name)
{
    const auto from =
        std::partition_point(prices.begin(), prices.end(), [name](const ListPrice &entry) { return entry.price.pattern < name; });
    const auto to = std::partition_point(from, prices.end(), [name](const ListPrice &entry) { return entry.price.pattern == name; });
    return {from, to};
}

/// Who makes models, as lists call them; everybody else there sells those of others.
constexpr std::string_view makers[] = {"anthropic", "openai",    "google",     "deepseek",      "moonshotai", "zai",     "alibaba",
                                       "xai",       "mistral",   "minimax",    "cohere",        "llama",      "zhipuai", "xiaomi",
                                       "stepfun",   "inception", "perplexity", "moonshotai-cn", "alibaba-cn"};

bool isSame(const Price &a, const Price &b)
{
    return a.input == b.input && a.output == b.output && a.cacheRead == b.cacheRead && a.cacheWrite == b.cacheWrite
           && a.currency == b.currency;
}

// Entries of one name, ordered by who asks for it.
std::span<const ListPrice> ofOneSeller(std::span<const ListPrice> sameModel, std::string_view seller)
{
    const auto isBefore = [seller](const ListPrice &entry) { return entry.price.provider < seller; };
    const auto from = std::partition_point(sameModel.begin(), sameModel.end(), isBefore);
    const auto to =
        std::partition_point(from, sameModel.end(), [seller](const ListPrice &entry) { return entry.price.provider == seller; });
    return {from, to};
}

std::string dayOf(WallTime time)
{
    return time == WallTime() ? std::string("always") : utcTime(time).date().toString(Qt::ISODate).toStdString();
}

} // namespace

std::span<const ListPrice> listPrices()
{
    static const std::vector<ListPrice> prices = readPrices();
    return prices;
}

std::vector<std::string> listNames(std::string_view model)
{
    std::vector<std::string> names;
    const auto add = [&names](std::string_view name) {
        if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
    };
    std::string name = asciiLower(model);
    add(name);
    if (name.ends_with(":free")) return names;
    std::replace(name.begin(), name.end(), '@', '-');
    add(name);
    add(withoutVersion(name));
    const std::string_view last = std::string_view(name).substr(name.rfind('/') + 1); // npos + 1 is 0
    add(last);
    const std::string_view plain = withoutVariant(withoutVendor(last));
    add(plain);
    const std::string_view undated = withoutVersion(plain);
    add(undated);
    add(withoutPoints(undated));
    return names;
}

const ListPrice *findListPrice(std::string_view model, std::int64_t promptTokens)
{
    for (const std::string &name : listNames(model))
        if (const std::span<const ListPrice> found = named(listPrices(), name); !found.empty()) return lastFor(found, promptTokens);
    return nullptr;
}

bool isModelMaker(std::string_view seller)
{
    return std::ranges::find(makers, seller) != std::end(makers);
}

const ListPrice *findSyncedPrice(const SyncedPrices &synced, std::string_view provider, std::string_view model, std::int64_t promptTokens)
{
    if (synced.all().empty()) return nullptr;
    const std::string seller = asciiLower(provider);
    for (const std::string &name : listNames(model)) {
        const std::span<const ListPrice> found = named(synced.all(), name);
        if (found.empty()) continue;
        if (const auto own = ofOneSeller(found, seller); !own.empty()) return lastFor(own, promptTokens);
        for (const std::string_view maker : makers)
            if (const auto made = ofOneSeller(found, maker); !made.empty()) return lastFor(made, promptTokens);
        const auto first = ofOneSeller(found, found.front().price.provider);
        const bool allAgree = std::all_of(found.begin(), found.end(), [&first](const ListPrice &entry) {
            return std::any_of(first.begin(), first.end(),
                               [&entry](const ListPrice &one) { return one.above == entry.above && isSame(one.price, entry.price); });
        });
        if (allAgree) return lastFor(first, promptTokens);
    }
    return nullptr;
}

SyncedPrices::SyncedPrices(std::vector<ListPrice> prices)
{
    std::sort(prices.begin(), prices.end(), [](const ListPrice &a, const ListPrice &b) {
        return std::tie(a.price.pattern, a.price.provider, a.above) < std::tie(b.price.pattern, b.price.provider, b.above);
    });
    if (!prices.empty()) m_prices = std::make_shared<const std::vector<ListPrice>>(std::move(prices));
}

bool SyncedPrices::operator==(const SyncedPrices &other) const
{
    return m_prices == other.m_prices || std::ranges::equal(all(), other.all());
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

std::optional<FoundPrice> priceFor(const Prices &prices, std::string_view provider, std::string_view model, std::int64_t promptTokens,
                                   WallTime time)
{
    for (const std::string &name : listNames(model))
        if (const Price *own = findPrice(prices.own, provider, name, time))
            return FoundPrice{*own, PriceSource::Mine, "mine:" + own->pattern + '@' + dayOf(own->validFrom)};
    if (const ListPrice *synced = findSyncedPrice(prices.synced, provider, model, promptTokens))
        return FoundPrice{synced->price, PriceSource::Synced,
                          "synced:" + synced->price.provider + '/' + synced->price.pattern + '@'
                              + synced->checked.toString(Qt::ISODate).toStdString()};
    if (const ListPrice *listed = findListPrice(model, promptTokens))
        return FoundPrice{listed->price, PriceSource::BuiltIn,
                          "list:" + listed->price.pattern + '@' + listed->checked.toString(Qt::ISODate).toStdString()};
    return std::nullopt;
}

bool isServedHere(const ExchangeSnapshot &exchange)
{
    return !exchange.attempts.empty() && isOfThisMachine(exchange.attempts.back().url);
}

double amountOf(const Price &price, const TokenCounts &tokens)
{
    const double sum = static_cast<double>(tokens.input) * price.input + static_cast<double>(tokens.output) * price.output
                       + static_cast<double>(tokens.cacheRead) * price.cacheRead.value_or(price.input)
                       + static_cast<double>(tokens.cacheWrite) * price.cacheWrite.value_or(price.input);
    return sum / 1e6 + price.perRequest;
}

namespace {

double multiplierFor(const ProviderTerms &terms, std::string_view model)
{
    const std::vector<std::string> names = listNames(model);
    std::size_t longest = 0;
    double multiplier = terms.multiplier;
    for (const auto &[pattern, ofModels] : terms.models) {
        const auto isMeant = [&](const std::string &name) { return matchesWildcard(pattern, name, QuestionMark::IsItself); };
        if (pattern.size() <= longest || std::none_of(names.begin(), names.end(), isMeant)) continue;
        longest = pattern.size();
        multiplier = ofModels;
    }
    return multiplier;
}

} // namespace

Costs onTerms(const TermsOfProviders &terms, std::string_view provider, std::string_view model, const std::optional<Money> &price)
{
    const auto found = terms.empty() ? terms.end() : terms.find(asciiLower(provider));
    if (found == terms.end()) return {.cost = price, .planValue = {}};
    std::optional<Money> multiplied = price;
    if (multiplied) multiplied->amount *= multiplierFor(found->second, model);
    const std::optional<Plan> &plan = found->second.plan;
    if (!plan) return {.cost = multiplied, .planValue = {}};
    return {.cost = Money{.amount = 0, .currency = multiplied ? multiplied->currency : plan->currency}, .planValue = multiplied};
}

Costs expectedCosts(const Prices &prices, const TermsOfProviders &terms, std::string_view provider, std::string_view model,
                    const TokenCounts &tokens, WallTime time)
{
    const auto found = priceFor(prices, provider, model, tokens.input + tokens.cacheRead + tokens.cacheWrite, time);
    if (!found) return onTerms(terms, provider, model, std::nullopt);
    Costs costs = onTerms(terms, provider, model, Money{amountOf(found->price, tokens), found->price.currency});
    costs.priceId = found->id;
    return costs;
}

} // namespace ccr::logging
