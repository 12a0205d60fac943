#pragma once

#include "logging/query/query_fields.h"
#include "ui/models/live_exchanges.h"

#include <QStringList>

namespace ccr::ui {

/// What the newest requests of this run have for a field of text, the most frequent first.
QStringList knownValues(const LiveExchanges &live, logging::QueryField field);

} // namespace ccr::ui
