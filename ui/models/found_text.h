#pragma once

#include "logging/api/log_record.h"
#include "logging/query/query.h"
#include "ui/models/log_line_text.h"

#include <QRegularExpression>

#include <optional>

namespace ccr::ui {

/// What to point out in a line that a query found: its words and texts, not those that must be absent.
QList<QRegularExpression> foundText(const logging::Query &query);

/// Field of the query language and value that a piece of a line shows; both empty when it shows none.
std::pair<QString, QString> conditionAt(const logging::LogRecord &record, const std::optional<LineSpan> &span);

} // namespace ccr::ui
