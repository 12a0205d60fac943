#pragma once

#include <QString>

namespace ccr::ui {

/// Filters that are put together by clicking: a part stands in the filter as it is, or in parentheses where it has several
/// pieces, so that it can be found and taken out again.
bool hasFilterPart(const QString &filter, const QString &part);
QString withFilterPart(const QString &filter, const QString &part);
QString withoutFilterPart(const QString &filter, const QString &part);

} // namespace ccr::ui
