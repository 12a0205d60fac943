#pragma once

#include "logging/base/json5_reader.h"

#include <QString>

#include <optional>

namespace ccr::ui {

/// How prices are written and read where they are edited.

/// With as many digits as it takes, six at most; empty: none.
QString numberText(std::optional<double> value);
/// 0 or more, as the language of the window writes it or as JSON does: who pastes from a price list should not have to change the point.
std::optional<double> numberIn(const QString &text);

Json5Value textAsJson(const QString &text);
Json5Value numberAsJson(double number);

} // namespace ccr::ui
