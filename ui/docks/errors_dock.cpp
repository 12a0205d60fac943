#include "ui/docks/errors_dock.h"

#include "logging/api/logging_control.h"
#include "ui/charts/statistics_charts.h"
#include "ui/charts/time_chart.h"
#include "ui/models/logging_text.h"
#include "ui/theme/density.h"
#include "ui/theme/theme.h"
#include "ui/widgets/adaptive_panels.h"
#include "ui/widgets/column_widths.h"
#include "ui/widgets/sparkline_delegate.h"
#include "ui/widgets/toggle_button.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

enum Panel
{
    History,
    Errors,
    Latencies,
    Matrix
};

/// The first ones are the last to go when there is no room for all.
constexpr std::pair<int, int> errorWidths[] = {
    {TopErrorsModel::Class, 144}, {TopErrorsModel::Count, 48}, {TopErrorsModel::ServedModel, 86}, {TopErrorsModel::Provider, 84},
    {TopErrorsModel::Last, 68},   {TopErrorsModel::Trend, 90}, {TopErrorsModel::Share, 52},       {TopErrorsModel::First, 68}};

/// Shows as many columns as there is room for, so that it never has to be scrolled sideways.
class TopErrorsTable final : public QTableView
{
public:
    TopErrorsTable(TopErrorsModel &model, QWidget *parent) : QTableView(parent)
    {
        setModel(&model);
        m_widths = new ColumnWidths(*horizontalHeader(), errorWidths);
        connect(m_widths, &ColumnWidths::changed, this, &TopErrorsTable::adaptColumns);
    }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        adaptColumns();
        QTableView::resizeEvent(event);
    }

private:
    void adaptColumns()
    {
        int left = viewport()->width();
        bool hasRoom = true;
        for (const auto &[column, usual] : errorWidths) {
            const int width = m_widths->width(column);
            hasRoom = hasRoom && width <= left;
            setColumnHidden(column, !hasRoom && column != TopErrorsModel::Class);
            left -= width;
        }
    }

    ColumnWidths *m_widths;
};

/// Tints what is not zero.
class MatrixDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.data(ErrorMatrixModel::CountRole).toLongLong() > 0) option->backgroundBrush = themeColours().errorBackground;
    }
};

void prepare(QTableView &table)
{
    table.setFrameShape(QFrame::NoFrame);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setTabKeyNavigation(false); // Tab leaves the table
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.horizontalHeader()->setHighlightSections(false);
    table.verticalHeader()->setHighlightSections(false);
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
}

} // namespace

ErrorsDock::ErrorsDock(Workspace &workspace, QWidget *parent)
    : Dock(u"errors"_s, workspace, parent),
      m_source(workspace.services.logging, workspace.finished, systemClock()),
      m_panels(new AdaptivePanels(this)),
      m_problem(new QLabel(this))
{
    m_history = makeChart(u"errorHistory"_s);
    m_panels->addPanel(m_history);
    m_panels->addPanel(makeErrors());
    m_panels->addPanel(makeLatency());
    m_panels->addPanel(makeMatrix());
    m_panels->setPair(History, Latencies);
    makeCorner();
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_problem->setContentsMargins(8, 0, 8, 2);
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_panels, 1);
    layout->addWidget(m_problem);
    setWidget(content);
    connect(m_history, &TimeChart::hovered, m_latency, &TimeChart::setCrosshair);
    connect(m_latency, &TimeChart::hovered, m_history, &TimeChart::setCrosshair);
    connect(&m_source, &StatisticsSource::changed, this, &ErrorsDock::refresh);
    connect(this, &Dock::seenChanged, &m_source, &StatisticsSource::setActive);
    connect(&workspace.range, &TimeRangeState::changed, this, &ErrorsDock::takeRange);
    connect(&workspace.filter, &FilterState::queryChanged, this, [this] { m_source.setQuery(this->workspace().filter.query()); });
    m_source.setQuery(workspace.filter.query());
    takeRange();
    restyle();
    retranslate();
}

