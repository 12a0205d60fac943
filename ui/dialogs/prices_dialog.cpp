#include "ui/dialogs/prices_dialog.h"

#include "logging/api/logging_control.h"
#include "ui/dialogs/price_sync_page.h"
#include "ui/dialogs/price_terms_page.h"
#include "ui/models/logging_text.h"
#include "ui/models/spending_today.h"
#include "ui/models/value_text.h"
#include "ui/theme/density.h"
#include "ui/theme/theme.h"
#include "ui/widgets/column_widths.h"
#include "ui/widgets/empty_note.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr int ownWidth = 84;
constexpr int listWidth = 76;
constexpr int dateWidth = 96; ///< of one as in "2026-11-26"
constexpr QSize dialogSize{980, 480};

enum Tab
{
    Mine,
    Lists,
    Sync,
    Terms
};

} // namespace

PricesDialog::PricesDialog(Workspace &workspace, QWidget *parent)
    : Dialog(u"pricesDialog"_s, parent),
      m_workspace(workspace),
      m_saver(workspace, this),
      m_recalculation(workspace.services.logging, this),
      m_tabs(new QTabWidget(this)),
      m_table(new QTableView(this)),
      m_listFilter(new QLineEdit(this)),
      m_list(new QTableView(this)),
      m_copy(new QPushButton(this)),
      m_sync(new PriceSyncPage(workspace, this)),
      m_terms(new PriceTermsPage(workspace, this)),
      m_explanation(new QLabel(this)),
      m_state(new QLabel(this)),
      m_add(new QPushButton(this)),
      m_missing(new QPushButton(this)),
      m_remove(new QPushButton(this)),
      m_reprices(new QCheckBox(this)),
      m_since(new QDateEdit(this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this))
{
    m_model.setPrices(workspace.services.logging.config().prices);
    m_explanation->setTextFormat(Qt::PlainText);
    m_explanation->setWordWrap(true);
    m_state->setObjectName(u"pricesState"_s);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_tabs->setObjectName(u"priceTabs"_s);
    m_tabs->addTab(makeOwnPage(), QString());
    m_tabs->addTab(makeListPage(), QString());
    m_tabs->addTab(m_sync, QString());
    m_tabs->addTab(m_terms, QString());
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_explanation);
    layout->addWidget(m_tabs, 1);
    layout->addLayout(makeRepricing());
    layout->addWidget(m_state);
    layout->addWidget(m_buttons);
    setUsualSize(dialogSize);
    const auto changed = [this] {
        m_problem = nullptr;
        m_result = nullptr;
        showState();
    };
    connect(&m_model, &PricesModel::changed, this, changed);
    connect(m_terms, &PriceTermsPage::changed, this, changed);
    connect(m_sync, &PriceSyncPage::changed, this, changed);
    connect(m_sync, &PriceSyncPage::takenOver, this, &PricesDialog::showSynced);
    connect(&m_recalculation, &CostRecalculation::finished, this, &PricesDialog::repriced);
    connect(&workspace.spending, &SpendingToday::changed, this, &PricesDialog::showState);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &PricesDialog::save);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    restyle();
    retranslate();
}

QWidget *PricesDialog::makeOwnPage()
{
    m_table->setObjectName(u"prices"_s);
    m_table->setModel(&m_model);
    m_empty = new EmptyNote(*m_table);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::SelectedClicked | QAbstractItemView::EditKeyPressed
                             | QAbstractItemView::AnyKeyPressed);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(PricesModel::Pattern, QHeaderView::Stretch);
    std::vector<std::pair<int, int>> widths;
    for (int column = PricesModel::Provider; column < PricesModel::ColumnCount; ++column) widths.emplace_back(column, ownWidth);
    new ColumnWidths(*m_table->horizontalHeader(), widths);
    m_add->setObjectName(u"addPrice"_s);
    m_missing->setObjectName(u"addMissingPrices"_s);
    m_remove->setObjectName(u"removePrice"_s);
    auto *page = new QWidget(m_tabs);
    auto *layout = new QVBoxLayout(page);
    layout->addWidget(m_table, 1);
    auto *edit = new QHBoxLayout;
    for (QPushButton *button : {m_add, m_missing, m_remove}) {
        button->setAutoDefault(false);
        edit->addWidget(button);
    }
    edit->addStretch();
    layout->addLayout(edit);
    connect(m_add, &QPushButton::clicked, this, [this] { addRow({}); });
    connect(m_missing, &QPushButton::clicked, this, [this] { addMissing(modelsWithoutPrice()); });
    connect(m_remove, &QPushButton::clicked, this, [this] { m_model.remove(m_table->currentIndex().row()); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PricesDialog::showState);
    return page;
}

