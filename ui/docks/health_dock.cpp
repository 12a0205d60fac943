#include "ui/docks/health_dock.h"

#include "ui/theme/density.h"
#include "ui/theme/theme.h"
#include "ui/widgets/column_widths.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTableView>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr std::pair<int, int> columnWidths[] = {{ProviderHealthModel::Provider, 84},
                                                {ProviderHealthModel::State, 126},
                                                {ProviderHealthModel::FirstToken, 56},
                                                {ProviderHealthModel::Reason, 110},
                                                {ProviderHealthModel::NextTry, 72}};

QColor colourOf(ProviderHealthModel::Level level)
{
    switch (level) {
    case ProviderHealthModel::Level::Good: return themeColours().ok;
    case ProviderHealthModel::Level::Doubtful: return themeColours().warn;
    case ProviderHealthModel::Level::Bad: return themeColours().error;
    case ProviderHealthModel::Level::Unusable: break;
    }
    return themeColours().muted;
}

/// Colours the state, whose shape and word say the same.
class StateDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const auto level = static_cast<ProviderHealthModel::Level>(index.data(ProviderHealthModel::LevelRole).toInt());
        option->palette.setColor(QPalette::Text, colourOf(level));
    }
};

} // namespace

HealthDock::HealthDock(Workspace &workspace, QWidget *parent)
    : Dock(u"health"_s, workspace, parent),
      m_latencies(workspace.services.logging, workspace.finished, systemClock()),
      m_pages(new QStackedWidget(this)),
      m_table(new QTableView(m_pages)),
      m_empty(new QLabel(m_pages)),
      m_summary(new QLabel(this)),
      m_reset(new QPushButton(this))
{
    m_table->setObjectName(u"providerHealth"_s);
    m_table->setModel(&m_model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(true);          // a reason is read whole
    m_table->setTabKeyNavigation(false); // Tab leaves the table
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAlternatingRowColors(true);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(ProviderHealthModel::Reason, QHeaderView::Stretch);
    m_widths = new ColumnWidths(*m_table->horizontalHeader(), columnWidths);
    // Other lines of text. Later: while this is told, a stretched column still says that it is as wide as before.
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, m_table, &QTableView::resizeRowsToContents, Qt::QueuedConnection);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, this, &HealthDock::adaptColumns, Qt::QueuedConnection);
    m_table->setItemDelegateForColumn(ProviderHealthModel::State, new StateDelegate(m_table));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_empty);
    m_reset->setObjectName(u"resetHealth"_s);
    auto *content = new QWidget(this);
    auto *bottom = new QHBoxLayout;
    bottom->setContentsMargins(8, 4, 8, 4);
    bottom->addWidget(m_summary, 1);
    bottom->addWidget(m_reset);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_pages, 1);
    layout->addLayout(bottom);
    setWidget(content);
    m_timer.setInterval(1s);
    connect(&m_timer, &QTimer::timeout, this, &HealthDock::ask);
    connect(this, &Dock::seenChanged, this, &HealthDock::setActive);
    connect(&workspace.services.proxy, &proxy::ProxyControl::stateChanged, this, &HealthDock::ask);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &HealthDock::showButton);
    connect(&m_latencies, &TargetLatencies::changed, this, &HealthDock::showLatencies);
    connect(m_reset, &QPushButton::clicked, this, &HealthDock::reset);
    restyle();
    retranslate();
}

void HealthDock::setActive(bool active)
{
    if (!active) return m_timer.stop();
    m_timer.start();
    ask();
}

void HealthDock::ask()
{
    if (!m_timer.isActive()) return;
    m_latencies.look();
    workspace().services.proxy.askProviders(this, [this](const std::vector<proxy::ProviderState> &providers) { take(providers); });
}

void HealthDock::take(const std::vector<proxy::ProviderState> &providers)
{
    m_model.show(providers);
    m_pages->setCurrentWidget(providers.empty() ? static_cast<QWidget *>(m_empty) : m_table);
    const QAbstractItemView &table = *m_table;
    // A reason needs the room, and as a rule nobody waits to be tried.
    m_table->setColumnHidden(ProviderHealthModel::NextTry,
                             std::none_of(providers.begin(), providers.end(), [](const auto &provider) { return provider.triedIn; }));
    m_widths->setWidth(ProviderHealthModel::Provider, std::clamp(table.sizeHintForColumn(ProviderHealthModel::Provider), 84, 160));
    m_summary->setText(providers.empty() ? QString() : m_model.summary());
    showLatencies();
    showButton();
}

// A reason that cannot be read is worth less than a time.
void HealthDock::adaptColumns()
{
    int left = m_table->viewport()->width();
    for (const int column : {ProviderHealthModel::Provider, ProviderHealthModel::State, ProviderHealthModel::FirstToken})
        left -= m_widths->width(column);
    m_table->setColumnHidden(ProviderHealthModel::FirstToken, left < m_widths->width(ProviderHealthModel::Reason));
}

void HealthDock::showLatencies()
{
    QHash<QString, nanoseconds> latencies;
    for (int row = 0; row < m_model.rowCount(); ++row)
        if (const std::optional<double> seconds = m_latencies.median(m_model.nameOf(row)))
            latencies.insert(m_model.nameOf(row), std::chrono::duration_cast<nanoseconds>(std::chrono::duration<double>(*seconds)));
    m_model.showLatencies(latencies);
}

void HealthDock::showButton()
{
    m_reset->setEnabled(m_model.canReset(m_table->currentIndex().row()));
}

void HealthDock::reset()
{
    const int row = m_table->currentIndex().row();
    if (!m_model.canReset(row)) return;
    workspace().services.proxy.resetHealth(m_model.nameOf(row));
    ask();
}

void HealthDock::retranslate()
{
    setWindowTitle(tr("Provider health"));
    m_table->setAccessibleName(tr("Providers and whether they serve"));
    m_empty->setText(tr("Add a provider to start routing."));
    m_reset->setText(tr("Reset now"));
    m_reset->setToolTip(tr("Let the selected provider serve again at once, as if it had not failed"));
    m_model.retranslate();
    if (m_model.rowCount() > 0) m_summary->setText(m_model.summary());
}

void HealthDock::restyle()
{
    m_table->verticalHeader()->setMinimumSectionSize(rowHeight(m_table->font()));
}

QString HealthDock::selectionAsText() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? current.siblingAtColumn(0).data(Qt::AccessibleTextRole).toString() : QString();
}

QWidget *HealthDock::focusTarget()
{
    return m_table;
}

} // namespace ccr::ui