TimeChart *ErrorsDock::makeChart(const QString &name)
{
    auto *chart = new TimeChart(this);
    chart->setObjectName(name);
    connect(chart, &TimeChart::backRequested, &workspace().range, &TimeRangeState::goBack);
    connect(chart, &TimeChart::rangeChosen, this, [this](int first, int last) {
        const ExchangeStatistics &shown = m_source.statistics();
        workspace().range.setRange({.last = {}, .from = shown.beginOf(first), .to = shown.beginOf(last + 1)});
    });
    return chart;
}

QWidget *ErrorsDock::makeErrors()
{
    m_errorPages = new QStackedWidget(this);
    m_errorTable = new TopErrorsTable(m_errors, m_errorPages);
    m_errorTable->setObjectName(u"topErrors"_s);
    prepare(*m_errorTable);
    m_errorTable->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_errorTable->setAlternatingRowColors(true);
    m_errorTable->verticalHeader()->hide();
    m_errorTable->setItemDelegateForColumn(TopErrorsModel::Trend, new SparklineDelegate(TopErrorsModel::TrendRole, m_errorTable));
    m_errorTable->horizontalHeader()->setSectionResizeMode(TopErrorsModel::ServedModel, QHeaderView::Stretch);
    m_errorTable->horizontalHeader()->setMinimumSectionSize(40);
    m_errorTable->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_errorTable, &QTableView::activated, this, [this](const QModelIndex &index) { filterFor(m_errors.row(index.row()).group); });
    connect(m_errorTable, &QTableView::clicked, this, [this](const QModelIndex &index) { filterFor(m_errors.row(index.row()).group); });
    m_emptyText = new QLabel(m_errorPages);
    m_emptyText->setObjectName(u"noErrors"_s);
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyText->setWordWrap(true);
    m_errorPages->addWidget(m_emptyText);
    m_errorPages->addWidget(m_errorTable);
    return m_errorPages;
}

QWidget *ErrorsDock::makeLatency()
{
    auto *panel = new QWidget(this);
    m_metric = new QComboBox(panel);
    m_metric->setObjectName(u"latencyMetric"_s);
    for (int i = 0; i < int(Latency::Count); ++i) m_metric->addItem(QString());
    m_latency = makeChart(u"latency"_s);
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_metric, 0, Qt::AlignLeft);
    layout->addWidget(m_latency, 1);
    connect(m_metric, &QComboBox::currentIndexChanged, this, &ErrorsDock::showLatency);
    return panel;
}

QTableView *ErrorsDock::makeMatrix()
{
    m_matrixTable = new QTableView(this);
    m_matrixTable->setObjectName(u"errorMatrix"_s);
    m_matrixTable->setModel(&m_matrix);
    prepare(*m_matrixTable);
    m_matrixTable->setItemDelegate(new MatrixDelegate(m_matrixTable));
    m_matrixTable->horizontalHeader()->setMinimumSectionSize(72);
    m_matrixTable->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents); // names of classes are long
    const auto choose = [this](const QModelIndex &index) {
        const ErrorGroup group = m_matrix.groupAt(index);
        if (group.count > 0) filterFor(group);
    };
    connect(m_matrixTable, &QTableView::activated, this, choose);
    connect(m_matrixTable, &QTableView::clicked, this, choose);
    return m_matrixTable;
}

void ErrorsDock::makeCorner()
{
    m_range = new QToolButton(this);
    m_range->setObjectName(u"errorRange"_s);
    m_range->setPopupMode(QToolButton::InstantPopup);
    m_range->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_range->setAutoRaise(true);
    m_range->setMenu(workspace().actions.submenu(u"timeRange"_s));
    m_asTable = new ToggleButton(this);
    m_asTable->setObjectName(u"errorsAsTable"_s);
    connect(m_asTable, &QToolButton::toggled, m_history, &TimeChart::setTableShown);
    connect(m_asTable, &QToolButton::toggled, m_latency, &TimeChart::setTableShown);
    m_panels->addCorner(m_range);
    m_panels->addCorner(m_asTable);
}

void ErrorsDock::takeRange()
{
    const TimeRange &range = workspace().range.range();
    m_source.setSpan({.last = range.last, .from = range.from, .to = range.to});
    m_range->setText(rangeText(range));
    showEmptyText();
}

