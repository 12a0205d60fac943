#pragma once

#include "ui/workspace/workspace.h"

#include <QDialog>
#include <QPointer>

#include <functional>

class QLabel;
class QLineEdit;
class QListWidget;

namespace ccr::ui {

/// Everything that can be done or opened, found by typing: actions of the menus, saved filters, recent requests by number or
/// id. Enter runs the first, Esc leaves. GUI thread.
class CommandPalette final : public QDialog
{
    Q_OBJECT
public:
    CommandPalette(Workspace &workspace, QWidget *parent);

Q_SIGNALS:
    void announced(QWidget *shown); ///< to screen readers

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Entry
    {
        QString text;
        QString detail;
        std::function<void()> run;
        QString source = {}; ///< what the text says in English: documentation and habit speak it in every language of the window
    };
    void collect();
    void collectMenu(const QMenu *menu, const QString &path);
    void collectFilters();
    void collectProviders();
    void collectRequests();
    void showMatches(const QString &typed);
    void runCurrent();

    Workspace &m_workspace;
    QLineEdit *m_input;
    QListWidget *m_list;
    QLabel *m_none;
    QList<Entry> m_entries;
};

} // namespace ccr::ui
