#pragma once

#include "proxy/config/config_loader.h"

#include <QStringList>

namespace ccr::proxy {

/// Replaces $NAME (upper case) and ${NAME}. A variable that is unset or empty stays as it was written and is added to
/// `missing`.
QString interpolate(const QString &text, const Environment &environment, QStringList &missing);

} // namespace ccr::proxy
