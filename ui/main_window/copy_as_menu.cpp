#include "ui/main_window/copy_as_menu.h"

#include "ui/workspace/menu_layout.h"

using namespace Qt::StringLiterals;

namespace ccr::ui {

CopyAsMenu::CopyAsMenu(Workspace &workspace, QObject *parent) : QObject(parent), m_workspace(workspace)
{
    QMenu *menu = workspace.actions.submenu(u"copyAs"_s);
    for (const QString &id : idsInSubmenus())
        m_entries.append({menu->addAction(QString(), workspace.actions.action(id), &QAction::trigger), id});
    connect(menu, &QMenu::aboutToShow, this, &CopyAsMenu::showPossible);
    retranslate();
}

void CopyAsMenu::showPossible()
{
    for (const auto &[entry, id] : std::as_const(m_entries)) {
        const QAction *action = m_workspace.actions.action(id);
        entry->setEnabled(action->isEnabled());
        entry->setToolTip(action->toolTip());
    }
}

void CopyAsMenu::retranslate()
{
    const QString names[] = {tr("cURL"), tr("Request JSON"), tr("Response text"), tr("Markdown"), tr("Request id")};
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const QString shortcut = m_workspace.actions.action(m_entries.at(i).second)->shortcut().toString(QKeySequence::NativeText);
        // Shown like a shortcut of its own, which would make both ambiguous.
        m_entries.at(i).first->setText(shortcut.isEmpty() ? names[i] : names[i] + u'\t' + shortcut);
    }
}

} // namespace ccr::ui
