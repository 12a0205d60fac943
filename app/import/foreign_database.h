#pragma once

#include "logging/base/phrase.h"

#include <functional>

class QSqlDatabase;

namespace ccr::app {

/// Whether the file begins as a database of SQLite does.
bool isDatabase(const QString &path);

/// Calls `read` with a copy of another program's database, as it stands with what that program has not yet written into the file
/// itself. Nothing is opened, made or changed beside the original, which may be in use. Empty, or what is wrong. Any thread.
Phrase readForeignDatabase(const QString &path, const std::function<Phrase(const QSqlDatabase &)> &read);

} // namespace ccr::app
