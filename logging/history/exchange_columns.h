#pragma once

#include "logging/api/snapshots.h"
#include "logging/query/query_fields.h"

#include <QVariant>

#include <span>

namespace ccr::logging {

/// How a part of an exchange stands in its table: written and read in one place.
struct ExchangeColumn
{
    const char *name;
    const char *type;
    QVariant (*get)(const ExchangeSnapshot &exchange);
    void (*set)(ExchangeSnapshot &exchange, const QVariant &value); ///< the value is not null
};

/// Columns of the table "exchanges", without its key.
std::span<const ExchangeColumn> exchangeColumns();
/// Columns of the table "stream_statistics", which has a row for each exchange that was streamed.
std::span<const ExchangeColumn> streamColumns();

/// The expression whose value a query's field has, in the unit of the field's type; null for what SQL does not know.
const char *columnOf(QueryField field);

} // namespace ccr::logging
