#pragma once

#include <QString>

namespace ccr::ui {

/// What the reading of a configuration, a preset or a budget said, in the language of the window; other texts as they are.
QString configText(const QString &said);

} // namespace ccr::ui
