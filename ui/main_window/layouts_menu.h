#pragma once

#include "ui/main_window/window_layout.h"

namespace ccr::ui {

/// View ▸ Layouts: ready arrangements, those of the user, and what is done with them. GUI thread.
class LayoutsMenu final : public QObject
{
    Q_OBJECT
public:
    LayoutsMenu(Workspace &workspace, WindowLayout &layout, QWidget *window);
    void retranslate();

private:
    void fill();
    void askForName();

    WindowLayout &m_layout;
    QWidget *m_window;
    QMenu *m_menu;
    QAction *m_debug;
    QAction *m_compact;
    QAction *m_monitor;
    QAction *m_saveAs;
    QMenu *m_remove;
};

} // namespace ccr::ui
