#pragma once

#include "ui/dialogs/dialog.h"
#include "ui/models/replay_draft.h"
#include "ui/workspace/workspace.h"

class QLabel;
class QPushButton;
class QTabWidget;

namespace ccr::ui {

class ComparisonView;
class LongTextEdit;
class ReplayRun;
class TargetPicker;

/// Sends a request again with another model, another system prompt or another last message, and compares the answers. Not
/// modal. Calls of tools in the answer are shown and not run.
class ReplayWindow final : public Dialog
{
    Q_OBJECT
public:
    ReplayWindow(Workspace &workspace, const logging::ExchangeSnapshot &original, const ReplayDraft &draft, QWidget *parent);

Q_SIGNALS:
    void sent(ccr::ui::ReplayRun *run);

protected:
    void retranslate() override;
    void restyle() override;

private:
    void fillModels();
    void send();
    void sendFromMatches();
    bool isKnownModel(const QString &model) const;
    void showProblem(const QString &problem);

    Workspace &m_workspace;
    logging::ExchangeSnapshot m_original;
    ReplayDraft m_draft;
    QLabel *m_modelLabel;
    TargetPicker *m_model;
    QPushButton *m_send;
    QTabWidget *m_texts;
    LongTextEdit *m_system;
    LongTextEdit *m_lastMessage;
    QLabel *m_problem;
    ComparisonView *m_view;
    ReplayRun *m_run = nullptr; ///< the last one
};

} // namespace ccr::ui
