#include "ui/main_window/appearance_menus.h"

#include "ui/theme/density.h"
#include "ui/theme/interface_font.h"
#include "ui/theme/theme.h"

#include <QActionGroup>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr int zoomStep = 10; // per cent

QAction *addChoice(QMenu *menu, QActionGroup *group, const QString &text, bool isCurrent)
{
    QAction *action = menu->addAction(text);
    action->setCheckable(true);
    action->setChecked(isCurrent);
    group->addAction(action);
    return action;
}

void setTexts(QMenu *menu, const QStringList &texts)
{
    const QList<QAction *> actions = menu->actions();
    for (qsizetype i = 0; i < actions.size(); ++i) actions.at(i)->setText(texts.at(i));
}

} // namespace

AppearanceMenus::AppearanceMenus(ActionSet &actions, QSettings &settings, Language &language, QObject *parent)
    : QObject(parent),
      m_settings(settings),
      m_language(language),
      m_themes(actions.submenu(u"theme"_s)),
      m_densities(actions.submenu(u"density"_s))
{
    auto *themes = new QActionGroup(this);
    for (const ThemeChoice choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::HighContrast}) {
        const int theme = static_cast<int>(choice);
        connect(addChoice(m_themes, themes, {}, choice == currentTheme()), &QAction::triggered, this,
                [this, theme] { chooseTheme(theme); });
    }
    auto *densities = new QActionGroup(this);
    for (const Density choice : {Density::Compact, Density::Normal, Density::Comfortable}) {
        const int density = static_cast<int>(choice);
        connect(addChoice(m_densities, densities, {}, choice == currentDensity()), &QAction::triggered, this,
                [this, density] { chooseDensity(density); });
    }
    actions.bind(u"zoomIn"_s, this, [this] { zoomTo(currentZoom() + zoomStep); });
    actions.bind(u"zoomOut"_s, this, [this] { zoomTo(currentZoom() - zoomStep); });
    actions.bind(u"zoomReset"_s, this, [this] { zoomTo(100); });
    QMenu *languages = actions.submenu(u"language"_s);
    auto *group = new QActionGroup(this);
    for (const auto &[name, code] : {std::pair{u"English"_s, u"en"_s}, std::pair{u"简体中文"_s, u"zh_CN"_s}})
        connect(addChoice(languages, group, name, code == language.code()), &QAction::triggered, this,
                [this, code = code] { chooseLanguage(code); });
    retranslate();
}

void AppearanceMenus::apply(const QSettings &settings, Language &language)
{
    applyZoom(settings.value(u"zoom"_s, 100).toInt());
    language.apply(settings.value(u"language"_s).toString());
    applyTheme(static_cast<ThemeChoice>(qBound(0, settings.value(u"theme"_s, 0).toInt(), static_cast<int>(ThemeChoice::HighContrast))));
    applyDensity(static_cast<Density>(qBound(0, settings.value(u"density"_s, 1).toInt(), static_cast<int>(Density::Comfortable))));
}

void AppearanceMenus::retranslate()
{
    setTexts(m_themes, {tr("System"), tr("Light"), tr("Dark"), tr("High contrast")});
    setTexts(m_densities, {tr("Compact"), tr("Normal"), tr("Comfortable")});
}

void AppearanceMenus::chooseTheme(int theme)
{
    m_settings.setValue(u"theme"_s, theme);
    applyTheme(static_cast<ThemeChoice>(theme));
}

void AppearanceMenus::chooseDensity(int density)
{
    m_settings.setValue(u"density"_s, density);
    applyDensity(static_cast<Density>(density));
}

void AppearanceMenus::chooseLanguage(const QString &code)
{
    m_settings.setValue(u"language"_s, code);
    m_language.apply(code);
}

void AppearanceMenus::zoomTo(int percent)
{
    applyZoom(percent);
    m_settings.setValue(u"zoom"_s, currentZoom());
}

} // namespace ccr::ui
