#pragma once

#include "ui/dialogs/dialog.h"
#include "ui/widgets/said_text.h"
#include "ui/workspace/logging_findings.h"
#include "ui/workspace/workspace.h"

#include <QTimer>

#include <memory>

class QLabel;
class QPushButton;

namespace ccr::ui {

class MessageText;
class StatusView;

/// How the logging is doing: the process, and each output with its state, its target and what became of its records; once a
/// second. Below them stands what is wrong with its configuration. What can be done: open the outputs again, put the files aside, write
/// the buffers out. GUI thread.
class LoggingStatusDialog final : public Dialog
{
    Q_OBJECT
public:
    LoggingStatusDialog(Workspace &workspace, QWidget *parent);

    /// The output of that name; none: the keyboard stays where it is.
    void visit(const QString &output);
    /// All of it, for the clipboard.
    QString text() const;

protected:
    void retranslate() override;
    void restyle() override;

private:
    void refresh();
    void showFindings();
    void reopen();
    void rotate();
    void flush();
    void say(SaidText text);

    Workspace &m_workspace;
    StatusView *m_summary;
    StatusView *m_streams;
    MessageText *m_findings; ///< of its configuration; hidden while there are none
    QLabel *m_done;
    QPushButton *m_reopen;
    QPushButton *m_rotate;
    QPushButton *m_flush;
    QPushButton *m_copy;
    QPushButton *m_close;
    QTimer m_timer;
    std::unique_ptr<LoggingFindings> m_configuration;
};

} // namespace ccr::ui
