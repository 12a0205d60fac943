#include "ui/main_window/layouts_menu.h"

#include <QInputDialog>

using namespace Qt::StringLiterals;

namespace ccr::ui {

LayoutsMenu::LayoutsMenu(Workspace &workspace, WindowLayout &layout, QWidget *window)
    : QObject(window),
      m_layout(layout),
      m_window(window),
      m_menu(workspace.actions.submenu(u"layouts"_s)),
      m_compact(workspace.actions.action(u"compactView"_s))
{
    m_debug = new QAction(this);
    m_monitor = new QAction(this);
    m_saveAs = new QAction(this);
    m_remove = new QMenu(window);
    connect(m_debug, &QAction::triggered, this, [this] { m_layout.reset(); });
    connect(m_monitor, &QAction::triggered, this, [this] { m_layout.arrangeForMonitoring(); });
    connect(m_saveAs, &QAction::triggered, this, &LayoutsMenu::askForName);
    connect(m_menu, &QMenu::aboutToShow, this, &LayoutsMenu::fill);
    workspace.actions.bind(u"maximiseDock"_s, this, [this] { m_layout.toggleMaximised(); });
    workspace.actions.bind(u"inspect"_s, this, [this] { m_layout.maximise(m_layout.dock(u"inspector"_s)); });
    workspace.actions.bind(u"inspector.leave"_s, this, [this] {
        m_layout.endMaximised();
        m_layout.focus(m_layout.dock(u"requests"_s));
    });
    retranslate();
    fill();
}

void LayoutsMenu::retranslate()
{
    m_debug->setText(tr("Debug"));
    m_monitor->setText(tr("Monitor"));
    m_saveAs->setText(tr("Save as…"));
    m_remove->setTitle(tr("Remove"));
}

void LayoutsMenu::fill()
{
    m_menu->clear();
    m_remove->clear();
    m_menu->addAction(m_debug);
    m_menu->addAction(m_monitor);
    m_menu->addAction(m_compact);
    const QStringList names = m_layout.savedNames();
    if (!names.isEmpty()) m_menu->addSeparator();
    for (const QString &name : names) {
        m_menu->addAction(name, this, [this, name] { m_layout.restoreSaved(name); });
        m_remove->addAction(name, this, [this, name] { m_layout.removeSaved(name); });
    }
    m_menu->addSeparator();
    m_menu->addAction(m_saveAs);
    if (!names.isEmpty()) m_menu->addMenu(m_remove);
}

void LayoutsMenu::askForName()
{
    auto *dialog = new QInputDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save layout"));
    dialog->setLabelText(tr("Name of the layout"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &name) {
        QString key = name.trimmed();
        if (!key.isEmpty()) m_layout.saveAs(key.replace(u'/', u'-').replace(u'\\', u'-'));
    });
    dialog->open();
}

} // namespace ccr::ui
