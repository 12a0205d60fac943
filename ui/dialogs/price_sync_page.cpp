#include "ui/dialogs/price_sync_page.h"

#include "logging/api/logging_control.h"
#include "logging/api/price_sync.h"
#include "logging/base/date_time.h"
#include "ui/models/config_text.h"
#include "ui/models/price_number.h"
#include "ui/models/value_text.h"
#include "ui/theme/density.h"
#include "ui/theme/theme.h"
#include "ui/widgets/column_widths.h"
#include "ui/workspace/own_models.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QTimer>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr auto lookInterval = 10s; ///< whether the list may be fetched again by now

QString momentOf(WallTime time)
{
    return QLocale().toString(localTime(time), QLocale::ShortFormat);
}

} // namespace

PriceSyncPage::PriceSyncPage(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_hint(new QLabel(this)),
      m_enabled(new QCheckBox(this)),
      m_url(new QLineEdit(this)),
      m_fetch(new QPushButton(this)),
      m_state(new QLabel(this)),
      m_find(new QLineEdit(this)),
      m_onlyDifferences(new QCheckBox(this)),
      m_onlyMine(new QCheckBox(this)),
      m_table(new QTableView(this)),
      m_all(new QPushButton(this)),
      m_none(new QPushButton(this)),
      m_takeOver(new QPushButton(this))
{
    const logging::LoggingConfig config = workspace.services.logging.config();
    m_saved = config.priceSync;
    m_current = config.syncedPrices;
    m_enabled->setObjectName(u"syncEnabled"_s);
    m_enabled->setChecked(m_saved.enabled);
    m_url->setObjectName(u"syncUrl"_s);
    m_url->setText(QString::fromStdString(m_saved.url));
    m_fetch->setObjectName(u"syncFetch"_s);
    m_state->setObjectName(u"syncState"_s);
    m_find->setObjectName(u"syncFind"_s);
    m_find->setClearButtonEnabled(true);
    m_onlyDifferences->setObjectName(u"syncOnlyDifferences"_s);
    m_onlyDifferences->setChecked(true);
    m_onlyMine->setObjectName(u"syncOnlyMine"_s);
    m_onlyMine->setChecked(true);
    m_table->setObjectName(u"syncTable"_s);
    m_all->setObjectName(u"syncAll"_s);
    m_none->setObjectName(u"syncNone"_s);
    m_takeOver->setObjectName(u"syncTakeOver"_s);
    for (QPushButton *button : {m_fetch, m_all, m_none, m_takeOver}) button->setAutoDefault(false);
    for (QLabel *label : {m_hint, m_state}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    arrange();
    connect(m_enabled, &QCheckBox::toggled, this, &PriceSyncPage::changed);
    connect(m_url, &QLineEdit::textChanged, this, &PriceSyncPage::changed);
    connect(this, &PriceSyncPage::changed, this, &PriceSyncPage::showState);
    connect(m_fetch, &QPushButton::clicked, this, [this] { m_workspace.services.priceLists->fetch(settings()); });
    connect(m_find, &QLineEdit::textChanged, &m_filter, &PriceDiffFilter::setText);
    connect(m_onlyDifferences, &QCheckBox::toggled, &m_filter, &PriceDiffFilter::setOnlyDifferences);
    connect(m_onlyMine, &QCheckBox::toggled, &m_filter, &PriceDiffFilter::setOnlyMine);
    connect(m_all, &QPushButton::clicked, this, [this] { chooseShown(true); });
    connect(m_none, &QPushButton::clicked, this, [this] { chooseShown(false); });
    connect(m_takeOver, &QPushButton::clicked, this, &PriceSyncPage::takeOver);
    connect(&m_model, &PriceDiffModel::chosenChanged, this, &PriceSyncPage::showState);
    if (logging::PriceSync *lists = workspace.services.priceLists)
        connect(lists, &logging::PriceSync::changed, this, &PriceSyncPage::showList);
    auto *timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, &PriceSyncPage::showState);
    timer->start(lookInterval);
    retranslate();
    restyle();
    showList();
}

void PriceSyncPage::arrange()
{
    m_filter.setSourceModel(&m_model);
    m_table->setModel(&m_filter);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(PriceDiffModel::Model, QHeaderView::Stretch);
    std::vector<std::pair<int, int>> widths;
    for (int column = PriceDiffModel::Seller; column < PriceDiffModel::ColumnCount; ++column) widths.emplace_back(column, 104);
    new ColumnWidths(*m_table->horizontalHeader(), widths);
    auto *source = new QHBoxLayout;
    source->addWidget(m_enabled);
    source->addWidget(m_url, 1);
    source->addWidget(m_fetch);
    auto *filter = new QHBoxLayout;
    filter->addWidget(m_find, 1);
    filter->addWidget(m_onlyDifferences);
    filter->addWidget(m_onlyMine);
    auto *choice = new QHBoxLayout;
    choice->addWidget(m_all);
    choice->addWidget(m_none);
    choice->addStretch(1);
    choice->addWidget(m_takeOver);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_hint);
    layout->addLayout(source);
    layout->addWidget(m_state);
    layout->addLayout(filter);
    layout->addWidget(m_table, 1);
    layout->addLayout(choice);
}

