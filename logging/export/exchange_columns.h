#pragma once

#include "logging/api/log_record.h"
#include "logging/api/price.h"
#include "logging/api/snapshots.h"

#include <functional>
#include <string>

namespace ccr::logging {

/// An exchange as a row: the same names and values in every format that has rows. A value that is not known is null.
/// `startedAt` is ISO 8601 in UTC; names that end with Ms are milliseconds. Amounts stand in the currency of their price; where `display`
/// has one, also in that, with the rate that was taken.
void forEachColumn(const ExchangeSnapshot &exchange, const DisplayCurrency &display,
                   const std::function<void(std::string_view name, const FieldView::Value &value)> &visit);

} // namespace ccr::logging
