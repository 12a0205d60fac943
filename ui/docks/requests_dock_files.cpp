// The requests of opened files, in the place of the router's.
#include "ui/docks/requests_dock.h"

#include "ui/docks/request_columns.h"
#include "ui/theme/density.h"
#include "ui/widgets/request_table.h"

#include <QHeaderView>
#include <QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

void RequestsDock::connectFiles()
{
    OpenedFiles &files = workspace().openedFiles;
    connect(&files, &OpenedFiles::currentChanged, this, &RequestsDock::takeFile);
    workspace().actions.bind(u"closeFile"_s, this, [&files] { files.close(files.current()); });
    takeFile();
}

bool RequestsDock::isFile() const
{
    return workspace().openedFiles.current() != OpenedFiles::none;
}

bool RequestsDock::showsTree() const
{
    return isGrouped() && !isFile();
}

ExchangeTableModel &RequestsDock::shownModel() const
{
    return isFile() ? workspace().openedFiles.modelOf(workspace().openedFiles.current()) : m_model;
}

RequestTable &RequestsDock::shownTable() const
{
    const auto found = m_fileTables.find(&shownModel());
    return found == m_fileTables.end() ? *m_table : *found->second;
}

// What is new gets a table, what was closed loses it.
void RequestsDock::takeFile()
{
    OpenedFiles &files = workspace().openedFiles;
    std::map<const ExchangeTableModel *, RequestTable *> tables;
    for (int file = 0; file < files.count(); ++file) {
        ExchangeTableModel &model = files.modelOf(file);
        const auto known = m_fileTables.find(&model);
        tables[&model] = known != m_fileTables.end() ? known->second : makeFileTable(model);
    }
    m_fileTables.swap(tables);
    for (const auto &[model, table] : tables)
        if (!m_fileTables.contains(model)) delete table; // its model goes next
    workspace().actions.action(u"closeFile"_s)->setEnabled(isFile());
    m_wanted.clear(); // it was of what was shown before
    showRightPage();
    if (isFile()) {
        show();
        raise();
    }
    // What is selected belongs to what is shown.
    workspace().selection.select(shownTable().hasSelection() ? current() : nullptr);
}

// As those of the router's list, with room for the day: a file may be of any time.
void RequestsDock::takeColumns(RequestTable &table) const
{
    table.takeColumns(*m_table->horizontalHeader());
    const int width = table.fontMetrics().horizontalAdvance(u"00-00 00:00"_s) + 16;
    QHeaderView &header = *table.horizontalHeader();
    header.resizeSection(ExchangeTableModel::Time, std::max(width, header.sectionSize(ExchangeTableModel::Time)));
}

RequestTable *RequestsDock::makeFileTable(ExchangeTableModel &model)
{
    auto *table = new RequestTable(model, m_pages);
    table->setObjectName(u"fileRequests"_s);
    table->setAccessibleName(tr("Requests of the opened file"));
    table->verticalHeader()->setDefaultSectionSize(rowHeight(table->font()));
    table->setAxis(m_columns->axis());
    takeColumns(*table);
    table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(table, &QWidget::customContextMenuRequested, this, [this, table](const QPoint &place) { openMenu(*table, place); });
    table->horizontalHeader()->setSectionsClickable(true);
    connect(table->horizontalHeader(), &QHeaderView::sectionClicked, this, &RequestsDock::sortBy);
    connect(table, &QAbstractItemView::activated, workspace().actions.action(u"inspect"_s), &QAction::trigger);
    m_pages->addWidget(table);
    limitKeysTo(*table);
    connectTable(*table);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &RequestsDock::keepSelection);
    connect(&model, &ExchangeTableModel::countsChanged, this, &RequestsDock::showCounts);
    connect(&model, &ExchangeTableModel::searched, this, &RequestsDock::showCounts);
    connect(&model, &ExchangeTableModel::searched, this, &RequestsDock::takeWanted);
    model.search({.query = workspace().filter.query()});
    return table;
}

} // namespace ccr::ui
