#pragma once

#include "logging/api/price.h"
#include "logging/base/result.h"

#include <QByteArray>
#include <QString>

namespace ccr::logging {

/// The file beside the configuration that holds the prices which the user took over from a list: {"prices": [{"model", "provider",
/// "input", "output", "cacheRead", "cacheWrite", "above", "checked"}]}, in US dollars for a million tokens.

/// synced-prices.json in the folder of this configuration file.
QString syncedPricesPath(const QString &configFile);
/// Errors name the entry and the field.
Result<SyncedPrices> readSyncedPrices(const QByteArray &json);
QByteArray toJson(const SyncedPrices &prices);

} // namespace ccr::logging
