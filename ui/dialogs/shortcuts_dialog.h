#pragma once

#include "ui/dialogs/dialog.h"
#include "ui/workspace/action_set.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace ccr::ui {

/// The cheat sheet, in which each shortcut can be changed: at once, with a warning when another action has it. GUI thread.
class ShortcutsDialog final : public Dialog
{
    Q_OBJECT
public:
    ShortcutsDialog(ActionSet &actions, QWidget *parent);

protected:
    void retranslate() override;

private:
    void fill();
    void filter(const QString &text);
    void edit(QTreeWidgetItem *item);
    void changed(const QString &id, const QKeySequence &shortcut);
    void showShortcut(QTreeWidgetItem *item);

    ActionSet &m_actions;
    QLineEdit *m_search;
    QTreeWidget *m_list;
    QLabel *m_hint;
    QLabel *m_conflict;
    QPushButton *m_reset;
};

} // namespace ccr::ui
