#include "app/import/ccr3_prices.h"

#include "logging/base/json5_values.h"

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

std::optional<double> firstOf(const Json5Value &object, std::initializer_list<QStringView> names)
{
    for (const QStringView name : names)
        if (const std::optional<double> number = numberAt(object, name)) return number;
    return std::nullopt;
}

// Both programs count in US dollars for a million tokens.
std::optional<Json5Value> priceOf(const Json5Value &pricing)
{
    const std::optional<double> input = firstOf(pricing, {u"inputUsdPerMillionTokens", u"input_usd_per_million_tokens"});
    const std::optional<double> output = firstOf(pricing, {u"outputUsdPerMillionTokens", u"output_usd_per_million_tokens"});
    if (!input && !output) return std::nullopt;
    Json5Value price = objectValue();
    const auto set = [&price](const QString &name, const std::optional<double> &value) {
        if (value) setMember(price, name, numberValue(*value));
    };
    set(u"input"_s, input);
    set(u"output"_s, output);
    set(u"cacheRead"_s, firstOf(pricing, {u"cacheReadUsdPerMillionTokens", u"cache_read_usd_per_million_tokens"}));
    set(u"cacheWrite"_s, firstOf(pricing, {u"cacheWrite5mUsdPerMillionTokens", u"cache_write_5m_usd_per_million_tokens",
                                           u"cacheWriteUsdPerMillionTokens", u"cache_write_usd_per_million_tokens"}));
    return price;
}

} // namespace

std::vector<Json5Value> readCcr3Prices(const Json5Value &provider, const QString &name)
{
    std::vector<Json5Value> prices;
    const Json5Value *models = provider.find(u"modelMetadata");
    if (!models) models = provider.find(u"model_metadata");
    if (!models) return prices;
    for (const Json5Member &model : models->members) {
        const Json5Value *pricing = model.value.find(u"pricing");
        const std::optional<Json5Value> price = pricing ? priceOf(*pricing) : std::nullopt;
        if (!price) continue;
        Json5Value entry = objectValue();
        setMember(entry, u"model"_s, textValue(model.name.trimmed()));
        setMember(entry, u"provider"_s, textValue(name));
        entry.members.insert(entry.members.end(), price->members.begin(), price->members.end());
        prices.push_back(std::move(entry));
    }
    return prices;
}

} // namespace ccr::app
