#pragma once

namespace ccr::ui {

/// From now on a LogView tells screen readers the text of its current line. Once is enough.
void installLogViewAccessibility();

} // namespace ccr::ui
