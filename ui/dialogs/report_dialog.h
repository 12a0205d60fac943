#pragma once

#include "logging/api/problem_report.h"
#include "ui/dialogs/dialog.h"
#include "ui/workspace/workspace.h"

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QToolButton;
class QTreeWidget;

namespace ccr::ui {

/// Makes a problem report: shows every file of it, lets the user leave some out, and saves the rest. Sends nothing. GUI thread.
class ReportDialog final : public Dialog
{
    Q_OBJECT
public:
    ReportDialog(Workspace &workspace, QWidget *parent);

protected:
    void retranslate() override;
    void restyle() override;

private:
    void makeLayout();
    void collect();
    void takeFiles(const QList<logging::ReportFile> &files);
    void setDescription();
    void showFile();
    void showState();
    QList<logging::ReportFile> chosen() const;
    void askForPath();
    void save();
    void saved(const Result<QString> &path);

    Workspace &m_workspace;
    logging::ProblemReports &m_reports;
    QList<logging::ReportFile> m_files; ///< those of the tree, in its order; the first is what the user writes
    QString m_problem;                  ///< why it was not saved
    bool m_isCollecting = false;
    bool m_isSaving = false;
    QLabel *m_intro;
    QLabel *m_descriptionLabel;
    QPlainTextEdit *m_description;
    QLabel *m_treeLabel;
    QTreeWidget *m_tree;
    QLabel *m_viewLabel;
    QPlainTextEdit *m_view;
    QLabel *m_pathLabel;
    QLineEdit *m_path;
    QToolButton *m_browse;
    QLabel *m_state;
    QPushButton *m_save;
    QPushButton *m_cancel;
};

} // namespace ccr::ui
