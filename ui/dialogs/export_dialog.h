#pragma once

#include "logging/api/export_tasks.h"
#include "ui/dialogs/dialog.h"
#include "ui/dialogs/export_scope_box.h"
#include "ui/workspace/workspace.h"

#include <QElapsedTimer>
#include <QTimer>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace ccr::ui {

/// Hands a colleague a safe log: what, how much of it, in which form, with a preview of the first entries as they will be
/// written. Enter exports with what was chosen last; the full bodies are never chosen by themselves. GUI thread.
class ExportDialog final : public Dialog
{
    Q_OBJECT
public:
    ExportDialog(Workspace &workspace, ExportScope scope, QWidget *parent);
    /// Begins at once, with what was chosen for the last export; asks when there was none.
    void repeat();
    ~ExportDialog() override;

    void reject() override;

protected:
    void retranslate() override;
    void restyle() override;

private:
    void makeControls();
    void makeLayout();
    void load();
    void keep() const;
    logging::ExportRequest request() const; ///< without what the scope says
    std::pair<logging::ExportRequest, logging::ExportContent> wanted() const;
    void showSize();
    QString defaultPath() const;
    void formatChanged();
    void askForPath();
    bool replacesFile() const; ///< one that the user named
    void nameExport();
    void changed();
    void showPreview(const Result<logging::ExportPreview> &preview);
    void showEntry(int step);
    void run();
    void progressed(const logging::ExportProgress &progress);
    void finished(const Result<logging::ExportReport> &report);
    void showProblem(const QString &problem);
    void setRunning(bool running);

    Workspace &m_workspace;
    logging::ExportTasks &m_exports;
    QWidget *m_form; ///< all that can be chosen
    ExportScopeBox *m_scope;
    QCheckBox *m_rows;
    QCheckBox *m_bodies;
    QCheckBox *m_frames;
    QCheckBox *m_records;
    QCheckBox *m_statistics;
    QComboBox *m_level;
    QComboBox *m_format;
    QCheckBox *m_gzip;
    QComboBox *m_privacy;
    QLabel *m_privacyNote;
    QLabel *m_removed;
    QLabel *m_size;
    QPlainTextEdit *m_preview;
    QToolButton *m_previous;
    QToolButton *m_next;
    QLabel *m_entryNumber;
    QLineEdit *m_path;
    QToolButton *m_browse;
    QProgressBar *m_progress;
    QLabel *m_state;
    QPushButton *m_export;
    QPushButton *m_cancel;
    QList<QPair<QLabel *, const char *>> m_captions;
    QTimer m_previewTimer;
    logging::ExportPreview m_shown;
    int m_entry = 0;
    QElapsedTimer m_since;    ///< the export began
    bool m_isPathOwn = false; ///< typed by the user: it no longer follows the format
    std::unique_ptr<logging::ExportTask> m_task;
};

} // namespace ccr::ui
