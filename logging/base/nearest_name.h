#pragma once

#include <QStringList>

namespace ccr {

/// The name that `wrong` was probably meant to be; empty when none is near.
QString nearestName(const QString &wrong, const QStringList &names);

/// "did you mean …?", or which there are; empty for an empty list.
QString suggestion(const QString &wrong, const QStringList &names);

} // namespace ccr
