#pragma once

#include "proxy/api/config_control.h"
#include "ui/dialogs/dialog.h"
#include "ui/models/config_draft.h"
#include "ui/workspace/workspace.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace ccr::ui {

class AdvicePage;
class ConnectPage;
class ProbeView;
class SourcePage;

/// The first minute: where models come from, which serves what, how Claude Code gets here. Every page can be skipped; what was done stays.
/// GUI thread.
class OnboardingDialog final : public Dialog
{
    Q_OBJECT
public:
    OnboardingDialog(Workspace &workspace, QWidget *parent);

    void done(int result) override;

protected:
    void retranslate() override;

private:
    enum Page
    {
        Source,
        Advice,
        Connect
    };
    void showPage(Page page);
    void next();
    void back();
    void save();
    void skip();
    void test(const QString &provider);

    Workspace &m_workspace;
    ConfigDraft m_draft;
    QStackedWidget *m_pages;
    SourcePage *m_source;
    AdvicePage *m_advice;
    ConnectPage *m_connect;
    QLabel *m_tested; ///< which provider
    ProbeView *m_probe;
    QLabel *m_step;
    QLabel *m_problem;
    QPushButton *m_back;
    QPushButton *m_skip;
    QPushButton *m_next;
};

} // namespace ccr::ui
