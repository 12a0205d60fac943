#pragma once

#include "ui/workspace/workspace.h"

#include <QDockWidget>

namespace ccr::ui {

/// A view of the window. Says its texts anew when the language changes, and its own colours when the theme does.
class Dock : public QDockWidget
{
    Q_OBJECT
public:
    /// What gets the keyboard when the dock is shown.
    virtual QWidget *focusTarget() { return widget(); }
    /// For the clipboard; empty: nothing is selected.
    virtual QString selectionAsText() const { return {}; }
    /// Puts the cursor into the filter line of this dock alone; false: it has none, and obeys the window's.
    virtual bool beginFilter() { return false; }
    /// Hides what is there now and deletes nothing; false: there is nothing of the kind here.
    virtual bool clearView() { return false; }

Q_SIGNALS:
    /// Somebody can see it now, or no longer. Not what visibilityChanged() says: while the window is being shown that one calls
    /// docks visible that are behind another one's tab.
    void seenChanged(bool seen);

protected:
    /// `id`: object name, under which the layout is kept.
    Dock(const QString &id, Workspace &workspace, QWidget *parent);

    virtual void retranslate() = 0;
    virtual void restyle() {} ///< other colours, font or row height
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

    Workspace &workspace() const { return m_workspace; }

private:
    void setSeen(bool seen);

    Workspace &m_workspace;
    bool m_isSeen = false;
};

} // namespace ccr::ui
