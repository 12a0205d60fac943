#include "ui/inspector/frame_table.h"

#include "ui/widgets/gap_strip.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>

namespace ccr::ui {

namespace {

/// The type in the colour of its kind; on a selected row the words alone say it.
class KindDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.column() != StreamModel::Type) return;
        option->palette.setColor(QPalette::Text, colourOf(static_cast<FrameKind>(index.data(StreamModel::KindRole).toInt())));
    }
};

} // namespace

FrameTable::FrameTable(QWidget *parent) : QTableView(parent)
{
    setModel(&m_model);
    setItemDelegate(new KindDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setFrameShape(QFrame::NoFrame);
    setTabKeyNavigation(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    constexpr int widths[] = {40, 60, 58, 150, 44, 48, 120};
    for (int column = 0; column < StreamModel::ColumnCount; ++column) setColumnWidth(column, widths[column]);
}

void FrameTable::setNarrow(bool narrow)
{
    for (const int column : {StreamModel::Delta, StreamModel::Block, StreamModel::Bytes}) setColumnHidden(column, narrow);
    setColumnWidth(StreamModel::Type, narrow ? 90 : 150);
}

void FrameTable::append(const QList<ReadFrame> &frames, bool follow)
{
    const QScrollBar *bar = verticalScrollBar();
    const bool isAtEnd = bar->value() >= bar->maximum();
    m_model.append(frames);
    if (follow && isAtEnd) scrollToBottom();
}

QString FrameTable::selectionAsText() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList frames;
    for (const QModelIndex &row : rows) frames.append(row.data(StreamModel::RawRole).toString());
    return frames.join(QString());
}

} // namespace ccr::ui
