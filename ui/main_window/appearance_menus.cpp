#include "ui/main_window/appearance_menus.h"

#include "ui/theme/theme.h"

#include <QActionGroup>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

QAction *addChoice(QMenu *menu, QActionGroup *group, const QString &text, bool isCurrent)
{
    QAction *action = menu->addAction(text);
    action->setCheckable(true);
    action->setChecked(isCurrent);
    group->addAction(action);
    return action;
}

} // namespace

AppearanceMenus::AppearanceMenus(ActionSet &actions, QSettings &settings, Language &language, QObject *parent)
    : QObject(parent), m_settings(settings), m_language(language), m_themes(actions.submenu(u"theme"_s))
{
    auto *themes = new QActionGroup(this);
    for (const ThemeChoice choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark}) {
        const int theme = static_cast<int>(choice);
        connect(addChoice(m_themes, themes, {}, choice == currentTheme()), &QAction::triggered, this,
                [this, theme] { chooseTheme(theme); });
    }
    QMenu *languages = actions.submenu(u"language"_s);
    auto *group = new QActionGroup(this);
    for (const auto &[name, code] : {std::pair{u"English"_s, u"en"_s}, std::pair{u"简体中文"_s, u"zh_CN"_s}})
        connect(addChoice(languages, group, name, code == language.code()), &QAction::triggered, this,
                [this, code = code] { chooseLanguage(code); });
    retranslate();
}

void AppearanceMenus::retranslate()
{
    const QString names[] = {tr("System"), tr("Light"), tr("Dark")};
    const QList<QAction *> actions = m_themes->actions();
    for (qsizetype i = 0; i < actions.size(); ++i) actions.at(i)->setText(names[i]);
}

void AppearanceMenus::chooseTheme(int theme)
{
    m_settings.setValue(u"theme"_s, theme);
    applyTheme(static_cast<ThemeChoice>(theme));
}

void AppearanceMenus::chooseLanguage(const QString &code)
{
    m_settings.setValue(u"language"_s, code);
    m_language.apply(code);
}

} // namespace ccr::ui
