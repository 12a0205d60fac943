#pragma once

#include <QStringList>

namespace ccr::logging {

/// Keys that config.json may have at its root and that are the logging's: who reads the rest of the file leaves them alone.
QStringList loggingConfigKeys();

} // namespace ccr::logging
