#pragma once

#include "ui/dialogs/dialog.h"
#include "ui/dialogs/setting_saver.h"
#include "ui/models/cost_recalculation.h"
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

class EmptyNote;
class PriceSyncPage;
class PriceTermsPage;

/// What models cost: one's own prices, those of a list that is fetched, what providers make of prices, and all lists for reading. Saved
/// into the configuration file; counts for requests that end afterwards, and for what is recorded since a day if the user wishes it. GUI
/// thread.
class PricesDialog final : public Dialog
{
    Q_OBJECT
public:
    PricesDialog(Workspace &workspace, QWidget *parent);

    /// A line for each of these models that has none; the first new one is ready to be filled in.
    void addMissing(const QStringList &models);
    /// What providers make of prices, and their plans.
    void showPlans();
    /// What a list that was fetched would change.
    void showFetched();

protected:
    void retranslate() override;
    void restyle() override;

private:
    QWidget *makeOwnPage();
    QWidget *makeListPage();
    QLayout *makeRepricing();
    void addRow(const QString &model);
    void copyFromList();
    void save();
    void saved(const SaidText &problem);
    void repriced(qint64 changed, const Phrase &problem);
    void showSynced();
    QStringList modelsWithoutPrice() const;
    QString problem() const;
    bool isChanged() const;
    void showState();

    Workspace &m_workspace;
    SettingSaver m_saver;
    CostRecalculation m_recalculation;
    PricesModel m_model;
    ListPricesModel m_listModel;
    QSortFilterProxyModel m_filteredList;
    QTabWidget *m_tabs;
    QTableView *m_table;
    EmptyNote *m_empty = nullptr;
    QLineEdit *m_listFilter;
    QTableView *m_list;
    QPushButton *m_copy;
    PriceSyncPage *m_sync;
    PriceTermsPage *m_terms;
    QLabel *m_explanation;
    QLabel *m_state;
    QPushButton *m_add;
    QPushButton *m_missing;
    QPushButton *m_remove;
    QCheckBox *m_reprices;
    QDateEdit *m_since;
    QDialogButtonBox *m_buttons;
    SaidText m_problem; ///< of the last attempt to save
    SaidText m_result;  ///< of finding costs anew
    bool m_isSaving = false;
};

} // namespace ccr::ui
