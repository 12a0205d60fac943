#pragma once

#include "logging/query/query.h"

#include <QString>

namespace ccr::ui {

/// Why a filter cannot be read, in the language of the window.
QString queryProblem(const logging::QueryError &error);

} // namespace ccr::ui
