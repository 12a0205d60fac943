#include "ui/inspector/attempts_tab.h"

#include "ui/theme/density.h"
#include "ui/widgets/column_widths.h"
#include "ui/widgets/message_text.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

/// The widths of the columns; what a narrow dock has no room for is said below the table.
constexpr std::pair<int, int> widths[] = {{AttemptsModel::Number, 28}, {AttemptsModel::Provider, 80}, {AttemptsModel::Model, 110},
                                          {AttemptsModel::Key, 60},    {AttemptsModel::Status, 52},   {AttemptsModel::ErrorClass, 140},
                                          {AttemptsModel::Waited, 64}, {AttemptsModel::Duration, 72}, {AttemptsModel::WhyNext, 180}};
constexpr int roomForAll = 786;
constexpr int inTheTextBelow[] = {AttemptsModel::Model, AttemptsModel::Key, AttemptsModel::ErrorClass};

} // namespace

AttemptsTab::AttemptsTab(Workspace &workspace, QWidget *parent)
    : InspectorTab(workspace, parent), m_table(new QTableView(this)), m_message(new MessageText(8, this)), m_hint(new QLabel(this))
{
    m_table->setObjectName(u"attemptTable"_s);
    m_table->setModel(&m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(AttemptsModel::WhyNext, QHeaderView::Stretch); // down to what is left, too
    new ColumnWidths(*m_table->horizontalHeader(), widths);
    m_message->setObjectName(u"attemptMessage"_s);
    m_hint->setWordWrap(true);
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setMargin(8);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_hint);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_message);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &AttemptsTab::showMessage);
    retranslate();
    restyle();
}

QWidget *AttemptsTab::focusTarget()
{
    return m_table;
}

void AttemptsTab::showExchange(const logging::ExchangeSnapshot *exchange)
{
    const int row = m_table->currentIndex().row();
    m_model.setExchange(exchange);
    const int rows = m_model.rowCount();
    if (rows > 0) m_table->selectRow(row >= 0 && row < rows ? row : rows - 1);
    m_table->setVisible(rows > 0);
    m_hint->setVisible(rows == 0);
    m_hint->setText(exchange ? tr("No provider was asked yet.") : tr("Select a request to see its attempts."));
    showMessage();
}

void AttemptsTab::resizeEvent(QResizeEvent *event)
{
    InspectorTab::resizeEvent(event);
    for (const int column : inTheTextBelow) m_table->setColumnHidden(column, width() < roomForAll);
    showMessage();
}

void AttemptsTab::showMessage()
{
    const QModelIndex current = m_table->currentIndex();
    QStringList parts;
    for (const int column : inTheTextBelow) {
        const QString value = current.siblingAtColumn(column).data().toString();
        if (current.isValid() && m_table->isColumnHidden(column) && !value.isEmpty())
            parts.append(tr("%1: %2").arg(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), value));
    }
    QStringList lines{m_model.detailOf(current.row())};
    if (!parts.isEmpty()) lines.prepend(parts.join(u" · "_s));
    m_message->setText(lines.join(u'\n').trimmed());
    m_message->setVisible(!m_message->text().isEmpty());
}

void AttemptsTab::retranslate()
{
    m_table->setAccessibleName(tr("Attempts"));
    m_message->setAccessibleName(tr("Selected attempt"));
    m_model.retranslate();
    showMessage();
}

void AttemptsTab::restyle()
{
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight(m_table->font()));
}

QString AttemptsTab::selectionAsText() const
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid()) return {};
    QStringList cells;
    for (int column = 0; column < AttemptsModel::ColumnCount; ++column) cells.append(current.siblingAtColumn(column).data().toString());
    return cells.join(u'\t') + u'\n' + m_message->text();
}

} // namespace ccr::ui
