#include "ui/docks/cost_dock.h"

#include "logging/api/logging_control.h"
#include "ui/charts/statistics_charts.h"
#include "ui/charts/time_chart.h"
#include "ui/docks/plan_panel.h"
#include "ui/models/amount_text.h"
#include "ui/models/spending_today.h"
#include "ui/models/value_text.h"
#include "ui/theme/density.h"
#include "ui/theme/theme.h"
#include "ui/widgets/adaptive_panels.h"
#include "ui/widgets/column_widths.h"
#include "ui/widgets/toggle_button.h"
#include "ui/widgets/token_bar_delegate.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

enum Panel
{
    OverTime,
    Names,
    Plans
};

constexpr std::pair<int, int> widths[] = {{SpendingModel::Requests, 68},   {SpendingModel::Input, 78},  {SpendingModel::CacheRead, 78},
                                          {SpendingModel::CacheWrite, 78}, {SpendingModel::Output, 68}, {SpendingModel::Cost, 76},
                                          {SpendingModel::Name, 180}};

const char *fieldOf(Grouping grouping)
{
    switch (grouping) {
    case Grouping::Model: return "served";
    case Grouping::Provider: return "provider";
    case Grouping::Key: return "key";
    case Grouping::Rule: return "rule";
    case Grouping::Session: return "session";
    case Grouping::Count: break;
    }
    return "";
}

} // namespace

CostDock::CostDock(Workspace &workspace, QWidget *parent)
    : Dock(u"cost"_s, workspace, parent),
      m_source(workspace.services.logging, workspace.finished, systemClock()),
      m_panels(new AdaptivePanels(this)),
      m_chart(new TimeChart(this)),
      m_plans(new PlanPanel(workspace, this))
{
    m_chart->setObjectName(u"costHistory"_s);
    m_panels->addPanel(m_chart);
    m_panels->addPanel(makeNames());
    m_panels->addPanel(m_plans);
    makeCorner();
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_panels, 1);
    layout->addWidget(makeNotes());
    setWidget(content);
    connect(&m_source, &StatisticsSource::changed, this, &CostDock::refresh);
    connect(this, &Dock::seenChanged, &m_source, &StatisticsSource::setActive);
    connect(this, &Dock::seenChanged, m_plans, &PlanPanel::setActive);
    connect(m_plans, &PlanPanel::changed, this, &CostDock::showBudgets);
    connect(&workspace.range, &TimeRangeState::changed, this, &CostDock::takeRange);
    connect(&workspace.spending, &SpendingToday::changed, this, [this] {
        if (std::exchange(m_display, displayCurrency()) == displayCurrency()) return showBudgets();
        refresh();
    });
    connect(&workspace.spending, &SpendingToday::restarted, &m_source, &StatisticsSource::restart);
    connect(&workspace.spending, &SpendingToday::restarted, m_plans, &PlanPanel::restart);
    connect(m_chart, &TimeChart::rangeChosen, this, [this](int first, int last) {
        const ExchangeStatistics &shown = m_source.statistics();
        this->workspace().range.setRange({.last = {}, .from = shown.beginOf(first), .to = shown.beginOf(last + 1)});
    });
    connect(m_chart, &TimeChart::backRequested, &workspace.range, &TimeRangeState::goBack);
    takeRange();
    restyle();
    retranslate();
}

void CostDock::makeCorner()
{
    m_range = new QToolButton(this);
    m_range->setObjectName(u"costRange"_s);
    m_range->setPopupMode(QToolButton::InstantPopup);
    m_range->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_range->setAutoRaise(true);
    m_range->setMenu(workspace().actions.submenu(u"timeRange"_s));
    m_panels->addCorner(m_range);
    m_asTable = new ToggleButton(this);
    m_asTable->setObjectName(u"costAsTable"_s);
    connect(m_asTable, &QToolButton::toggled, m_chart, &TimeChart::setTableShown);
    connect(m_asTable, &QToolButton::toggled, m_plans, &PlanPanel::setTableShown);
    m_panels->addCorner(m_asTable);
}

QWidget *CostDock::makeNames()
{
    auto *panel = new QWidget(this);
    m_grouping = new QComboBox(panel);
    m_grouping->setObjectName(u"costGrouping"_s);
    for (int i = 0; i < int(Grouping::Count); ++i) m_grouping->addItem(QString());
    m_table = new QTableView(panel);
    m_table->setObjectName(u"costTable"_s);
    m_table->setModel(&m_model);
    m_table->setItemDelegateForColumn(SpendingModel::Name, new TokenBarDelegate(m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false); // Tab leaves the table
    m_table->setAlternatingRowColors(true);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setMinimumSectionSize(48);
    new ColumnWidths(*m_table->horizontalHeader(), widths);
    m_table->horizontalHeader()->setSectionResizeMode(SpendingModel::Name, QHeaderView::Stretch);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) { filterFor(index.row()); });
    connect(m_grouping, &QComboBox::currentIndexChanged, this, &CostDock::refresh);
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_grouping, 0, Qt::AlignLeft);
    layout->addWidget(m_table, 1);
    return panel;
}