void ErrorsDock::refresh()
{
    m_sum = m_source.statistics().sum();
    m_history->setData(fateChart(m_source.statistics()));
    m_history->setSummary(fateSummary(m_sum));
    m_errors.show(m_source.statistics(), m_sum);
    m_matrix.show(m_sum);
    m_errorPages->setCurrentWidget(m_errors.rowCount() > 0 ? static_cast<QWidget *>(m_errorTable) : m_emptyText);
    showEmptyText();
    showLatency();
    m_problem->setVisible(!m_source.problem().isEmpty());
    m_problem->setText(tr("Only a part is counted: %1").arg(loggingText(m_source.problem())));
}

void ErrorsDock::showLatency()
{
    const ChartData chart = latencyChart(m_source.statistics(), m_sum, Latency(std::max(m_metric->currentIndex(), 0)));
    m_latency->setData(chart);
    m_latency->setSummary(latencySummary(chart));
}

void ErrorsDock::showEmptyText()
{
    const int requests = static_cast<int>(m_sum.requests());
    if (!m_source.isComplete())
        m_emptyText->setText(tr("Counting …"));
    else if (workspace().range.range() == TimeRange::lastHours(1))
        m_emptyText->setText(tr("No errors in the last hour (%Ln request(s)).", nullptr, requests));
    else
        m_emptyText->setText(tr("No errors in this range of time (%Ln request(s)).", nullptr, requests));
}

void ErrorsDock::filterFor(const ErrorGroup &group)
{
    const auto text = [](const std::string &value) { return QString::fromStdString(value); };
    QStringList conditions{conditionText(group.isOutcome ? u"outcome"_s : u"class"_s, text(group.errorClass), false)};
    if (!group.provider.empty()) conditions.append(conditionText(u"provider"_s, text(group.provider), false));
    if (!group.model.empty()) conditions.append(conditionText(u"served"_s, text(group.model), false));
    workspace().filter.narrow(conditions, {u"outcome"_s, u"class"_s, u"provider"_s, u"served"_s});
}

void ErrorsDock::retranslate()
{
    setWindowTitle(tr("Errors and latency"));
    m_panels->setTitle(History, tr("Trend"));
    m_panels->setTitle(Errors, tr("Top errors"));
    m_panels->setTitle(Latencies, tr("Latency"));
    m_panels->setTitle(Matrix, tr("Providers"));
    m_panels->setAccessibleTabs(tr("Parts of errors and latency"));
    m_history->setAccessibleName(tr("How requests ended, over time"));
    m_latency->setAccessibleName(tr("Latency of providers, over time"));
    m_errorTable->setAccessibleName(tr("Most frequent errors"));
    m_matrixTable->setAccessibleName(tr("Errors by provider and class"));
    m_metric->setAccessibleName(tr("What the lines show"));
    for (int i = 0; i < int(Latency::Count); ++i) m_metric->setItemText(i, latencyName(Latency(i)));
    m_range->setText(rangeText(workspace().range.range()));
    m_range->setToolTip(tr("Range of time of all views"));
    m_range->setAccessibleName(tr("Range of time"));
    m_asTable->setText(tr("Table"));
    m_asTable->setToolTip(tr("Show the charts as tables"));
    m_errors.retranslate();
    refresh();
}

void ErrorsDock::restyle()
{
    for (QTableView *table : {m_errorTable, m_matrixTable}) table->verticalHeader()->setDefaultSectionSize(rowHeight(table->font()));
}

QString ErrorsDock::selectionAsText() const
{
    const QModelIndexList selected = m_errorTable->selectionModel()->selectedRows();
    if (selected.isEmpty()) return {};
    QStringList cells;
    for (int column = 0; column < TopErrorsModel::Trend; ++column) cells.append(selected.first().siblingAtColumn(column).data().toString());
    cells.append(m_errors.message(selected.first().row()));
    return cells.join(u'\t');
}

QWidget *ErrorsDock::focusTarget()
{
    if (m_errorTable->isVisibleTo(this)) return m_errorTable;
    return m_history;
}

} // namespace ccr::ui
