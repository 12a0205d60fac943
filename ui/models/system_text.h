#pragma once

#include <QString>

namespace ccr::ui {

/// A reason that the system, a socket or TLS gave, in the language of the window. Words that are nobody's of these stay as they are.
QString systemText(const QString &reason);

} // namespace ccr::ui
