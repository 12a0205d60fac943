#pragma once

#include "logging/base/environment.h"

namespace ccr::proxy {

/// DOCKERIZED or CONTAINER is true: the platform says with PORT and HOST where to listen.
bool isInContainer(const Environment &environment);

} // namespace ccr::proxy
