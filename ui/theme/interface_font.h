#pragma once

#include <QString>

namespace ccr::ui {

constexpr int minZoom = 70; ///< per cent of the platform's font size
constexpr int maxZoom = 200;

/// The font of all windows, for a language and a zoom in per cent (held within the limits); at once. GUI thread.
void applyInterfaceFont(const QString &language, int zoom);
int currentZoom();
/// The same font in another size.
void applyZoom(int zoom);

} // namespace ccr::ui
