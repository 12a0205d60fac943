#pragma once

#include <QtGlobal>

namespace ccr {

/// A regular file that is appended to (O_APPEND) and longer than `limit` loses its older part; what stays begins with a line
/// and has at most half of that. What others append at the very moment may be lost. False: it is shorter, or no such file.
bool keepTail(int descriptor, qint64 limit);

} // namespace ccr
