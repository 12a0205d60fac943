#pragma once

#include "ui/main_window/language.h"
#include "ui/workspace/workspace.h"

namespace ccr::ui {

/// Theme, density, zoom and language: chosen in the View menu, applied at once to every window, kept in the settings. GUI
/// thread.
class AppearanceMenus final : public QObject
{
    Q_OBJECT
public:
    AppearanceMenus(ActionSet &actions, QSettings &settings, Language &language, QObject *parent);
    void retranslate();
    /// What the settings keep: before the first widget is made.
    static void apply(const QSettings &settings, Language &language);

private:
    void chooseTheme(int theme);
    void chooseDensity(int density);
    void chooseLanguage(const QString &code);
    void zoomTo(int percent);

    QSettings &m_settings;
    Language &m_language;
    QMenu *m_themes;
    QMenu *m_densities;
};

} // namespace ccr::ui
