#pragma once

#include "ui/inspector/inspector_tab.h"
#include "ui/models/background.h"

#include <atomic>

class QLabel;
class QListView;
class QPushButton;
class QStringListModel;

namespace ccr::ui {

/// The log lines that carry this request's id: of this run, else from the log files; of an opened file those that it holds.
/// Choosing one shows them in the log.
class LogsTab final : public InspectorTab
{
    Q_OBJECT
public:
    /// `background` outlives this.
    LogsTab(Workspace &workspace, Background &background, QWidget *parent);
    ~LogsTab() override;

    QString title() const override { return tr("Logs"); }
    void showExchange(const logging::ExchangeSnapshot *exchange) override;
    void updateExchange(const logging::ExchangeSnapshot &) override {}
    void retranslate() override;
    QString selectionAsText() const override;
    QWidget *focusTarget() override;

private:
    void take(const QList<logging::LogRecord> &records);
    void append(const QList<logging::LogRecord> &records);
    void lookInFiles(const logging::ExchangeSnapshot &exchange);
    void stopLooking();
    bool isOfFile() const;
    void describe();
    void openLog();

    Background &m_background;
    std::string m_exchangeId;
    std::shared_ptr<std::atomic<bool>> m_cancel; ///< of the search that runs; null: none
    QStringList m_files;                         ///< that hold the lines; empty: they are of this run
    QStringListModel *m_lines;
    QListView *m_list;
    QLabel *m_hint;
    QPushButton *m_open;
};

} // namespace ccr::ui
