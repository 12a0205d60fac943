#pragma once

class QFont;

namespace ccr::ui {

constexpr int minZoom = 70; ///< per cent of the platform's font size
constexpr int maxZoom = 200;

/// The font of all windows in this size (held within the limits); at once. GUI thread.
void applyZoom(int zoom);
int currentZoom();
/// How much wider than usual the letters of a font are, which sizes in pixels should grow by; 1 at least.
double letterGrowth(const QFont &font);

} // namespace ccr::ui
