#include "ui/inspector/frame_table.h"

#include "ui/theme/density.h"
#include "ui/widgets/column_widths.h"
#include "ui/widgets/gap_strip.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>

namespace ccr::ui {

namespace {

constexpr int wideEnoughForType = 300;
constexpr int wideEnoughForDelta = 320;
constexpr int wideEnoughForSizes = 460;
constexpr std::pair<int, int> columnWidths[] = {{StreamModel::Number, 40},  {StreamModel::Time, 58},  {StreamModel::Delta, 58},
                                                {StreamModel::Type, 110},   {StreamModel::Block, 44}, {StreamModel::Bytes, 48},
                                                {StreamModel::Preview, 120}};

/// The type in the colour of its kind; on a selected row the words alone say it.
class KindDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        // content_block_start, …_delta and …_stop differ at their ends.
        if (index.column() == StreamModel::Type) option->textElideMode = Qt::ElideMiddle;
        const auto *table = qobject_cast<const FrameTable *>(option->widget);
        const int coloured = table && table->isColumnHidden(StreamModel::Type) ? StreamModel::Preview : StreamModel::Type;
        if (index.column() != coloured) return;
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
    restyle();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(StreamModel::Preview, QHeaderView::Stretch);
    m_widths = new ColumnWidths(*horizontalHeader(), columnWidths);
}

void FrameTable::restyle()
{
    verticalHeader()->setDefaultSectionSize(ui::rowHeight(font()));
    viewport()->update();
}

void FrameTable::setNarrow(bool narrow)
{
    m_isNarrow = narrow;
    adaptColumns();
}

void FrameTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    adaptColumns();
}

// What the event says matters more than its size.
void FrameTable::adaptColumns()
{
    setColumnHidden(StreamModel::Delta, m_isNarrow || width() < wideEnoughForDelta);
    for (const int column : {StreamModel::Block, StreamModel::Bytes}) setColumnHidden(column, m_isNarrow || width() < wideEnoughForSizes);
    // Beside another table, in a dock of usual width, the kind is told by colour and by what the event says.
    for (const int column : {StreamModel::Number, StreamModel::Type}) setColumnHidden(column, m_isNarrow && width() < wideEnoughForType);
    m_widths->setWidth(StreamModel::Type, width() < wideEnoughForSizes ? 110 : 160);
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
