#pragma once

#include <functional>

class QObject;

namespace ccr::ui {

/// Whether the desktop asks for dark windows: Qt's own answer where it has one, else the portal's, else the lightness of the
/// platform's palette as it was at the first call. GUI thread.
bool systemPrefersDark();

/// Calls `changed` whenever the answer may have become another, as long as `context` lives.
void followSystemScheme(QObject *context, const std::function<void()> &changed);

} // namespace ccr::ui
