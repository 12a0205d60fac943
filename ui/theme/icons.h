#pragma once

#include <QIcon>

namespace ccr::ui {

/// ":/icons/<name>.svg", drawn in the text colour of the palette that holds when it is painted, so that a change of theme
/// needs no new icon.
QIcon themedIcon(const QString &name);

} // namespace ccr::ui
