#pragma once

#include "ui/models/exchange_rows.h"

#include <QObject>

#include <functional>

namespace ccr::ui {

/// Puts rows in the order of their keys in a thread of the pool and gives them to `done` in the GUI thread, where `context`
/// lives, unless that is gone by then. Equal keys stay as they are, rows without a key come last.
void sortElsewhere(std::vector<ExchangeRows::Keyed> rows, Qt::SortOrder order, QObject *context,
                   std::function<void(std::vector<RowRef>)> done);

} // namespace ccr::ui
