#pragma once

#include "logging/api/history.h"
#include "ui/dialogs/dialog.h"
#include "ui/dialogs/setting_saver.h"
#include "ui/models/list_prices_model.h"
#include "ui/models/prices_model.h"

#include <QSortFilterProxyModel>

class QCheckBox;
class QDateEdit;
class QDialogButtonBox;
class QLabel;
class QPushButton;
class QLineEdit;
class QTableView;
class QTabWidget;

namespace ccr::ui {

class PriceTermsPage;

/// What models cost: one's own prices, what providers make of prices, and those of the vendors' lists for reading. Saved into the
/// configuration file; counts for requests that end afterwards, and for what is recorded since a day if the user wishes it. GUI thread.
class PricesDialog final : public Dialog
{
    Q_OBJECT
public:
    PricesDialog(Workspace &workspace, QWidget *parent);

protected:
    void retranslate() override;
    void restyle() override;

private:
    QWidget *makeOwnPage();
    QWidget *makeListPage();
    void addRow(const QString &model);
    void copyFromList();
    void addMissing();
    void save();
    void saved(const QString &problem);
    void reprice(const logging::Repricing &repricing, qint64 changed);
    bool isChanged() const;
    void showState();

    Workspace &m_workspace;
    SettingSaver m_saver;
    PricesModel m_model;
    ListPricesModel m_listModel;
    QSortFilterProxyModel m_filteredList;
    QTabWidget *m_tabs;
    QTableView *m_table;
    QLineEdit *m_listFilter;
    QTableView *m_list;
    QPushButton *m_copy;
    PriceTermsPage *m_terms;
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
