#pragma once

#include "ui/inspector/inspector_tab.h"

class QLabel;
class QListView;
class QPushButton;
class QStringListModel;

namespace ccr::ui {

/// The log lines that carry this request's id. Choosing one shows them in the log.
class LogsTab final : public InspectorTab
{
    Q_OBJECT
public:
    LogsTab(Workspace &workspace, QWidget *parent);

    QString title() const override { return tr("Logs"); }
    void showExchange(const logging::ExchangeSnapshot *exchange) override;
    void updateExchange(const logging::ExchangeSnapshot &) override {}
    void retranslate() override;
    QString selectionAsText() const override;
    QWidget *focusTarget() override;

private:
    void take(const QList<logging::LogRecord> &records);
    void append(const QList<logging::LogRecord> &records);
    void describe();
    void openLog();

    std::string m_exchangeId;
    QStringListModel *m_lines;
    QListView *m_list;
    QLabel *m_hint;
    QPushButton *m_open;
};

} // namespace ccr::ui
