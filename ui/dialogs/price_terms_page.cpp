#include "ui/dialogs/price_terms_page.h"

#include "logging/api/logging_control.h"
#include "proxy/api/proxy_control.h"
#include "ui/models/price_number.h"
#include "ui/theme/density.h"
#include "ui/theme/theme.h"
#include "ui/widgets/column_widths.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QStyledItemDelegate>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr int rateDigits = 6;
constexpr double highestRate = 1e6;

constexpr std::pair<int, int> columnWidths[] = {
    {ProviderTermsModel::Multiplier, 92}, {ProviderTermsModel::Models, 104}, {ProviderTermsModel::Fee, 104},
    {ProviderTermsModel::Currency, 72},   {ProviderTermsModel::Unit, 84},    {ProviderTermsModel::FiveHours, 70},
    {ProviderTermsModel::Week, 70},       {ProviderTermsModel::Month, 74},   {ProviderTermsModel::Since, 124}};

// Those of the lists, and those that anything is priced in.
QStringList currenciesOf(const logging::LoggingConfig &config)
{
    QStringList currencies{u"USD"_s, u"CNY"_s, u"EUR"_s};
    for (const logging::Price &price : config.prices) currencies.append(QString::fromStdString(price.currency));
    for (const auto &[provider, terms] : config.providerPrices)
        if (terms.plan) currencies.append(QString::fromStdString(terms.plan->currency));
    for (const auto &[currency, rate] : config.displayCurrency.rates) currencies.append(QString::fromStdString(currency));
    if (!config.displayCurrency.currency.empty()) currencies.append(QString::fromStdString(config.displayCurrency.currency));
    currencies.removeDuplicates();
    return currencies;
}

class UnitDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        auto *box = new QComboBox(parent);
        box->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
        for (const auto unit : {logging::QuotaUnit::Requests, logging::QuotaUnit::Tokens, logging::QuotaUnit::Money})
            box->addItem(ProviderTermsModel::unitText(unit));
        return box;
    }
    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        static_cast<QComboBox *>(editor)->setCurrentIndex(index.data(Qt::EditRole).toInt());
    }
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override
    {
        model->setData(index, static_cast<QComboBox *>(editor)->currentIndex());
    }
};

} // namespace

PriceTermsPage::PriceTermsPage(const Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_hint(new QLabel(this)),
      m_table(new QTableView(this)),
      m_form(new QFormLayout),
      m_currencyLabel(new QLabel(this)),
      m_currency(new QComboBox(this)),
      m_rateHint(new QLabel(this))
{
    const logging::LoggingConfig config = workspace.services.logging.config();
    m_savedDisplay = config.displayCurrency;
    QStringList providers;
    for (const proxy::ProviderState &provider : workspace.services.proxy.state().providers) providers.append(provider.name);
    m_model.setTerms(config.providerPrices, providers);
    m_table->setObjectName(u"providerTerms"_s);
    m_table->setModel(&m_model);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(ProviderTermsModel::Provider, QHeaderView::Stretch);
    new ColumnWidths(*m_table->horizontalHeader(), columnWidths);
    m_table->setItemDelegateForColumn(ProviderTermsModel::Unit, new UnitDelegate(m_table));
    m_currency->setObjectName(u"displayCurrency"_s);
    m_currency->addItem(QString(), QString());
    for (const QString &currency : currenciesOf(config)) m_currency->addItem(currency, currency);
    m_currency->setCurrentIndex(m_currency->findData(QString::fromStdString(config.displayCurrency.currency)));
    m_currencyLabel->setBuddy(m_currency);
    m_form->addRow(m_currencyLabel, m_currency);
    for (const QString &currency : currenciesOf(config)) {
        const auto rate = config.displayCurrency.rates.find(currency.toStdString());
        addRate(currency, rate == config.displayCurrency.rates.end() ? 0 : rate->second);
    }
    for (QLabel *label : {m_hint, m_rateHint}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_hint);
    layout->addWidget(m_table, 1);
    layout->addLayout(m_form);
    layout->addWidget(m_rateHint);
    connect(&m_model, &ProviderTermsModel::changed, this, &PriceTermsPage::changed);
    connect(m_currency, &QComboBox::currentIndexChanged, this, [this] {
        showRates();
        Q_EMIT changed();
    });
    retranslate();
    restyle();
}

void PriceTermsPage::addRate(const QString &currency, double rate)
{
    auto *edit = new QDoubleSpinBox(this);
    edit->setObjectName(u"rate"_s + currency);
    edit->setDecimals(rateDigits);
    edit->setRange(0, highestRate);
    edit->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    edit->setSpecialValueText(u"—"_s);
    edit->setValue(rate);
    auto *label = new QLabel(this);
    label->setBuddy(edit);
    m_form->addRow(label, edit);
    m_rates.emplace(currency, edit);
    connect(edit, &QDoubleSpinBox::valueChanged, this, &PriceTermsPage::changed);
}

// Of all others, in the one that is shown.
void PriceTermsPage::showRates()
{
    const QString shown = m_currency->currentData().toString();
    for (const auto &[currency, edit] : m_rates) {
        const bool isUsed = !shown.isEmpty() && currency != shown;
        auto *label = qobject_cast<QLabel *>(m_form->labelForField(edit));
        label->setText(tr("1 %1 is in %2").arg(currency, shown));
        edit->setAccessibleName(label->text());
        label->setVisible(isUsed);
        edit->setVisible(isUsed);
    }
    m_rateHint->setVisible(!shown.isEmpty());
}

logging::DisplayCurrency PriceTermsPage::display() const
{
    logging::DisplayCurrency display{.currency = m_currency->currentData().toString().toStdString(), .rates = {}};
    for (const auto &[currency, edit] : m_rates)
        if (edit->value() > 0 && currency.toStdString() != display.currency) display.rates.emplace(currency.toStdString(), edit->value());
    if (display.currency.empty()) display.rates = m_savedDisplay.rates; // not seen, not changed
    return display;
}

Json5Value PriceTermsPage::displayAsJson() const
{
    const logging::DisplayCurrency shown = display();
    Json5Value rates{.type = Json5Value::Type::Object};
    for (const auto &[currency, rate] : shown.rates) rates.members.push_back({QString::fromStdString(currency), numberAsJson(rate), 0});
    Json5Value json{.type = Json5Value::Type::Object};
    json.members.push_back({u"currency"_s, textAsJson(QString::fromStdString(shown.currency)), 0});
    json.members.push_back({u"rates"_s, std::move(rates), 0});
    return json;
}

void PriceTermsPage::setSaved()
{
    m_savedDisplay = display();
    m_model.setSaved();
}

void PriceTermsPage::retranslate()
{
    m_hint->setText(tr("The prices of a provider are multiplied by this number, for example 1.2 for a reseller who takes a fifth more. "
                       "Within a plan requests cost nothing more; what they would have cost by price is shown in brackets. What of its "
                       "quota is left is shown in the dock Cost."));
    m_table->setAccessibleName(tr("What providers make of prices"));
    m_currencyLabel->setText(tr("Show amounts &in"));
    m_currency->setItemText(0, tr("their own currency"));
    m_rateHint->setText(
        tr("Rates are yours: none is ever fetched. Budgets keep the currencies of the prices; exports hold both, with the rate."));
    m_model.retranslate();
    showRates();
}

void PriceTermsPage::restyle()
{
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight(m_table->font()));
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, themeColours().muted);
    for (QLabel *label : {m_hint, m_rateHint}) label->setPalette(muted);
}

} // namespace ccr::ui
