#pragma once

#include <QStringList>

namespace ccr::ui {

/// field:=value, quoted where the language needs it.
QString conditionText(const QString &field, const QString &value, bool exclude);

/// Filters that are put together by clicking: a part stands in the filter as it is, or in parentheses where it has several
/// pieces, so that it can be found and taken out again.
bool hasFilterPart(const QString &filter, const QString &part);
QString withFilterPart(const QString &filter, const QString &part);
QString withoutFilterPart(const QString &filter, const QString &part);
/// Without the pieces that say what one of these fields must be. Negated ones stay, and those within parentheses or of an OR.
QString withoutConditions(const QString &filter, const QStringList &fields);

} // namespace ccr::ui
