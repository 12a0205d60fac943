#pragma once

#include "ui/inspector/inspector_tab.h"
#include "ui/models/attempts_model.h"

class QLabel;
class QTableView;

namespace ccr::ui {

class MessageText;

/// Each try at a provider: where, with which key, what came of it, and why the next one followed.
class AttemptsTab final : public InspectorTab
{
    Q_OBJECT
public:
    AttemptsTab(Workspace &workspace, QWidget *parent);

    QString title() const override { return tr("Attempts"); }
    void showExchange(const logging::ExchangeSnapshot *exchange) override;
    void updateExchange(const logging::ExchangeSnapshot &exchange) override { showExchange(&exchange); }
    void retranslate() override;
    void restyle() override;
    QString selectionAsText() const override;
    QWidget *focusTarget() override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showMessage();

    AttemptsModel m_model;
    QTableView *m_table;
    MessageText *m_message;
    QLabel *m_hint;
};

} // namespace ccr::ui
