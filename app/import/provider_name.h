#pragma once

#include <QStringList>

namespace ccr::app {

/// `wanted` as a provider may be called here: without a comma, and as none of `taken`. `origin` tells two of one name apart, before a
/// number has to; it stands in where there is no name.
QString providerName(const QString &wanted, const QString &origin, const QStringList &taken);

} // namespace ccr::app
