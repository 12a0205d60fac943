#pragma once

#include <QString>

namespace ccr::app {

/// What the desktop knows the program by: base name of its .desktop file (installer/desktop), of its entry for the start of the
/// session, and name of its icon. In reverse-DNS form, as AppStream asks; "local", since no domain stands behind it.
inline constexpr QLatin1StringView desktopEntryId("local.ccr.Desktop");

} // namespace ccr::app
