#pragma once

#include "ui/workspace/workspace.h"

#include <QToolBar>

#include <functional>

class QAction;
class QLabel;
class QPushButton;
class QToolButton;

namespace ccr::ui {

/// A line under the tool bar that says what somebody should know now, with the one thing to do about it. Never in the way:
/// it asks nothing. GUI thread.
class NoticeBar final : public QToolBar
{
    Q_OBJECT
public:
    NoticeBar(Workspace &workspace, QWidget *parent);
    void retranslate();
    /// Does what makes the bar come, go or grow; the others of the window may have to know it.
    void setChanger(std::function<void(const std::function<void()> &change)> changer) { m_changer = std::move(changer); }

Q_SIGNALS:
    void announced(QWidget *shown); ///< to screen readers

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showCurrent();
    void describe(const Notice &notice);
    void change(const std::function<void()> &what);
    int neededHeight() const;
    void act();

    Workspace &m_workspace;
    std::function<void(const std::function<void()> &)> m_changer;
    QLabel *m_text;
    QPushButton *m_action;
    QPushButton *m_copyPath; ///< beside the action that opens its folder
    QAction *m_copyPathPlace = nullptr;
    QPushButton *m_second;
    QPushButton *m_snooze;
    QToolButton *m_dismiss;
    QAction *m_actionEntry; ///< of a tool bar: what shows and hides the button
    QAction *m_secondEntry;
    QAction *m_snoozeEntry;
    bool m_isChanging = false;
};

} // namespace ccr::ui
