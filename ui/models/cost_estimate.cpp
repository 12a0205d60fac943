#include "ui/models/cost_estimate.h"

#include "logging/api/list_prices.h"
#include "ui/models/value_text.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace ccr::ui {

QString promptCostText(const logging::LoggingConfig &config, const QString &provider, const QString &model, std::int64_t promptTokens)
{
    const std::string name = model.toStdString();
    const logging::Price *price = logging::findPrice(config.prices, provider.toStdString(), name, wallNow());
    if (const logging::ListPrice *listed = price ? nullptr : logging::findListPrice(name, promptTokens)) price = &listed->price;
    if (!price) return u"—"_s;
    const double prompt = logging::amountOf(*price, {.input = promptTokens, .known = true});
    return QCoreApplication::translate("CostEstimate", "≈ %1 for the prompt, %2 for a million tokens of the answer")
        .arg(moneyText(logging::Money{prompt, price->currency}), moneyText(logging::Money{price->output, price->currency}));
}

} // namespace ccr::ui
