#pragma once

#include "ui/dialogs/dialog.h"
#include "ui/models/cost_recalculation.h"
#include "ui/workspace/workspace.h"

class QDateEdit;
class QDialogButtonBox;
class QLabel;
class QPushButton;

namespace ccr::ui {

/// Since when the cost of recorded requests is found anew, by the prices of now. GUI thread.
class RecalculateDialog final : public Dialog
{
    Q_OBJECT
public:
    RecalculateDialog(Workspace &workspace, QWidget *parent);

protected:
    void retranslate() override;
    void restyle() override;

private:
    void finished(qint64 changed, const Phrase &problem);
    void showState();

    Workspace &m_workspace;
    CostRecalculation m_recalculation;
    QLabel *m_explanation;
    QLabel *m_label;
    QDateEdit *m_since;
    QLabel *m_state;
    QDialogButtonBox *m_buttons;
    QPushButton *m_start;
    Phrase m_problem;
    std::optional<qint64> m_changed; ///< of the last time
};

} // namespace ccr::ui