QWidget *PricesDialog::makeListPage()
{
    m_filteredList.setSourceModel(&m_listModel);
    m_filteredList.setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list->setObjectName(u"listPrices"_s);
    m_list->setModel(&m_filteredList);
    m_list->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_list->setAlternatingRowColors(true);
    m_list->setTabKeyNavigation(false);
    m_list->horizontalHeader()->setHighlightSections(false);
    m_list->horizontalHeader()->setSectionResizeMode(ListPricesModel::Model, QHeaderView::Stretch);
    std::vector<std::pair<int, int>> widths{{ListPricesModel::Source, 130}, {ListPricesModel::Checked, dateWidth}};
    for (int column = ListPricesModel::Input; column < ListPricesModel::Checked; ++column) widths.emplace_back(column, listWidth);
    new ColumnWidths(*m_list->horizontalHeader(), widths);
    m_list->verticalHeader()->hide();
    m_listFilter->setObjectName(u"listFilter"_s);
    m_listFilter->setClearButtonEnabled(true);
    m_copy->setObjectName(u"copyPrice"_s);
    m_copy->setAutoDefault(false);
    m_copy->setEnabled(false);
    auto *page = new QWidget(m_tabs);
    auto *layout = new QVBoxLayout(page);
    layout->addWidget(m_listFilter);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_copy, 0, Qt::AlignLeft);
    connect(m_listFilter, &QLineEdit::textChanged, &m_filteredList, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_copy->setEnabled(m_list->selectionModel()->hasSelection()); });
    connect(m_copy, &QPushButton::clicked, this, &PricesDialog::copyFromList);
    return page;
}

QLayout *PricesDialog::makeRepricing()
{
    const QDate today = QDate::currentDate();
    m_reprices->setObjectName(u"reprices"_s);
    m_since->setObjectName(u"repricesSince"_s);
    m_since->setCalendarPopup(true);
    m_since->setDisplayFormat(u"yyyy-MM-dd"_s);
    m_since->setDate(QDate(today.year(), today.month(), 1));
    m_since->setEnabled(false);
    auto *row = new QHBoxLayout;
    row->addWidget(m_reprices);
    row->addWidget(m_since);
    row->addStretch();
    connect(m_reprices, &QCheckBox::toggled, this, &PricesDialog::showState);
    return row;
}

// As a price of one's own, to be changed.
void PricesDialog::copyFromList()
{
    const QModelIndexList selected = m_list->selectionModel()->selectedRows();
    for (const QModelIndex &index : selected) {
        const logging::Price &price = m_listModel.price(m_filteredList.mapToSource(index).row()).price;
        m_model.add({.pattern = QString::fromStdString(price.pattern),
                     .currency = QString::fromStdString(price.currency),
                     .input = price.input,
                     .output = price.output,
                     .cacheRead = price.cacheRead,
                     .cacheWrite = price.cacheWrite});
    }
    if (selected.isEmpty()) return;
    m_tabs->setCurrentIndex(Mine);
    m_table->setCurrentIndex(m_model.index(m_model.rowCount() - 1, PricesModel::Input));
    m_table->setFocus();
}

void PricesDialog::addRow(const QString &model)
{
    const int row = m_model.add({.pattern = model});
    const QModelIndex cell = m_model.index(row, model.isEmpty() ? PricesModel::Pattern : PricesModel::Input);
    m_table->setCurrentIndex(cell);
    m_table->setFocus();
    m_table->edit(cell);
}

QStringList PricesDialog::modelsWithoutPrice() const
{
    QStringList models;
    for (const std::string &model : m_workspace.spending.modelsWithoutPrice()) models.append(QString::fromStdString(model));
    return models;
}

void PricesDialog::addMissing(const QStringList &models)
{
    m_tabs->setCurrentIndex(Mine);
    const int before = m_model.rowCount();
    for (const QString &model : models) {
        const auto isThere = [&model](const PricesModel::Row &row) { return row.pattern.compare(model, Qt::CaseInsensitive) == 0; };
        if (std::none_of(m_model.rows().begin(), m_model.rows().end(), isThere)) m_model.add({.pattern = model});
    }
    if (m_model.rowCount() == before) return;
    const QModelIndex cell = m_model.index(before, PricesModel::Input);
    m_table->setCurrentIndex(cell);
    m_table->setFocus();
    m_table->edit(cell);
}

void PricesDialog::showPlans()
{
    m_tabs->setCurrentIndex(Terms);
    m_terms->setFocus();
}

void PricesDialog::showFetched()
{
    m_tabs->setCurrentIndex(Sync);
    m_sync->setFocus();
}

