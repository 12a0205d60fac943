#pragma once

#include "proxy/config/config_loader.h"

#include <QStringList>

namespace ccr::proxy {

/// Replaces $NAME (upper case) and ${NAME}. A variable that is unset or empty stays as it was written and is added to
/// `missing`.
QString interpolate(const QString &text, const Environment &environment, QStringList &missing);

/// A field, option or header of that name holds what must not be shown: a key, token, secret or password.
bool isSensitiveName(const QString &name);

} // namespace ccr::proxy
