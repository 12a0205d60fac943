#include "ui/charts/time_chart.h"

#include "ui/charts/chart_canvas.h"
#include "ui/charts/chart_legend.h"
#include "ui/charts/chart_table_model.h"
#include "ui/theme/density.h"

#include <QEvent>
#include <QHeaderView>
#include <QStackedLayout>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ccr::ui {

TimeChart::TimeChart(QWidget *parent)
    : QWidget(parent), m_pages(new QStackedLayout), m_place(new QWidget(this)), m_legend(new ChartLegend(this))
{
    auto *pictureLayout = new QVBoxLayout(m_place);
    pictureLayout->setContentsMargins(0, 0, 0, 0);
    m_pages->addWidget(m_place);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(m_pages, 1);
    layout->addWidget(m_legend);
    m_place->setMinimumHeight(56);
}

void TimeChart::setData(const ChartData &shown)
{
    m_data = shown;
    refresh();
}

void TimeChart::setSummary(const QString &summary)
{
    m_summary = summary;
    setAccessibleDescription(summary);
    if (!m_canvas) return;
    m_canvas->setAccessibleName(accessibleName());
    m_canvas->setAccessibleDescription(summary);
}

void TimeChart::refresh()
{
    if (m_crosshair >= m_data.buckets.size()) m_crosshair = -1;
    m_legend->setData(m_data, m_crosshair);
    if (m_rows) m_rows->show(m_data);
    if (m_canvas && !isTableShown()) m_canvas->setData(m_data);
}

void TimeChart::makeCanvas()
{
    if (m_canvas) return;
    m_canvas = new ChartCanvas(m_place);
    m_place->layout()->addWidget(m_canvas);
    connect(m_canvas, &ChartCanvas::hovered, this, [this](int bucket) {
        look(bucket);
        Q_EMIT hovered(bucket);
    });
    connect(m_canvas, &ChartCanvas::rangeChosen, this, &TimeChart::rangeChosen);
    connect(m_canvas, &ChartCanvas::backRequested, this, &TimeChart::backRequested);
    putIntoTabOrder(m_canvas);
    setFocusProxy(m_canvas);
    setSummary(m_summary);
    m_canvas->setData(m_data);
    m_canvas->show(); // children that are made while their parent appears stay hidden otherwise
}

// Qt puts what is made late at the end of the chain, while Tab enters it where its focus proxy stands: all between the two would be
// skipped. Who has no focus policy is not moved, and who has a proxy is taken for it (so it is in Qt 6.4 at least).
void TimeChart::putIntoTabOrder(QWidget *late)
{
    setFocusProxy(nullptr);
    setFocusPolicy(Qt::StrongFocus);
    setTabOrder(this, late);
    setFocusPolicy(Qt::NoFocus);
}

void TimeChart::setTableShown(bool shown)
{
    if (shown && !m_table) {
        m_rows = new ChartTableModel(this);
        m_table = new QTableView(this);
        m_table->setModel(m_rows);
        m_table->setFrameShape(QFrame::NoFrame);
        m_table->setShowGrid(false);
        m_table->setAlternatingRowColors(true);
        m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
        m_table->setTabKeyNavigation(false); // Tab leaves the table
        m_table->verticalHeader()->hide();
        m_table->verticalHeader()->setDefaultSectionSize(rowHeight(m_table->font()));
        m_table->horizontalHeader()->setHighlightSections(false);
        m_table->setAccessibleName(accessibleName());
        m_rows->show(m_data);
        m_table->resizeColumnsToContents();
        m_pages->addWidget(m_table);
        putIntoTabOrder(m_table);
    }
    m_pages->setCurrentWidget(shown ? static_cast<QWidget *>(m_table) : m_place);
    setFocusProxy(shown ? static_cast<QWidget *>(m_table) : m_canvas);
    refresh();
}

bool TimeChart::isTableShown() const
{
    return m_table && m_pages->currentWidget() == m_table;
}

void TimeChart::setCrosshair(int bucket)
{
    if (m_canvas) m_canvas->setCrosshair(bucket);
    look(bucket);
}

void TimeChart::look(int bucket)
{
    if (bucket == m_crosshair) return;
    m_crosshair = bucket;
    m_legend->setData(m_data, bucket);
}

// Being shown is not enough: a chart in a dock behind another one's tab is shown, too.
void TimeChart::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    if (!m_canvas && !isTableShown()) QTimer::singleShot(0, this, &TimeChart::makeCanvas); // not amid the painting
}

void TimeChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (m_table && event->type() == QEvent::FontChange) m_table->verticalHeader()->setDefaultSectionSize(rowHeight(m_table->font()));
}

} // namespace ccr::ui
