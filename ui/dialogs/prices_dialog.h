#pragma once

#include "logging/api/history.h"
#include "ui/dialogs/dialog.h"
#include "ui/dialogs/setting_saver.h"
#include "ui/models/prices_model.h"

class QCheckBox;
class QDateEdit;
class QDialogButtonBox;
class QLabel;
class QPushButton;
class QTableView;

namespace ccr::ui {

/// What models cost. Saved into the configuration file; counts for requests that end afterwards, and for what is recorded since a
/// day if the user wishes it. GUI thread.
class PricesDialog final : public Dialog
{
    Q_OBJECT
public:
    PricesDialog(Workspace &workspace, QWidget *parent);

protected:
    void retranslate() override;
    void restyle() override;

private:
    void addRow(const QString &model);
    void addMissing();
    void save();
    void saved(const QString &problem);
    void reprice(const logging::Repricing &repricing, qint64 changed);
    void showState();

    Workspace &m_workspace;
    SettingSaver m_saver;
    PricesModel m_model;
    QTableView *m_table;
    QLabel *m_explanation;
    QLabel *m_state;
    QPushButton *m_add;
    QPushButton *m_missing;
    QPushButton *m_remove;
    QCheckBox *m_reprices;
    QDateEdit *m_since;
    QDialogButtonBox *m_buttons;
    QString m_problem; ///< of the last attempt to save
    QString m_result;  ///< of finding costs anew
    bool m_isSaving = false;
};

} // namespace ccr::ui
