#pragma once

#include "logging/api/metrics_snapshot.h"
#include "ui/dialogs/dialog.h"
#include "ui/widgets/said_text.h"
#include "ui/workspace/workspace.h"

#include <QFutureWatcher>
#include <QTimer>

class QComboBox;
class QLabel;
class QPushButton;

namespace ccr::ui {

class StatusView;

/// The performance report: percentiles of what takes time, throughput, errors, disk and memory; once a second while somebody
/// looks. Can be copied, and saved in every format that "ccr logs performance" prints. GUI thread.
class PerformanceDialog final : public Dialog
{
    Q_OBJECT
public:
    PerformanceDialog(Workspace &workspace, QWidget *parent);

    /// All of it, for the clipboard.
    QString text() const;
    /// In the format that the ending of the name says.
    void saveTo(const QString &path);

protected:
    void retranslate() override;
    void restyle() override;

private:
    void ask();
    void take();
    void refresh();
    void chooseFile();
    void write(const QString &path, const QFuture<QByteArray> &report);
    void say(SaidText text, bool isProblem);

    Workspace &m_workspace;
    QLabel *m_windowLabel;
    QComboBox *m_window;
    StatusView *m_latencies;
    StatusView *m_numbers;
    QLabel *m_state;
    bool m_saysOff = false; ///< m_state says that nothing is measured
    QPushButton *m_copy;
    QPushButton *m_save;
    QPushButton *m_close;
    std::optional<logging::MetricsSnapshot> m_metrics; ///< absent: nothing is measured
    QFutureWatcher<logging::MetricsSnapshot> m_answer;
    QFutureWatcher<QByteArray> m_report;
    QString m_path; ///< of the report that is being made
    QTimer m_timer;
};

} // namespace ccr::ui
