#pragma once

#include "proxy/config/config_loader.h"

namespace ccr::app {

/// Reads the configuration with what the keychain knows. For commands that need one answer: returns when the keychain has
/// answered, after five seconds at the latest; without "keychain:" in the file at once. No event loop may run above it.
Result<proxy::LoadedConfig> loadWithKeychain(const QString &path);

} // namespace ccr::app
