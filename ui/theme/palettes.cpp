#include "ui/theme/palettes.h"

#include <algorithm>
#include <cmath>

namespace ccr::ui {

namespace {

constexpr double leastContrast = 3;

// WCAG 2.2, relative luminance and contrast ratio.
double luminance(const QColor &colour)
{
    const auto linear = [](double channel) { return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

} // namespace

const Theme &lightTheme()
{
    static const Theme theme{.window = 0xF4F5F7,
                             .base = 0xFFFFFF,
                             .alternate = 0xF8F9FB,
                             .mid = 0xD5D9E0,
                             .dark = 0x868E9C,
                             .text = 0x1B1F27,
                             .placeholder = 0x636B7A,
                             .disabled = 0x9AA1AD,
                             .selection = 0xDCE9FF,
                             .onSelection = 0x0B2A5B,
                             .link = 0x1558C0,
                             .colours = {.muted = 0x5A6372,
                                         .ok = 0x17774A,
                                         .okBackground = 0xE3F5EA,
                                         .warn = 0x8A5600,
                                         .warnBackground = 0xFFF4DD,
                                         .error = 0xC4242B,
                                         .errorBackground = 0xFDECEC,
                                         .accent = 0x1F6FEB,
                                         .onAccent = 0xFFFFFF,
                                         .stall = 0xB0309C,
                                         .phaseQueue = 0x8A93A3,
                                         .phaseRoute = 0x6F4FD0,
                                         .phaseConnect = 0x0E6B5A,
                                         .phaseWait = 0xD07800,
                                         .phaseStream = 0x1F78D1,
                                         .tokensFresh = 0x1F78D1,
                                         .tokensCacheRead = 0x17876D,
                                         .tokensCacheWrite = 0x8A6D00,
                                         .tokensOutput = 0x6F4FD0,
                                         .tokensThinking = 0x8A93A3}};
    return theme;
}

const Theme &darkTheme()
{
    static const Theme theme{.window = 0x1E2127,
                             .base = 0x16181D,
                             .alternate = 0x1A1D23,
                             .mid = 0x353A44,
                             .dark = 0x6B7484,
                             .text = 0xE4E7EC,
                             .placeholder = 0x8C95A4,
                             .disabled = 0x616A78,
                             .selection = 0x24426F,
                             .onSelection = 0xF2F6FF,
                             .link = 0x7DB1FF,
                             .colours = {.muted = 0xA3ACBA,
                                         .ok = 0x4CC38A,
                                         .okBackground = 0x15301F,
                                         .warn = 0xE5A83B,
                                         .warnBackground = 0x33280F,
                                         .error = 0xFF7B7F,
                                         .errorBackground = 0x3A1D20,
                                         .accent = 0x5B9DFF,
                                         .onAccent = 0x0B1220,
                                         .stall = 0xE58BD6,
                                         .phaseQueue = 0x737C8B,
                                         .phaseRoute = 0xA58BF0,
                                         .phaseConnect = 0x2C9C86,
                                         .phaseWait = 0xF3A64A,
                                         .phaseStream = 0x5B9DFF,
                                         .tokensFresh = 0x5B9DFF,
                                         .tokensCacheRead = 0x46C2A4,
                                         .tokensCacheWrite = 0xD6B656,
                                         .tokensOutput = 0xA58BF0,
                                         .tokensThinking = 0x737C8B}};
    return theme;
}

// With high contrast the phases stay apart by pattern; what is text has a hue of its own as a help, never as the message.
const Theme &highContrastLightTheme()
{
    static const Theme theme{.window = 0xFFFFFF,
                             .base = 0xFFFFFF,
                             .alternate = 0xF2F2F2,
                             .mid = 0x000000,
                             .dark = 0x000000,
                             .text = 0x000000,
                             .placeholder = 0x404040,
                             .disabled = 0x595959,
                             .selection = 0x000000,
                             .onSelection = 0xFFFFFF,
                             .link = 0x0000B0,
                             .colours = {.muted = 0x303030,
                                         .ok = 0x00471F,
                                         .okBackground = 0xFFFFFF,
                                         .warn = 0x5C3600,
                                         .warnBackground = 0xFFFFFF,
                                         .error = 0x8C0008,
                                         .errorBackground = 0xFFFFFF,
                                         .accent = 0x0000B0,
                                         .onAccent = 0xFFFFFF,
                                         .stall = 0x7A0068,
                                         .phaseQueue = 0x010101,
                                         .phaseRoute = 0x020202,
                                         .phaseConnect = 0x030303,
                                         .phaseWait = 0x040404,
                                         .phaseStream = 0x050505,
                                         .tokensFresh = 0x010101,
                                         .tokensCacheRead = 0x020202,
                                         .tokensCacheWrite = 0x030303,
                                         .tokensOutput = 0x040404,
                                         .tokensThinking = 0x050505,
                                         .isHighContrast = true}};
    return theme;
}

const Theme &highContrastDarkTheme()
{
    static const Theme theme{.window = 0x000000,
                             .base = 0x000000,
                             .alternate = 0x141414,
                             .mid = 0xFFFFFF,
                             .dark = 0xFFFFFF,
                             .text = 0xFFFFFF,
                             .placeholder = 0xC8C8C8,
                             .disabled = 0xA6A6A6,
                             .selection = 0xFFFFFF,
                             .onSelection = 0x000000,
                             .link = 0x9CC8FF,
                             .colours = {.muted = 0xD6D6D6,
                                         .ok = 0x6CF0A8,
                                         .okBackground = QColorConstants::Black,
                                         .warn = 0xFFD060,
                                         .warnBackground = QColorConstants::Black,
                                         .error = 0xFF9EA2,
                                         .errorBackground = QColorConstants::Black,
                                         .accent = 0x9CC8FF,
                                         .onAccent = QColorConstants::Black,
                                         .stall = 0xFFA8EE,
                                         .phaseQueue = 0xFEFEFE,
                                         .phaseRoute = 0xFDFDFD,
                                         .phaseConnect = 0xFCFCFC,
                                         .phaseWait = 0xFBFBFB,
                                         .phaseStream = 0xFAFAFA,
                                         .tokensFresh = 0xFEFEFE,
                                         .tokensCacheRead = 0xFDFDFD,
                                         .tokensCacheWrite = 0xFCFCFC,
                                         .tokensOutput = 0xFBFBFB,
                                         .tokensThinking = 0xFAFAFA,
                                         .isHighContrast = true}};
    return theme;
}

Theme withAccent(Theme theme, const QColor &accent)
{
    if (!accent.isValid() || theme.colours.isHighContrast) return theme;
    const bool isSeen = contrast(accent, QColor(theme.base)) >= leastContrast && contrast(accent, QColor(theme.window)) >= leastContrast
                        && contrast(accent, QColor(theme.alternate)) >= leastContrast;
    if (!isSeen) return theme;
    theme.colours.accent = accent;
    const bool isDark = contrast(accent, Qt::white) >= contrast(accent, Qt::black);
    theme.colours.onAccent = isDark ? Qt::white : Qt::black;
    return theme;
}

QPalette paletteOf(const Theme &theme)
{
    // Built from two colours first, so that the roles not named below fit as well.
    QPalette palette(QColor(theme.window), QColor(theme.window));
    const std::pair<QPalette::ColorRole, QRgb> roles[] = {{QPalette::Window, theme.window},
                                                          {QPalette::Button, theme.window},
                                                          {QPalette::Base, theme.base},
                                                          {QPalette::ToolTipBase, theme.base},
                                                          {QPalette::AlternateBase, theme.alternate},
                                                          {QPalette::Mid, theme.mid},
                                                          {QPalette::Dark, theme.dark},
                                                          {QPalette::WindowText, theme.text},
                                                          {QPalette::Text, theme.text},
                                                          {QPalette::ButtonText, theme.text},
                                                          {QPalette::ToolTipText, theme.text},
                                                          {QPalette::PlaceholderText, theme.placeholder},
                                                          {QPalette::Highlight, theme.selection},
                                                          {QPalette::HighlightedText, theme.onSelection},
                                                          {QPalette::Link, theme.link},
                                                          {QPalette::LinkVisited, theme.link}};
    for (const auto &[role, colour] : roles) palette.setColor(role, QColor(colour));
#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)
    palette.setColor(QPalette::Accent, theme.colours.accent);
#endif
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(theme.disabled));
    return palette;
}

} // namespace ccr::ui
