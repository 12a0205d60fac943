#pragma once

#include "logging/api/capture_control.h"
#include "logging/base/phrase.h"
#include "ui/dialogs/dialog.h"
#include "ui/workspace/workspace.h"

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QPushButton;

namespace ccr::ui {

/// Deletes what was captured: asks how much of it, says what that is before anything is gone, and what became of it. GUI thread.
class DeleteDataDialog final : public Dialog
{
    Q_OBJECT
public:
    DeleteDataDialog(Workspace &workspace, QWidget *parent);

protected:
    void retranslate() override;
    void restyle() override { showAmount(); }

private:
    void ask();
    void showAmount();
    void remove();
    void finish(const logging::Removal &removed);
    int chosenDays() const;

    Workspace &m_workspace;
    QLabel *m_label;
    QComboBox *m_age;
    QLabel *m_amount;
    QDialogButtonBox *m_buttons;
    QPushButton *m_delete;
    std::optional<logging::Removal> m_preview; ///< absent: it is counted
    bool m_isRunning = false;
    QList<Phrase> m_failed; ///< what could not be deleted, each with the reason
};

/// "3 log files (2.1 MB) and 1,042 requests of the history"
QString removalText(const logging::Removal &removal);

} // namespace ccr::ui
