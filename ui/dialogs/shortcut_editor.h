#pragma once

#include "ui/workspace/action_set.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace ccr::ui {

/// The cheat sheet, in which each shortcut can be changed: at once, with a warning when another action has it. GUI thread.
class ShortcutEditor final : public QWidget
{
    Q_OBJECT
public:
    ShortcutEditor(ActionSet &actions, QWidget *parent);
    /// Shows only what has the text in its name or keys; everything, where nothing has it. Returns whether something has.
    bool search(const QString &text);
    bool isChanged() const; ///< by the user
    void reset();
    void retranslate();

Q_SIGNALS:
    void edited();

private:
    void fill();
    bool filter(const QString &text);
    void edit(QTreeWidgetItem *item);
    void changed(const QString &id, const QKeySequence &shortcut);
    void showShortcut(QTreeWidgetItem *item);

    ActionSet &m_actions;
    QLineEdit *m_search;
    QTreeWidget *m_list;
    QLabel *m_hint;
    QLabel *m_conflict;
};

} // namespace ccr::ui
