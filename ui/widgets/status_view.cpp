#include "ui/widgets/status_view.h"

#include "ui/theme/density.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QStyledItemDelegate>

#include <algorithm>

namespace ccr::ui {

namespace {

constexpr int roomyPath = 320; ///< no column takes all the room because of one long text

class LevelDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const ThemeColours &colours = themeColours();
        const auto level = static_cast<StatusLevel>(index.data(StatusTableModel::LevelRole).toInt());
        if (level == StatusLevel::Plain) return;
        option->palette.setColor(QPalette::Text, level == StatusLevel::Good       ? colours.ok
                                                 : level == StatusLevel::Doubtful ? colours.warn
                                                                                  : colours.error);
    }
};

} // namespace

StatusView::StatusView(const QString &name, int levelColumn, int stretched, QWidget *parent) : QTableView(parent), m_stretched(stretched)
{
    setObjectName(name);
    setModel(&m_model);
    setShowGrid(false);
    setWordWrap(false);
    setAlternatingRowColors(true);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false); // Tab leaves the table
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    if (levelColumn >= 0) setItemDelegateForColumn(levelColumn, new LevelDelegate(this));
    restyle();
}

// Columns are as wide as their first texts; they do not jump while numbers grow.
void StatusView::show(const StatusTable &table)
{
    const bool isOther = table.headers != m_model.table().headers;
    m_model.show(table);
    if (m_isSized && !isOther) return;
    m_isSized = !table.rows.isEmpty();
    resizeColumnsToContents();
    for (int column = 0; column < m_model.columnCount(); ++column)
        setColumnWidth(column, std::min(columnWidth(column) + fontMetrics().averageCharWidth() * 2, roomyPath));
    if (m_stretched < m_model.columnCount()) horizontalHeader()->setSectionResizeMode(m_stretched, QHeaderView::Stretch);
}

void StatusView::focusOn(const QString &key)
{
    const QList<StatusRow> &rows = table().rows;
    const auto found = std::find_if(rows.begin(), rows.end(), [&key](const StatusRow &row) { return row.key == key; });
    if (found == rows.end()) return;
    selectRow(static_cast<int>(found - rows.begin()));
    setFocus(Qt::OtherFocusReason);
}

void StatusView::showAllRows()
{
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // it would cover the last row
    const int header = horizontalHeader()->isHidden() ? 0 : horizontalHeader()->sizeHint().height();
    setFixedHeight(verticalHeader()->length() + header + 2 * frameWidth());
}

void StatusView::restyle()
{
    verticalHeader()->setDefaultSectionSize(ui::rowHeight(font()));
    m_isSized = false;
}

} // namespace ccr::ui
