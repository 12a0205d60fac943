#pragma once

#include "ui/docks/dock.h"
#include "ui/models/spending_model.h"
#include "ui/models/statistics_source.h"

class QComboBox;
class QLabel;
class QPushButton;
class QTableView;
class QToolButton;

namespace ccr::ui {

class AdaptivePanels;
class PlanPanel;
class TimeChart;
class ToggleButton;

/// Tokens and money in the range of time that all docks show: over time, and by model, provider, key, rule or session; how far
/// budgets and plans are used up, and which models have no price.
class CostDock final : public Dock
{
    Q_OBJECT
public:
    CostDock(Workspace &workspace, QWidget *parent);

    QString selectionAsText() const override;
    QWidget *focusTarget() override;

protected:
    void retranslate() override;
    void restyle() override;

private:
    void makeCorner();
    QWidget *makeNames();
    QWidget *makeNotes();
    void takeRange();
    void refresh();
    void showBudgets();
    void showPriceless();
    void filterFor(int row);

    StatisticsSource m_source;
    StatisticsBucket m_sum;
    logging::DisplayCurrency m_display; ///< in which amounts are written
    SpendingModel m_model;
    AdaptivePanels *m_panels;
    TimeChart *m_chart = nullptr;
    PlanPanel *m_plans = nullptr;
    QTableView *m_table = nullptr;
    QComboBox *m_grouping = nullptr;
    QToolButton *m_range = nullptr;
    ToggleButton *m_asTable = nullptr;
    QLabel *m_budgets = nullptr;
    QLabel *m_priceless = nullptr;
    QPushButton *m_addPrices = nullptr;
};

} // namespace ccr::ui
