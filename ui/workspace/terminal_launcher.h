#pragma once

#include "logging/base/phrase.h"

namespace ccr::ui {

/// Opens a terminal of the desktop in which Claude Code starts, pointed at the router. GUI thread.
class TerminalLauncher
{
public:
    virtual ~TerminalLauncher() = default;
    /// Returns why it could not be done; empty when it is done.
    virtual Phrase openClaude() = 0;
};

} // namespace ccr::ui
