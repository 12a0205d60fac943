#pragma once

#include "proxy/api/config_control.h"
#include "ui/dialogs/dialog.h"
#include "ui/models/config_draft.h"
#include "ui/widgets/said_text.h"
#include "ui/workspace/workspace.h"

#include <QTimer>

class QLabel;
class QPushButton;
class QTextBrowser;
class QVBoxLayout;

namespace ccr::ui {

/// A dialog that changes the configuration: keeps a draft with undo, has it checked while it changes, saves it whole. Follows the file as
/// long as nothing was changed here. GUI thread.
class ConfigDialog : public Dialog
{
    Q_OBJECT
public:
    ConfigDraft &draft() { return m_draft; }
    void reject() override;

protected:
    ConfigDialog(const QString &name, Workspace &workspace, QWidget *parent);

    Workspace &workspace() const { return m_workspace; }
    /// What the dialog is about is put here.
    QVBoxLayout *content() const { return m_content; }
    const proxy::ConfigCheck &lastCheck() const { return m_check; }
    /// Something that the user should know; with a button when `action` is not empty.
    enum class Tone
    {
        Plain,
        Warning,
        Problem
    };
    void say(Tone tone, SaidText text, SaidText action = {}, std::function<void()> act = {});
    void save();
    void retranslate() override;
    void restyle() override;
    void showEvent(QShowEvent *event) override;

    virtual void draftChanged() {}
    virtual void checked() {}
    /// The draft holds what the file says.
    virtual void loaded() {}
    bool isLoaded() const { return m_isLoaded; }

private:
    void read();
    void take(const proxy::ConfigSource &source);
    void fileChanged();
    void refresh();
    void nameCancel();
    void check();
    void takeCheck(const proxy::ConfigCheck &check);
    void takeSaved(const Result<Done> &saved, const Json5Value &root);
    void showComparison();
    void putButtonsLast();

    Workspace &m_workspace;
    ConfigDraft m_draft;
    proxy::ConfigCheck m_check;
    QTimer m_checkDelay;
    bool m_isLoaded = false;
    bool m_isWarned = false; ///< that closing loses changes
    Tone m_tone = Tone::Plain;
    bool m_saysFinding = false;
    std::function<void()> m_act;
    QVBoxLayout *m_content;
    QLabel *m_message;
    QPushButton *m_messageAction;
    QTextBrowser *m_comparison;
    QPushButton *m_compare;
    QPushButton *m_revert;
    QPushButton *m_undo;
    QPushButton *m_redo;
    QPushButton *m_cancel;
    QPushButton *m_save;
};

} // namespace ccr::ui
