#pragma once

#include "ui/dialogs/dialog.h"
#include "ui/workspace/workspace.h"

class QLabel;
class QPushButton;
class QTextBrowser;

namespace ccr::ui {

/// Looks for a newer version, and says what is new in it. GUI thread.
class UpdateDialog final : public Dialog
{
    Q_OBJECT
public:
    UpdateDialog(Workspace &workspace, QWidget *parent);

protected:
    void retranslate() override;

private:
    QString stateText() const;
    void openSettings();
    QString notes() const;

    Workspace &m_workspace;
    UpdateSource &m_updates;
    QLabel *m_state;
    QTextBrowser *m_notes;
    QPushButton *m_check;
    QPushButton *m_page;
    QPushButton *m_settings;
    QPushButton *m_close;
};

} // namespace ccr::ui
