#include "ui/dialogs/saved_filters_dialog.h"

#include "ui/models/query_problem.h"
#include "ui/theme/interface_font.h"
#include "ui/widgets/column_widths.h"
#include "ui/widgets/empty_note.h"
#include "ui/widgets/said_text.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>

using namespace Qt::StringLiterals;

namespace ccr::ui {

SavedFiltersDialog::SavedFiltersDialog(FilterState &state, QWidget *parent)
    : QDialog(parent),
      m_state(state),
      m_table(new QTableWidget(0, 2, this)),
      m_empty(new EmptyNote(*m_table)),
      m_problem(new QLabel(this)),
      m_add(new QPushButton(this)),
      m_remove(new QPushButton(this)),
      m_up(new QPushButton(this)),
      m_down(new QPushButton(this))
{
    m_table->setObjectName(u"savedFilterTable"_s);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    constexpr std::pair<int, int> widths[] = {{0, 180}};
    new ColumnWidths(*m_table->horizontalHeader(), widths);
    m_table->setTabKeyNavigation(false);
    m_problem->setWordWrap(true);
    for (QPushButton *button : {m_add, m_remove, m_up, m_down}) button->setAutoDefault(false);
    auto *boxes = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_add, m_remove, m_up, m_down}) buttons->addWidget(button);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_problem);
    layout->addLayout(buttons);
    layout->addWidget(boxes);
    connect(boxes, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_add, &QPushButton::clicked, this, &SavedFiltersDialog::add);
    connect(m_remove, &QPushButton::clicked, this, &SavedFiltersDialog::remove);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_table, &QTableWidget::itemChanged, this, &SavedFiltersDialog::store);
    connect(m_table, &QTableWidget::currentCellChanged, this, &SavedFiltersDialog::refreshButtons);
    connect(&state, &FilterState::savedChanged, this, &SavedFiltersDialog::load);
    resize(QSize(560, 360) * letterGrowth(font()));
    load();
    retranslate();
}

void SavedFiltersDialog::load()
{
    const int row = m_table->currentRow();
    m_isLoading = true;
    m_table->setRowCount(static_cast<int>(m_state.saved().size()));
    for (int i = 0; i < m_table->rowCount(); ++i) {
        const SavedFilter &saved = m_state.saved().at(i);
        m_table->setItem(i, 0, new QTableWidgetItem(saved.name));
        m_table->setItem(i, 1, new QTableWidgetItem(saved.text));
    }
    m_table->setCurrentCell(std::min(row, m_table->rowCount() - 1), 0);
    m_isLoading = false;
    refreshButtons();
}

// What cannot be read is not kept; the reason stands below.
void SavedFiltersDialog::store()
{
    if (m_isLoading) return;
    QList<SavedFilter> saved;
    m_problem->clear();
    for (int i = 0; i < m_table->rowCount(); ++i) {
        const SavedFilter filter{m_table->item(i, 0)->text().trimmed(), m_table->item(i, 1)->text().trimmed()};
        const auto parsed = logging::Query::parse(filter.text);
        if (const auto *error = std::get_if<logging::QueryError>(&parsed)) {
            say(*m_problem, [text = filter.text, error = *error] { return tr("%1: %2").arg(text, queryProblem(error)); });
            return;
        }
        saved.append(filter);
    }
    m_state.setSaved(saved);
}

void SavedFiltersDialog::add()
{
    const QString text = m_state.error() ? QString() : m_state.text().trimmed();
    const QString example = text.isEmpty() ? u"status:>=400"_s : text;
    QList<SavedFilter> saved = m_state.saved();
    saved.append({example, example});
    m_state.setSaved(saved);
    m_table->setCurrentCell(m_table->rowCount() - 1, 0);
    m_table->editItem(m_table->currentItem());
}

void SavedFiltersDialog::remove()
{
    QList<SavedFilter> saved = m_state.saved();
    if (m_table->currentRow() < 0 || m_table->currentRow() >= saved.size()) return;
    saved.removeAt(m_table->currentRow());
    m_state.setSaved(saved);
}

void SavedFiltersDialog::move(int step)
{
    const int row = m_table->currentRow();
    QList<SavedFilter> saved = m_state.saved();
    if (row < 0 || row + step < 0 || row + step >= saved.size()) return;
    saved.swapItemsAt(row, row + step);
    m_state.setSaved(saved);
    m_table->setCurrentCell(row + step, 0);
}

void SavedFiltersDialog::refreshButtons()
{
    const int row = m_table->currentRow();
    m_remove->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_table->rowCount());
}

void SavedFiltersDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) retranslate();
    QDialog::changeEvent(event);
}

void SavedFiltersDialog::retranslate()
{
    setWindowTitle(tr("Saved filters"));
    m_table->setAccessibleName(tr("Saved filters"));
    m_table->setHorizontalHeaderLabels({tr("Name"), tr("Filter")});
    m_empty->setText(tr("No filters are saved. “Add” keeps the one that is in force."));
    m_add->setText(tr("&Add"));
    m_remove->setText(tr("&Delete"));
    m_up->setText(tr("Move &up"));
    m_down->setText(tr("Move do&wn"));
}

} // namespace ccr::ui
