#include "ui/widgets/session_tree.h"

#include "ui/widgets/exchange_delegate.h"

#include <QHeaderView>

namespace ccr::ui {

SessionTree::SessionTree(const ExchangeTableModel &list, QWidget *parent)
    : QTreeView(parent), m_tree(list), m_delegate(new ExchangeDelegate(m_tree, *header(), this))
{
    setObjectName(QStringLiteral("sessionTree"));
    setModel(&m_tree);
    setItemDelegate(m_delegate);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    setFrameShape(QFrame::NoFrame);
    setAllColumnsShowFocus(true);
    header()->setStretchLastSection(false);
    header()->setSectionsMovable(false);
}

void SessionTree::takeColumns(const QHeaderView &list)
{
    for (int place = 0; place < list.count(); ++place) {
        const int column = list.logicalIndex(place);
        header()->moveSection(header()->visualIndex(column), place);
        header()->setSectionHidden(column, list.isSectionHidden(column));
        header()->setSectionResizeMode(column, list.sectionResizeMode(column));
        if (list.isSectionHidden(column)) continue;
        // The branches need their room in the first column.
        const int indent = place == 0 ? 2 * indentation() : 0;
        header()->resizeSection(column, list.sectionSize(column) + indent);
    }
}

void SessionTree::paintEvent(QPaintEvent *event)
{
    QList<const logging::ExchangeSnapshot *> seen;
    for (QModelIndex index = indexAt({0, 0}); index.isValid(); index = indexBelow(index)) {
        if (visualRect(index).top() > viewport()->height()) break;
        if (const logging::ExchangeSnapshot *exchange = m_tree.exchangeAt(index)) seen.append(exchange);
    }
    const WaterfallScale scale = scaleFor(m_axis, seen, wallNow());
    if (scale != m_delegate->scale()) viewport()->update();
    m_delegate->setScale(scale);
    QTreeView::paintEvent(event);
}

} // namespace ccr::ui
