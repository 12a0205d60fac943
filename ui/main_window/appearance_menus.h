#pragma once

#include "ui/main_window/language.h"
#include "ui/workspace/workspace.h"

namespace ccr::ui {

/// Theme and language: chosen in the View menu, applied at once to every window, kept in the settings. GUI thread.
class AppearanceMenus final : public QObject
{
    Q_OBJECT
public:
    AppearanceMenus(ActionSet &actions, QSettings &settings, Language &language, QObject *parent);
    void retranslate();

private:
    void chooseTheme(int theme);
    void chooseLanguage(const QString &code);

    QSettings &m_settings;
    Language &m_language;
    QMenu *m_themes;
};

} // namespace ccr::ui