QWidget *CostDock::makeNotes()
{
    auto *notes = new QWidget(this);
    m_budgets = new QLabel(notes);
    m_budgets->setObjectName(u"budgets"_s);
    m_budgets->setTextFormat(Qt::PlainText);
    m_budgets->setWordWrap(true);
    m_priceless = new QLabel(notes);
    m_priceless->setObjectName(u"modelsWithoutPrice"_s);
    m_priceless->setTextFormat(Qt::PlainText);
    m_addPrices = new QPushButton(notes);
    m_addPrices->setObjectName(u"addPrices"_s);
    connect(m_addPrices, &QPushButton::clicked, workspace().actions.action(u"addMissingPrices"_s), &QAction::trigger);
    auto *layout = new QHBoxLayout(notes);
    layout->setContentsMargins(8, 0, 8, 4);
    layout->addWidget(m_budgets, 1);
    layout->addWidget(m_priceless);
    layout->addWidget(m_addPrices);
    return notes;
}

void CostDock::takeRange()
{
    const TimeRange &range = workspace().range.range();
    m_source.setSpan({.last = range.last, .from = range.from, .to = range.to});
    m_range->setText(rangeText(range));
}

void CostDock::refresh()
{
    m_sum = m_source.statistics().sum();
    m_chart->setData(tokenChart(m_source.statistics(), m_sum));
    m_chart->setSummary(tokenSummary(m_sum.sum));
    m_model.show(m_sum, Grouping(std::max(m_grouping->currentIndex(), 0)));
    showPriceless();
    showBudgets();
}

void CostDock::showBudgets()
{
    QStringList texts;
    double highest = 0;
    const QList<BudgetUse> budgets = workspace().spending.budgets();
    const bool isDaySaid =
        std::any_of(budgets.begin(), budgets.end(), [](const BudgetUse &budget) { return budget.kind == BudgetUse::Kind::DayMoney; });
    if (const QString today = workspace().spending.text(); !isDaySaid && !today.isEmpty()) texts.append(today);
    for (const BudgetUse &budget : budgets) {
        texts.append((budget.share() >= 1 ? u"✕ "_s : budget.share() >= 0.8 ? u"△ "_s : QString()) + budgetText(budget));
        highest = std::max(highest, budget.share());
    }
    if (const QString fees = m_plans->fees(); !fees.isEmpty()) texts.append(tr("Fees of plans a month: %1").arg(fees));
    if (!m_sum.sum.planValue.empty()) texts.append(tr("Plans covered %1 by price").arg(planText(m_sum.sum)));
    m_budgets->setText(texts.join(u" · "_s));
    QPalette colours = palette();
    if (highest >= 0.8) colours.setColor(QPalette::WindowText, highest >= 1 ? themeColours().error : themeColours().warn);
    m_budgets->setPalette(colours);
}

void CostDock::showPriceless()
{
    const std::vector<std::string> models = modelsWithoutPrice(m_sum);
    m_priceless->setVisible(!models.empty());
    m_addPrices->setVisible(!models.empty());
    m_priceless->setText(tr("%n model(s) have no price.", nullptr, static_cast<int>(models.size())));
    QStringList names;
    for (const std::string &model : models) names.append(QString::fromStdString(model));
    workspace().actions.action(u"addMissingPrices"_s)->setData(names);
    m_priceless->setToolTip(names.mid(0, 20).join(u'\n'));
}

void CostDock::filterFor(int row)
{
    const std::string name = m_model.nameOf(row);
    if (name.empty()) return;
    const QString field = QString::fromLatin1(fieldOf(m_model.grouping()));
    workspace().filter.narrow({conditionText(field, QString::fromStdString(name), false)}, {field});
}

void CostDock::retranslate()
{
    setWindowTitle(tr("Cost"));
    m_panels->setTitle(OverTime, tr("Trend"));
    m_panels->setTitle(Names, tr("Shares"));
    m_panels->setTitle(Plans, tr("Plans"));
    m_panels->setAccessibleTabs(tr("Parts of the cost"));
    m_chart->setAccessibleName(tr("Tokens and cost, over time"));
    m_table->setAccessibleName(tr("Tokens and cost by name"));
    m_grouping->setAccessibleName(tr("What tokens and cost are summed by"));
    for (int i = 0; i < int(Grouping::Count); ++i) m_grouping->setItemText(i, tr("By %1").arg(groupingName(Grouping(i)).toLower()));
    m_range->setToolTip(tr("Range of time of all views"));
    m_range->setAccessibleName(tr("Range of time"));
    m_range->setText(rangeText(workspace().range.range()));
    m_asTable->setText(tr("Table"));
    m_asTable->setToolTip(tr("Show the chart as a table"));
    m_addPrices->setText(tr("Add prices"));
    m_model.retranslate();
    m_plans->retranslate();
    refresh();
    showBudgets();
}

void CostDock::restyle()
{
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight(m_table->font()));
    showBudgets();
}

QString CostDock::selectionAsText() const
{
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    if (selected.isEmpty()) return {};
    QStringList cells;
    for (int column = 0; column < SpendingModel::ColumnCount; ++column)
        cells.append(selected.first().siblingAtColumn(column).data().toString());
    return cells.join(u'\t');
}

QWidget *CostDock::focusTarget()
{
    if (m_table->isVisibleTo(this)) return m_table;
    return m_chart;
}

} // namespace ccr::ui
