#include "ui/widgets/request_table.h"

#include "ui/models/exchange_table_model.h"
#include "ui/widgets/exchange_delegate.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace ccr::ui {

RequestTable::RequestTable(ExchangeTableModel &model, QWidget *parent)
    : QTableView(parent), m_model(model), m_delegate(new ExchangeDelegate(model, *horizontalHeader(), this))
{
    setObjectName(QStringLiteral("requestTable"));
    setModel(&model);
    setItemDelegate(m_delegate);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) { rowsCame(first, last); });
}

void RequestTable::setAxis(WaterfallAxis axis)
{
    m_axis = axis;
    viewport()->update();
}

void RequestTable::takeColumns(const QHeaderView &list)
{
    QHeaderView &header = *horizontalHeader();
    for (int place = 0; place < list.count(); ++place) {
        const int column = list.logicalIndex(place);
        header.moveSection(header.visualIndex(column), place);
        header.setSectionHidden(column, list.isSectionHidden(column));
        header.setSectionResizeMode(column, list.sectionResizeMode(column));
        if (!list.isSectionHidden(column)) header.resizeSection(column, list.sectionSize(column));
    }
}

void RequestTable::follow()
{
    scrollToTop();
}

void RequestTable::rowsCame(int first, int last)
{
    const int top = verticalScrollBar()->value();
    if (top == 0 || first > top) return;
    // The range of the bar is made longer later; until then it would not take the new place.
    verticalScrollBar()->setMaximum(verticalScrollBar()->maximum() + last - first + 1);
    verticalScrollBar()->setValue(top + last - first + 1);
}

void RequestTable::selectRowAt(int row)
{
    if (row < 0 || row >= m_model.rowCount()) return;
    const int column = currentIndex().isValid() ? currentIndex().column() : std::max(0, horizontalHeader()->logicalIndexAt(0));
    setCurrentIndex(m_model.index(row, column));
    scrollTo(currentIndex());
}

bool RequestTable::hasSelection() const
{
    return selectionModel()->hasSelection();
}

void RequestTable::step(int rows)
{
    const int row = hasSelection() ? currentIndex().row() + rows : rowAt(0);
    selectRowAt(std::clamp(row, 0, std::max(0, m_model.rowCount() - 1)));
}

void RequestTable::paintEvent(QPaintEvent *event)
{
    if (!isColumnHidden(ExchangeTableModel::Waterfall)) {
        QList<const logging::ExchangeSnapshot *> seen;
        const int first = std::max(0, rowAt(0));
        const int last = rowAt(viewport()->height() - 1);
        for (int row = first; row <= (last < 0 ? m_model.rowCount() - 1 : last); ++row)
            if (const logging::ExchangeSnapshot *exchange = m_model.exchange(row)) seen.append(exchange);
        const WaterfallScale scale = scaleFor(m_axis, seen, wallNow());
        if (scale != m_delegate->scale()) viewport()->update(); // the other rows are painted in the new scale, too
        m_delegate->setScale(scale);
    }
    QTableView::paintEvent(event);
}

void RequestTable::keyPressEvent(QKeyEvent *event)
{
    // In a list of whole rows these mean the first and the last of them, not of the columns.
    const bool isPlain = event->modifiers() == Qt::NoModifier;
    if (isPlain && event->key() == Qt::Key_Home) return selectRowAt(0);
    if (isPlain && event->key() == Qt::Key_End) return selectRowAt(m_model.rowCount() - 1);
    QTableView::keyPressEvent(event);
}

} // namespace ccr::ui