logging::PriceSyncConfig PriceSyncPage::settings() const
{
    return {.enabled = m_enabled->isChecked(), .url = m_url->text().trimmed().toStdString()};
}

Json5Value PriceSyncPage::settingsAsJson() const
{
    const logging::PriceSyncConfig sync = settings();
    Json5Value enabled{.type = Json5Value::Type::Boolean};
    enabled.boolean = sync.enabled;
    Json5Value json{.type = Json5Value::Type::Object};
    json.members.push_back({u"enabled"_s, enabled, 0});
    json.members.push_back({u"url"_s, textAsJson(QString::fromStdString(sync.url)), 0});
    return json;
}

QString PriceSyncPage::problem() const
{
    const QUrl url(m_url->text().trimmed(), QUrl::StrictMode);
    const bool isAddress = (url.scheme() == "https"_L1 || url.scheme() == "http"_L1) && !url.host().isEmpty();
    return isAddress ? QString() : tr("The address of the price list must be like https://models.dev/api.json.");
}

void PriceSyncPage::showList()
{
    logging::PriceSync *lists = m_workspace.services.priceLists;
    if (!lists) return showState();
    const OwnModels own = ownModels(m_workspace);
    m_model.show(lists->fetched().prices, m_current, own.models, own.providers);
    showState();
}

QString PriceSyncPage::troubleText() const
{
    const logging::FetchedPrices &fetched = m_workspace.services.priceLists->fetched();
    switch (fetched.trouble) {
    case logging::FetchTrouble::None:
    case logging::FetchTrouble::NoAddress:
    case logging::FetchTrouble::Address: return {}; // problem() tells of these
    case logging::FetchTrouble::Config:
        return tr("Nothing was fetched: the configuration cannot be read. %1").arg(configText(fetched.detail));
    case logging::FetchTrouble::Network: return tr("%1 cannot be reached: %2").arg(fetched.host, configText(fetched.detail));
    case logging::FetchTrouble::Status:
        return tr("%1 answered %2. Look at the address of the list.").arg(fetched.host, fetched.detail.english());
    case logging::FetchTrouble::TooLarge: return tr("What %1 answered is larger than 32 MB and not a list of prices.").arg(fetched.host);
    case logging::FetchTrouble::Unreadable:
        return tr("What %1 answered is not a list of prices: %2.").arg(fetched.host, configText(fetched.detail));
    case logging::FetchTrouble::Disk: return tr("The list cannot be kept: %1").arg(configText(fetched.detail));
    }
    return {};
}

