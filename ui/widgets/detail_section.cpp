#include "ui/widgets/detail_section.h"

#include "ui/theme/density.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr int mostRows = 16; ///< that are seen without scrolling
constexpr int nameWidth = 150;
constexpr int ColumnRole = Qt::UserRole;

QList<QStandardItem *> rowOf(const Detail &detail)
{
    auto *name = new QStandardItem(detail.name);
    auto *value = new QStandardItem(detail.value);
    name->setToolTip(detail.meaning.isEmpty() ? detail.name : detail.meaning);
    value->setToolTip(detail.value);
    name->setData(detail.column, ColumnRole);
    return {name, value};
}

int shownRows(const QTreeView &tree, const QModelIndex &parent)
{
    const QAbstractItemModel &model = *tree.model();
    int rows = model.rowCount(parent);
    for (int row = 0; row < model.rowCount(parent); ++row)
        if (const QModelIndex child = model.index(row, 0, parent); tree.isExpanded(child)) rows += shownRows(tree, child);
    return rows;
}

} // namespace

DetailSection::DetailSection(const QString &name, QWidget *parent)
    : QWidget(parent),
      m_head(new QToolButton(this)),
      m_content(new QWidget(this)),
      m_search(new QLineEdit(m_content)),
      m_tree(new QTreeView(m_content)),
      m_empty(new QLabel(m_content)),
      m_model(new QStandardItemModel(this)),
      m_found(new QSortFilterProxyModel(this))
{
    setObjectName(name);
    m_head->setObjectName(name + u"Head"_s);
    m_head->setCheckable(true);
    m_head->setAutoRaise(true);
    m_head->setArrowType(Qt::RightArrow);
    m_head->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_search->setObjectName(name + u"Search"_s);
    m_search->setClearButtonEnabled(true);
    m_found->setSourceModel(m_model);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_found->setFilterKeyColumn(-1);
    m_found->setRecursiveFilteringEnabled(true);
    m_found->setAutoAcceptChildRows(true); // of a group whose title is found
    m_tree->setObjectName(name + u"Tree"_s);
    m_tree->setModel(m_found);
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(true);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->header()->setStretchLastSection(true);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_empty->setObjectName(name + u"Empty"_s);
    m_empty->setWordWrap(true);
    auto *content = new QVBoxLayout(m_content);
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(4);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_search, m_tree, m_empty}) content->addWidget(widget);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_head, 0, Qt::AlignLeft);
    layout->addWidget(m_content);
    m_content->hide();
    connect(m_head, &QToolButton::toggled, this, &DetailSection::setOpen);
    connect(m_search, &QLineEdit::textChanged, this, &DetailSection::search);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &DetailSection::showMenu);
    for (const auto changed : {&QTreeView::expanded, &QTreeView::collapsed}) connect(m_tree, changed, this, &DetailSection::adaptHeight);
    restyle();
    refresh();
}

void DetailSection::setTitle(const QString &title)
{
    m_title = title;
    refresh();
}

bool DetailSection::isOpen() const
{
    return m_head->isChecked();
}

void DetailSection::setOpen(bool open)
{
    m_head->setChecked(open);
    m_head->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    m_content->setVisible(open);
    if (open) Q_EMIT opened();
}

void DetailSection::setGroups(const QList<DetailGroup> &groups)
{
    if (groups == m_groups) return;
    m_groups = groups;
    QStringList folded;
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (const QModelIndex group = m_model->index(row, 0); m_model->hasChildren(group))
            if (!m_tree->isExpanded(m_found->mapFromSource(group))) folded.append(group.data().toString());
    m_model->clear();
    m_model->setColumnCount(2);
    for (const DetailGroup &group : groups) {
        QStandardItem *parent = m_model->invisibleRootItem();
        if (!group.title.isEmpty()) {
            parent = new QStandardItem(group.title);
            QFont strong = parent->font();
            strong.setBold(true);
            parent->setFont(strong);
            m_model->appendRow(parent);
        }
        for (const Detail &detail : group.details) parent->appendRow(rowOf(detail));
    }
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex group = m_found->mapFromSource(m_model->index(row, 0));
        if (!m_model->hasChildren(m_model->index(row, 0))) continue;
        m_tree->setFirstColumnSpanned(group.row(), {}, true);
        m_tree->setExpanded(group, !folded.contains(group.data().toString()));
    }
    m_tree->setRootIsDecorated(std::any_of(groups.begin(), groups.end(), [](const DetailGroup &group) { return !group.title.isEmpty(); }));
    m_tree->setColumnWidth(0, nameWidth);
    refresh();
}

void DetailSection::setEmptyText(const QString &text)
{
    m_empty->setText(text);
    refresh();
}

void DetailSection::search(const QString &text)
{
    m_found->setFilterFixedString(text);
    if (!text.isEmpty()) m_tree->expandAll();
    refresh();
}

void DetailSection::refresh()
{
    qsizetype count = 0;
    for (const DetailGroup &group : std::as_const(m_groups)) count += group.details.size();
    m_head->setText(count > 0 ? tr("%1 (%2)").arg(m_title).arg(count) : m_title);
    m_tree->setAccessibleName(m_title);
    m_search->setAccessibleName(tr("Find in %1").arg(m_title));
    m_search->setVisible(count > 0);
    m_tree->setVisible(count > 0);
    m_empty->setVisible(count == 0 && !m_empty->text().isEmpty());
    adaptHeight();
}

void DetailSection::adaptHeight()
{
    const int rows = std::clamp(shownRows(*m_tree, {}), 1, mostRows);
    const int height = m_tree->sizeHintForRow(0);
    m_tree->setFixedHeight(rows * (height > 0 ? height : rowHeight(m_tree->font())) + 4);
}

void DetailSection::retranslate()
{
    m_search->setPlaceholderText(tr("Find"));
    refresh();
}

void DetailSection::restyle()
{
    QPalette palette = this->palette();
    palette.setColor(QPalette::WindowText, themeColours().muted);
    m_empty->setPalette(palette);
    adaptHeight();
}

QString DetailSection::selectedLines() const
{
    QStringList lines;
    QModelIndexList rows = m_tree->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(),
              [this](const QModelIndex &a, const QModelIndex &b) { return m_tree->visualRect(a).top() < m_tree->visualRect(b).top(); });
    for (const QModelIndex &row : std::as_const(rows)) {
        const QString value = row.siblingAtColumn(1).data().toString();
        lines.append(m_found->hasChildren(row) ? row.data().toString() : row.data().toString() + u": "_s + value);
    }
    return lines.join(u'\n');
}

QString DetailSection::selectionAsText() const
{
    return m_tree->hasFocus() ? selectedLines() : QString();
}

void DetailSection::showMenu(const QPoint &place)
{
    const QModelIndex index = m_tree->indexAt(place);
    auto *menu = new QMenu(m_tree);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto copy = [menu](const QString &title, const QString &text) {
        menu->addAction(title, menu, [text] { QGuiApplication::clipboard()->setText(text); });
    };
    if (index.isValid()) {
        const QModelIndex name = index.siblingAtColumn(0);
        if (!m_found->hasChildren(name)) copy(tr("Copy value"), index.siblingAtColumn(1).data().toString());
        copy(tr("Copy selected lines"), selectedLines());
        if (const QString column = name.data(ColumnRole).toString(); !column.isEmpty())
            menu->addAction(tr("Add column"), this, [this, column] { Q_EMIT columnWanted(column); });
    }
    copy(tr("Copy all"), detailText(m_groups));
    menu->popup(m_tree->viewport()->mapToGlobal(place));
}

} // namespace ccr::ui
