#include "ui/workspace/action_set.h"

#include "ui/theme/icons.h"
#include "ui/workspace/menu_layout.h"
#include "ui/workspace/menu_mnemonics.h"

#include <QCoreApplication>
#include <QMenuBar>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

QString settingsKey(const QString &id)
{
    return u"shortcuts/"_s + id;
}

QString translated(const char *text)
{
    return QCoreApplication::translate("Actions", text);
}

QList<QKeySequence> shortcutsOf(const ActionSpec &spec)
{
    return QKeySequence::listFromString(QString::fromLatin1(spec.shortcut), QKeySequence::PortableText);
}

} // namespace

ActionSet::ActionSet(QSettings &settings, QWidget &window) : QObject(&window), m_settings(settings), m_window(window)
{
    for (const ActionSpec &spec : actionTable()) {
        const QString id = QString::fromLatin1(spec.id);
        Entry entry{.spec = &spec, .action = nullptr};
        if (spec.kind == ActionKind::Submenu) {
            entry.submenu = new QMenu(&window);
            entry.action = entry.submenu->menuAction();
        } else {
            entry.action = new QAction(this);
            entry.action->setCheckable(spec.kind == ActionKind::Toggle);
            window.addAction(entry.action);
        }
        entry.action->setObjectName(id);
        m_places.insert(id, m_entries.size());
        m_entries.append(entry);
        if (m_settings.contains(settingsKey(id)))
            entry.action->setShortcut(QKeySequence(m_settings.value(settingsKey(id)).toString()));
        else
            entry.action->setShortcuts(shortcutsOf(spec));
    }
    restyle();
    retranslate();
}

const ActionSet::Entry &ActionSet::entry(const QString &id) const
{
    const auto place = m_places.find(id);
    if (place == m_places.end()) qFatal("no action %s", qPrintable(id));
    return m_entries.at(*place);
}

QAction *ActionSet::action(const QString &id) const
{
    return entry(id).action;
}

QMenu *ActionSet::submenu(const QString &id) const
{
    return entry(id).submenu;
}

void ActionSet::limitTo(const QString &id, QWidget &widget, Qt::ShortcutContext context)
{
    QAction *limited = action(id);
    limited->setShortcutContext(context);
    m_window.removeAction(limited);
    widget.addAction(limited);
}

void ActionSet::setText(const QString &id, const QString &text)
{
    m_entries[m_places.value(id)].hasOwnText = true;
    action(id)->setText(text);
}

void ActionSet::clearText(const QString &id)
{
    m_entries[m_places.value(id)].hasOwnText = false;
    retranslate();
}

QKeySequence ActionSet::defaultShortcut(const QString &id) const
{
    return shortcutsOf(*entry(id).spec).value(0);
}

void ActionSet::setShortcut(const QString &id, const QKeySequence &shortcut)
{
    if (shortcut == defaultShortcut(id)) {
        action(id)->setShortcuts(shortcutsOf(*entry(id).spec));
        return m_settings.remove(settingsKey(id));
    }
    action(id)->setShortcut(shortcut);
    m_settings.setValue(settingsKey(id), shortcut.toString(QKeySequence::PortableText));
}

void ActionSet::resetShortcuts()
{
    for (const Entry &entry : std::as_const(m_entries))
        setShortcut(entry.action->objectName(), defaultShortcut(entry.action->objectName()));
}

void ActionSet::fill(QMenuBar &bar)
{
    using enum MenuId;
    for (const MenuId id : {File, Edit, View, Proxy, Routes, Tools, Help}) {
        QMenu *menu = bar.addMenu(menuTitle(id));
        m_menus.insert(id, menu);
        fillMenu(id, *menu);
        new MenuMnemonics(*menu);
    }
    for (const Entry &entry : std::as_const(m_entries))
        if (entry.submenu) new MenuMnemonics(*entry.submenu);
}

void ActionSet::fillMenu(MenuId id, QMenu &menu)
{
    const QStringList layout = menuLayout(id);
    for (const QString &actionId : layout)
        if (actionId.isEmpty())
            menu.addSeparator();
        else if (m_places.contains(actionId))
            menu.addAction(action(actionId));
    for (const Entry &entry : std::as_const(m_entries)) {
        const QString actionId = entry.action->objectName();
        if (entry.spec->menu != id || layout.contains(actionId) || idsInSubmenus().contains(actionId)) continue;
        if (entry.spec->beginsGroup && !menu.isEmpty()) menu.addSeparator();
        menu.addAction(entry.action);
    }
}

void ActionSet::retranslate()
{
    for (auto [id, menu] : m_menus.asKeyValueRange()) menu->setTitle(menuTitle(id));
    for (const Entry &entry : std::as_const(m_entries)) {
        if (!entry.hasOwnText) entry.action->setText(translated(entry.spec->text));
        entry.action->setToolTip(*entry.spec->toolTip ? translated(entry.spec->toolTip) : QString());
    }
}

void ActionSet::restyle()
{
    for (const Entry &entry : std::as_const(m_entries))
        if (*entry.spec->icon) entry.action->setIcon(themedIcon(QString::fromLatin1(entry.spec->icon)));
}

} // namespace ccr::ui
