#pragma once

#include <QColor>
#include <QString>

namespace ccr::ui {

/// Colours of a highlighted text: the contrast is at least 4.5:1, and the grounds differ from each other and from the base for
/// every kind of colour vision or, where they cannot, in lightness.
struct HighlightPair
{
    QColor ground;
    QColor text;
};

inline constexpr int highlightPairs = 9;

/// Of the theme that the application shows now. `number` is kept in the settings: 0 to 8.
HighlightPair highlightPair(int number);
/// "Yellow" …, translated.
QString highlightName(int number);
/// For what the reader looks for.
HighlightPair foundPair();

} // namespace ccr::ui
