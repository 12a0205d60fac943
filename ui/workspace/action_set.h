#pragma once

#include "ui/workspace/action_table.h"

#include <QAction>
#include <QHash>
#include <QMenu>

class QMenuBar;
class QSettings;

namespace ccr::ui {

/// The actions of action_table as objects: with the texts of the window's language and the user's shortcuts. Whoever can do
/// something binds to its id; a test makes sure that none is left without. GUI thread.
class ActionSet final : public QObject
{
    Q_OBJECT
public:
    /// `window` gets the actions, so that their shortcuts work in all of it.
    ActionSet(QSettings &settings, QWidget &window);

    /// Ends the program when the table has no such id: a mistake of the caller.
    QAction *action(const QString &id) const;
    QMenu *submenu(const QString &id) const;
    template <typename Receiver, typename Slot>
    void bind(const QString &id, Receiver *receiver, Slot slot)
    {
        connect(action(id), &QAction::triggered, receiver, slot);
        m_bound.insert(id);
    }
    bool isBound(const QString &id) const { return m_bound.contains(id); }
    /// The shortcut acts only while `widget`, or with Qt::WidgetWithChildrenShortcut something in it, has the focus: single
    /// letters and the space bar. Several widgets are possible.
    void limitTo(const QString &id, QWidget &widget, Qt::ShortcutContext context = Qt::WidgetWithChildrenShortcut);
    /// A text that says more than the table's, until clearText() or for ever.
    void setText(const QString &id, const QString &text);
    void clearText(const QString &id);

    QKeySequence defaultShortcut(const QString &id) const;
    /// Kept in the settings; the default one is not.
    void setShortcut(const QString &id, const QKeySequence &shortcut);
    void resetShortcuts();

    void fill(QMenuBar &bar);
    void retranslate();
    void restyle(); ///< icons in the colours of the theme

private:
    struct Entry
    {
        const ActionSpec *spec;
        QAction *action;
        QMenu *submenu = nullptr;
        bool hasOwnText = false;
    };
    const Entry &entry(const QString &id) const;
    void fillMenu(MenuId id, QMenu &menu);

    QSettings &m_settings;
    QWidget &m_window;
    QList<Entry> m_entries; ///< in the order of the table
    QHash<QString, qsizetype> m_places;
    QSet<QString> m_bound;
    QHash<MenuId, QMenu *> m_menus;
};

} // namespace ccr::ui
