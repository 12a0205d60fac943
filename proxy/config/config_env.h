#pragma once

#include "logging/base/environment.h"

namespace ccr::proxy {

/// DOCKERIZED or CONTAINER is true: the platform says with PORT and HOST where to listen.
bool isInContainer(const Environment &environment);

/// A field, option or header of that name holds what must not be shown: a key, token, secret or password.
bool isSensitiveName(const QString &name);

} // namespace ccr::proxy
