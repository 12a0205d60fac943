#pragma once

#include <QString>

namespace ccr::proxy {

/// A field, option or header of that name holds what must not be shown: a key, token, secret or password.
bool isSensitiveName(const QString &name);

} // namespace ccr::proxy
