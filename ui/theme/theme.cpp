#include "ui/theme/theme.h"

#include "ui/theme/bordered_style.h"
#include "ui/theme/palettes.h"
#include "ui/theme/system_scheme.h"

#include <QApplication>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

ThemeChoice chosen = ThemeChoice::System;
SystemScheme scheme;

bool isHighContrast()
{
    return chosen == ThemeChoice::HighContrast || (chosen == ThemeChoice::System && scheme.prefersContrast);
}

const Theme &chosenTheme()
{
    if (isHighContrast()) return isDarkTheme() ? highContrastDarkTheme() : highContrastLightTheme();
    return isDarkTheme() ? darkTheme() : lightTheme();
}

Theme &current()
{
    static Theme theme = chosenTheme();
    return theme;
}

// The text cursor is all that blinks.
void settleMotion()
{
    static const int usual = QApplication::cursorFlashTime();
    const int wanted = scheme.prefersReducedMotion ? 0 : usual;
    if (QApplication::cursorFlashTime() != wanted) QApplication::setCursorFlashTime(wanted);
}

void show()
{
    current() = withAccent(chosenTheme(), scheme.accent);
    QApplication::setPalette(paletteOf(current()));
}

} // namespace

bool isDarkTheme()
{
    const bool isForced = chosen == ThemeChoice::Light || chosen == ThemeChoice::Dark;
    return isForced ? chosen == ThemeChoice::Dark : scheme.prefersDark;
}

bool isMotionReduced()
{
    return scheme.prefersReducedMotion;
}

const ThemeColours &themeColours()
{
    return current().colours;
}

QBrush fillOf(const QColor &colour)
{
    const ThemeColours &colours = themeColours();
    if (!colours.isHighContrast) return colour;
    const std::pair<QColor, Qt::BrushStyle> patterns[] = {{colours.phaseQueue, Qt::Dense6Pattern},
                                                          {colours.phaseRoute, Qt::HorPattern},
                                                          {colours.phaseConnect, Qt::BDiagPattern},
                                                          {colours.phaseWait, Qt::Dense4Pattern},
                                                          {colours.phaseStream, Qt::SolidPattern}};
    for (const auto &[known, pattern] : patterns)
        if (known == colour) return QBrush(colour, pattern);
    return colour;
}

QBrush hatchOf(const QColor &colour)
{
    return QBrush(colour, Qt::FDiagPattern);
}

void applyTheme(ThemeChoice choice)
{
    static const bool followed = [] { // asked before our own palette hides the platform's
        scheme = systemScheme();
        followSystemScheme(qApp, scheme, [](const SystemScheme &now) {
            scheme = now;
            settleMotion();
            show();
        });
        QApplication::setStyle(new BorderedStyle);
        settleMotion();
        return true;
    }();
    Q_UNUSED(followed)
    chosen = choice;
    show();
}

ThemeChoice currentTheme()
{
    return chosen;
}

QFont monospaceFont()
{
    QFont font = QApplication::font();
    font.setFamilies({u"JetBrains Mono"_s, u"DejaVu Sans Mono"_s, u"Consolas"_s, u"Menlo"_s, u"Noto Sans Mono CJK SC"_s, u"monospace"_s});
    font.setStyleHint(QFont::Monospace);
    font.setFixedPitch(true);
    return font;
}

} // namespace ccr::ui