QString PriceSyncPage::stateText() const
{
    const logging::PriceSync *lists = m_workspace.services.priceLists;
    if (!lists) return tr("Prices cannot be fetched here.");
    const logging::FetchedPrices &fetched = lists->fetched();
    if (fetched.isFetching) return tr("Fetching from %1…").arg(fetched.host);
    QStringList texts;
    if (!m_problem.isEmpty()) texts.append(tr("The prices were not taken over: %1").arg(configText(m_problem)));
    if (m_done) texts.append(m_done());
    if (const QString trouble = troubleText(); !trouble.isEmpty()) texts.append(trouble);
    using Change = PriceDiffModel::Change;
    if (fetched.fetched != WallTime())
        texts.append(tr("Fetched %1: %2 new, %3 changed, %4 unchanged, %5 no longer listed.")
                         .arg(momentOf(fetched.fetched))
                         .arg(m_model.count(Change::New))
                         .arg(m_model.count(Change::Changed))
                         .arg(m_model.count(Change::Unchanged))
                         .arg(m_model.count(Change::Gone)));
    else if (texts.isEmpty())
        texts.append(tr("Nothing was fetched yet."));
    if (m_enabled->isChecked() && fetched.next != WallTime() && !lists->mayFetch(settings()))
        texts.append(tr("It can be fetched again from %1 on.").arg(momentOf(fetched.next)));
    return texts.join(u' ');
}

void PriceSyncPage::showState()
{
    const logging::PriceSync *lists = m_workspace.services.priceLists;
    const bool hasTrouble = !m_problem.isEmpty() || (lists && lists->fetched().trouble != logging::FetchTrouble::None);
    m_fetch->setEnabled(lists && problem().isEmpty() && lists->mayFetch(settings()));
    m_url->setEnabled(m_enabled->isChecked());
    for (QPushButton *button : {m_all, m_none}) button->setEnabled(m_model.rowCount() > 0);
    m_takeOver->setEnabled(lists && m_model.chosen() > 0);
    m_takeOver->setText(tr("Take &over %n ticked price(s)", nullptr, m_model.chosen()));
    m_state->setText(stateText());
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, hasTrouble ? themeColours().error : themeColours().muted);
    m_state->setPalette(colours);
}

void PriceSyncPage::chooseShown(bool chosen)
{
    QModelIndexList rows;
    for (int row = 0; row < m_filter.rowCount(); ++row) rows.append(m_filter.mapToSource(m_filter.index(row, 0)));
    m_model.choose(rows, chosen);
}

void PriceSyncPage::takeOver()
{
    const logging::SyncedPrices wanted = m_model.result();
    const int count = m_model.chosen();
    m_takeOver->setEnabled(false);
    m_workspace.services.priceLists->takeOver(wanted, this, [this, wanted, count](const QString &problem) {
        m_problem = problem;
        m_done = nullptr;
        if (problem.isEmpty()) m_done = [count] { return tr("%n price(s) taken over.", nullptr, count); };
        if (problem.isEmpty()) m_current = wanted;
        showList();
        if (problem.isEmpty()) Q_EMIT takenOver();
    });
}

void PriceSyncPage::retranslate()
{
    m_hint->setText(
        tr("A public list of prices can be fetched when you ask for it, once in six hours at most and through your proxy. You see "
           "what would change first; only what you tick is taken over, and prices of your own stand before it."));
    m_enabled->setText(tr("&Allow fetching from"));
    m_url->setAccessibleName(tr("Address of the price list"));
    m_fetch->setText(tr("&Fetch now"));
    m_find->setPlaceholderText(tr("Find a model or seller"));
    m_find->setAccessibleName(tr("Find a model or seller"));
    m_onlyDifferences->setText(tr("Only &differences"));
    m_onlyMine->setText(tr("Only m&y models"));
    m_onlyMine->setToolTip(tr("Models of your providers, from these or from the model's own vendor"));
    m_table->setAccessibleName(tr("What the list would change"));
    m_all->setText(tr("&Tick all shown"));
    m_none->setText(tr("Tick &none shown"));
    m_model.retranslate();
    showState();
}

void PriceSyncPage::restyle()
{
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight(m_table->font()));
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, themeColours().muted);
    m_hint->setPalette(muted);
    showState();
}

} // namespace ccr::ui
