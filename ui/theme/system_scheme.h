#pragma once

#include <QColor>

#include <functional>

class QObject;

namespace ccr::ui {

/// How the desktop wants its programs to look.
struct SystemScheme
{
    bool prefersDark = false;
    bool prefersContrast = false;
    bool prefersReducedMotion = false;
    QColor accent; ///< invalid: it has none of its own
    bool operator==(const SystemScheme &) const = default;
};

/// From the settings portal of freedesktop.org where there is one, otherwise from Qt. Waits at most 0.3 s for the portal.
SystemScheme systemScheme();
/// Calls `changed` whenever it is another one than `known`, and then the last one, as long as `context` lives.
void followSystemScheme(QObject *context, const SystemScheme &known, const std::function<void(const SystemScheme &)> &changed);

} // namespace ccr::ui