void PricesDialog::save()
{
    m_isSaving = true;
    showState();
    m_result = nullptr;
    QList<SettingSaver::Setting> settings;
    if (m_model.isChanged()) settings.append({.path = {u"prices"_s}, .value = m_model.toJson()});
    if (m_terms->terms().isChanged()) settings.append({.path = {u"providerPrices"_s}, .value = m_terms->terms().toJson()});
    if (m_sync->isChanged()) settings.append({.path = {u"priceSync"_s}, .value = m_sync->settingsAsJson()});
    if (m_terms->isDisplayChanged()) settings.append({.path = {u"displayCurrency"_s}, .value = m_terms->displayAsJson()});
    if (settings.isEmpty()) return saved({}); // only what is recorded is to be counted anew
    m_saver.save(settings, [this](const SaidText &problem) { saved(problem); });
}

bool PricesDialog::isChanged() const
{
    return m_model.isChanged() || m_terms->terms().isChanged() || m_terms->isDisplayChanged() || m_sync->isChanged();
}

void PricesDialog::saved(const SaidText &problem)
{
    m_problem = problem;
    if (!problem) {
        m_model.setSaved();
        m_terms->setSaved();
        m_sync->setSaved();
        setDisplayCurrency(m_terms->display()); // the configuration follows when it is read again
    }
    if (!problem && m_reprices->isChecked()) {
        if (!m_recalculation.isPossible()) return saved([] { return tr("There is no history of requests."); });
        return m_recalculation.start(m_since->date(), m_model.prices(), m_terms->terms().terms());
    }
    m_isSaving = false;
    if (!problem) return accept();
    showState();
}

void PricesDialog::repriced(qint64 changed, const Phrase &problem)
{
    m_isSaving = false;
    m_problem = problem.isEmpty() ? SaidText() : [problem] { return loggingText(problem); };
    m_result = [changed] { return tr("%Ln recorded request(s) have a different cost now.", nullptr, static_cast<int>(changed)); };
    m_reprices->setChecked(false);
    m_workspace.spending.restart();
    showState();
}

void PricesDialog::showSynced()
{
    m_listModel.setSynced(m_sync->current());
    m_tabs->setTabText(Lists, tr("&Lists (%n)", nullptr, m_listModel.rowCount()));
}

QString PricesDialog::problem() const
{
    const QString ofPrices = m_model.problem();
    return ofPrices.isEmpty() && m_sync->isChanged() ? m_sync->problem() : ofPrices;
}

void PricesDialog::showState()
{
    const QString problem = this->problem();
    const bool hasWork = (isChanged() && m_saver.isPossible()) || m_reprices->isChecked();
    m_remove->setEnabled(m_table->currentIndex().isValid());
    m_missing->setEnabled(!m_workspace.spending.modelsWithoutPrice().empty());
    m_reprices->setEnabled(m_workspace.services.logging.history() != nullptr);
    m_since->setEnabled(m_reprices->isChecked());
    m_buttons->button(QDialogButtonBox::Save)->setEnabled(hasWork && problem.isEmpty() && !m_isSaving);
    QString text = m_problem ? m_problem() : problem;
    if (text.isEmpty() && m_result) text = m_result();
    if (!m_saver.isPossible()) text = tr("There is no configuration file to save to.");
    m_state->setText(text);
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, !m_problem ? themeColours().muted : themeColours().error);
    m_state->setPalette(colours);
}

void PricesDialog::retranslate()
{
    setWindowTitle(tr("Prices"));
    m_explanation->setText(tr(
        "What a million tokens cost. * stands for any text in the name of a model; the most exact name wins, and of "
        "several the newest that was valid. Yours stand before those of a fetched list, and these before the built-in ones. Prices count for requests "
        "that end after they are saved."));
    m_tabs->setTabText(Mine, tr("&Mine"));
    m_tabs->setTabText(Sync, tr("&Synced"));
    m_tabs->setTabText(Terms, tr("&Plans and currency"));
    showSynced();
    m_table->setAccessibleName(tr("Prices of models"));
    m_listFilter->setPlaceholderText(tr("Find a model"));
    m_listFilter->setAccessibleName(tr("Find a model"));
    m_list->setAccessibleName(tr("Prices of lists, in US dollars for a million tokens"));
    m_copy->setText(tr("&Copy to mine"));
    m_add->setText(tr("A&dd"));
    m_empty->setText(tr("You have no prices of your own: those of the lists count."));
    m_missing->setText(tr("Add models &without a price"));
    m_missing->setToolTip(tr("A line for each model that answered today and has no price"));
    m_remove->setText(tr("&Remove"));
    m_reprices->setText(tr("Find the cost of recorded requests an&ew, since"));
    m_since->setAccessibleName(tr("Since which day"));
    m_model.retranslate();
    m_sync->retranslate();
    m_terms->retranslate();
    m_listModel.retranslate();
    showState();
}

void PricesDialog::restyle()
{
    for (QTableView *table : {m_table, m_list}) table->verticalHeader()->setDefaultSectionSize(rowHeight(table->font()));
    m_sync->restyle();
    m_terms->restyle();
    showState();
}

} // namespace ccr::ui
