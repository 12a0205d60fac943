#include "ui/theme/highlight_colours.h"

#include <QApplication>
#include <QPalette>

#include <algorithm>

namespace ccr::ui {

namespace {

struct Pair
{
    const char *name;
    QRgb lightGround, lightText, darkGround, darkText;
};

constexpr Pair pairs[highlightPairs] = {
    {QT_TRANSLATE_NOOP("Highlight", "Yellow"), 0xFFF3DD7A, 0xFF3B2F00, 0xFF5C4B00, 0xFFFFF0B0},
    {QT_TRANSLATE_NOOP("Highlight", "Orange"), 0xFFFFC48A, 0xFF4A2200, 0xFF6E3A00, 0xFFFFE0C2},
    {QT_TRANSLATE_NOOP("Highlight", "Red"), 0xFFF7A8A8, 0xFF520A0E, 0xFF7A1F25, 0xFFFFE3E3},
    {QT_TRANSLATE_NOOP("Highlight", "Pink"), 0xFFF3B4E2, 0xFF4D0E3F, 0xFF6B2160, 0xFFFFDDF6},
    {QT_TRANSLATE_NOOP("Highlight", "Violet"), 0xFFCDBBFA, 0xFF2A1366, 0xFF48318F, 0xFFEAE2FF},
    {QT_TRANSLATE_NOOP("Highlight", "Blue"), 0xFFA9CDFB, 0xFF0A2A5B, 0xFF1D4680, 0xFFDCEBFF},
    {QT_TRANSLATE_NOOP("Highlight", "Cyan"), 0xFF9FE3E8, 0xFF063B40, 0xFF0E5057, 0xFFD3F6F8},
    {QT_TRANSLATE_NOOP("Highlight", "Green"), 0xFFA8E0B4, 0xFF0B3B1A, 0xFF1C5230, 0xFFD6F5DF},
    {QT_TRANSLATE_NOOP("Highlight", "Grey"), 0xFFCFD4DC, 0xFF1B1F27, 0xFF4A515E, 0xFFF1F3F6},
};

} // namespace

HighlightPair highlightPair(int number)
{
    const Pair &pair = pairs[std::clamp(number, 0, highlightPairs - 1)];
    const bool isDark = QApplication::palette().color(QPalette::Base).lightness() < 128;
    return isDark ? HighlightPair{QColor(pair.darkGround), QColor(pair.darkText)}
                  : HighlightPair{QColor(pair.lightGround), QColor(pair.lightText)};
}

QString highlightName(int number)
{
    return QCoreApplication::translate("Highlight", pairs[std::clamp(number, 0, highlightPairs - 1)].name);
}

HighlightPair foundPair()
{
    return highlightPair(0);
}

} // namespace ccr::ui
