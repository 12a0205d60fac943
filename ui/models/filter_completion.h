#pragma once

#include "logging/query/query_fields.h"

#include <QList>
#include <QString>

#include <functional>
#include <span>

namespace ccr::ui {

struct FilterSuggestion
{
    QString text;    ///< replaces what stands there
    QString meaning; ///< one line, translated; may be empty
};

/// What may stand at a place of a filter.
struct FilterCompletion
{
    qsizetype from = 0; ///< of the piece that a suggestion replaces
    qsizetype length = 0;
    QList<FilterSuggestion> suggestions;
};

/// Values that a field is known to have; empty when nothing is known.
using KnownValues = std::function<QStringList(logging::QueryField)>;

FilterCompletion completeFilter(const QString &text, qsizetype cursor, std::span<const logging::QueryFieldInfo> fields,
                                const KnownValues &values);

/// The names that make sense for exchanges, and for log records; without aliases.
std::vector<logging::QueryFieldInfo> exchangeFields();
std::vector<logging::QueryFieldInfo> recordFields();
/// One line in the language of the window.
QString fieldMeaning(const logging::QueryFieldInfo &field);

} // namespace ccr::ui
