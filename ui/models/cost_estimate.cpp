#include "ui/models/cost_estimate.h"

#include "logging/api/list_prices.h"
#include "ui/models/value_text.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace ccr::ui {

QString promptCostText(const logging::LoggingConfig &config, const QString &provider, const QString &model, std::int64_t promptTokens)
{
    const std::string name = model.toStdString();
    const auto found = logging::priceFor({config.prices, config.syncedPrices}, provider.toStdString(), name, promptTokens, wallNow());
    if (!found) return u"—"_s;
    const logging::Price &price = found->price;
    const logging::TokenCounts tokens{.input = promptTokens, .known = true};
    const logging::Costs prompt = logging::onTerms(config.providerPrices, provider.toStdString(), name,
                                                   logging::Money{logging::amountOf(price, tokens), price.currency});
    const logging::Costs answer =
        logging::onTerms(config.providerPrices, provider.toStdString(), name, logging::Money{price.output, price.currency});
    if (prompt.planValue)
        return QCoreApplication::translate("CostEstimate", "none within the plan (≈ %1 for the prompt by price)")
            .arg(moneyText(prompt.planValue));
    return QCoreApplication::translate("CostEstimate", "≈ %1 for the prompt, %2 for a million tokens of the answer")
        .arg(moneyText(prompt.cost), moneyText(answer.cost));
}

} // namespace ccr::ui
