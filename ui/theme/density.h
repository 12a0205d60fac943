#pragma once

#include <QFont>

namespace ccr::ui {

/// How close the rows of lists and logs are.
enum class Density
{
    Compact,
    Normal,
    Comfortable
};

/// At once, for every window: their widgets get a QEvent::StyleChange. GUI thread, as all of this file.
void applyDensity(Density density);
Density currentDensity();
/// Of one row of a list in this font, in device-independent pixels: 22, 24 or 28, and more where the letters need it.
int rowHeight(const QFont &font);

} // namespace ccr::ui
