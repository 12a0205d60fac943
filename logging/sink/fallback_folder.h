#pragma once

#include <QString>

namespace ccr::logging {

/// A folder of this user for logs whose own folder cannot be written: the user's state folder (XDG base directories), or one
/// in the folder for temporary files that nobody else can write to. Made when it does not exist. Empty: there is none.
QString fallbackFolder();

} // namespace ccr::logging
