#pragma once

#include "logging/base/phrase.h"

class QSqlError;

namespace ccr::logging {

/// Why SQLite failed: its own words, as a sentence where there is one for its result code.
Phrase sqlReason(const QSqlError &error);

} // namespace ccr::logging
