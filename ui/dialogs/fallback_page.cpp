#include "ui/dialogs/fallback_page.h"

#include "ui/models/config_text.h"
#include "ui/models/route_draft.h"
#include "ui/models/route_texts.h"
#include "ui/theme/theme.h"
#include "ui/widgets/empty_note.h"
#include "ui/widgets/target_picker.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ccr::ui {

QString healthText(const QString &target, const proxy::ProxyState &state)
{
    const QString name = target.left(target.indexOf(u',')).trimmed();
    for (const proxy::ProviderState &provider : state.providers) {
        if (provider.name.compare(name, Qt::CaseInsensitive) != 0) continue;
        if (!provider.problem.isEmpty()) return u"✕ "_s + configText(provider.problem);
        if (provider.health == "open"_L1) return u"△ "_s + FallbackPage::tr("left alone after failures");
        return provider.health == "half-open"_L1 ? u"△ "_s + FallbackPage::tr("being tried again") : u"✓"_s;
    }
    return u"△ "_s + FallbackPage::tr("not in use yet");
}

FallbackPage::FallbackPage(ConfigDraft &draft, proxy::ProxyControl &proxy, QWidget *parent)
    : QWidget(parent),
      m_draft(draft),
      m_proxy(proxy),
      m_scenarioLabel(new QLabel(this)),
      m_scenario(new QComboBox(this)),
      m_list(new QListWidget(this)),
      m_empty(new EmptyNote(*m_list)),
      m_picker(new TargetPicker(this)),
      m_up(new QPushButton(this)),
      m_down(new QPushButton(this)),
      m_remove(new QPushButton(this)),
      m_hint(new QLabel(this))
{
    m_scenario->setObjectName(u"fallbackScenario"_s);
    m_list->setObjectName(u"fallbackList"_s);
    m_picker->setObjectName(u"fallbackPicker"_s);
    m_up->setObjectName(u"fallbackUp"_s);
    m_down->setObjectName(u"fallbackDown"_s);
    m_remove->setObjectName(u"fallbackRemove"_s);
    m_scenarioLabel->setBuddy(m_scenario);
    m_hint->setWordWrap(true);
    for (const QString &name : scenarioNames()) m_scenario->addItem(QString(), name);
    for (QPushButton *button : {m_up, m_down, m_remove}) button->setAutoDefault(false);
    auto *top = new QHBoxLayout;
    top->addWidget(m_scenarioLabel);
    top->addWidget(m_scenario, 1);
    auto *row = new QHBoxLayout;
    for (QPushButton *button : {m_up, m_down, m_remove}) row->addWidget(button);
    row->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(top);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_picker);
    layout->addLayout(row);
    layout->addWidget(m_hint);
    connect(m_scenario, &QComboBox::currentIndexChanged, this, &FallbackPage::refresh);
    connect(m_picker, &TargetPicker::targetEdited, this, &FallbackPage::add);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_remove, &QPushButton::clicked, this, &FallbackPage::remove);
    for (const auto &[key, step] : {std::pair(Qt::Key_Up, -1), std::pair(Qt::Key_Down, 1)})
        connect(new QShortcut(QKeySequence(Qt::AltModifier | key), m_list, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated,
                this, [this, step = step] { move(step); });
    connect(new QShortcut(QKeySequence(Qt::Key_Delete), m_list, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this,
            &FallbackPage::remove);
    connect(m_list, &QListWidget::currentRowChanged, this, &FallbackPage::showButtons);
    connect(&proxy, &proxy::ProxyControl::stateChanged, this, &FallbackPage::refresh);
}

QString FallbackPage::scenario() const
{
    return m_scenario->currentData().toString();
}

void FallbackPage::refresh()
{
    const int current = m_list->currentRow();
    m_list->clear();
    const QStringList targets = fallbackOf(m_draft.root(), scenario());
    const proxy::ProxyState state = m_proxy.state();
    for (qsizetype i = 0; i < targets.size(); ++i) {
        auto *item =
            new QListWidgetItem(u"%1.  %2   %3"_s.arg(i + 1).arg(shownTarget(targets.at(i)), healthText(targets.at(i), state)), m_list);
        item->setToolTip(targets.at(i));
    }
    m_list->setCurrentRow(std::min(std::max(current, 0), m_list->count() - 1));
    m_picker->setTargets(routeTargets(m_draft.root()), tr("add a model…"));
    m_picker->setTarget({});
    showButtons();
}

void FallbackPage::showButtons()
{
    const int row = m_list->currentRow();
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row < m_list->count() - 1);
    m_remove->setEnabled(row >= 0);
}

void FallbackPage::focusOn(const QString &scenario, int row)
{
    m_scenario->setCurrentIndex(m_scenario->findData(scenario));
    m_list->setCurrentRow(row);
    m_list->setFocus(Qt::OtherFocusReason);
}

void FallbackPage::change(const QStringList &targets, int current)
{
    m_draft.change([&](Json5Value &root) { setFallback(root, scenario(), targets); });
    refresh();
    m_list->setCurrentRow(current);
}

void FallbackPage::add(const QString &target)
{
    QStringList targets = fallbackOf(m_draft.root(), scenario());
    if (!target.isEmpty() && !targets.contains(target)) targets.append(target);
    change(targets, static_cast<int>(targets.size()) - 1);
}

void FallbackPage::move(int step)
{
    QStringList targets = fallbackOf(m_draft.root(), scenario());
    const int from = m_list->currentRow();
    const int to = from + step;
    if (from < 0 || to < 0 || to >= targets.size()) return;
    targets.move(from, to);
    change(targets, to);
}

void FallbackPage::remove()
{
    QStringList targets = fallbackOf(m_draft.root(), scenario());
    const int row = m_list->currentRow();
    if (row < 0 || row >= targets.size()) return;
    targets.removeAt(row);
    change(targets, std::min(row, static_cast<int>(targets.size()) - 1));
}

void FallbackPage::retranslate()
{
    m_scenarioLabel->setText(tr("When this fails"));
    for (int i = 0; i < m_scenario->count(); ++i) m_scenario->setItemText(i, scenarioText(m_scenario->itemData(i).toString()));
    m_scenario->setAccessibleName(tr("Scenario"));
    m_list->setAccessibleName(tr("Models that are tried in order"));
    m_empty->setText(tr("No other model is tried: the client gets the error."));
    m_picker->setAccessibleName(tr("Add a model to the chain"));
    m_up->setText(tr("Up"));
    m_down->setText(tr("Down"));
    m_remove->setText(tr("Remove"));
    m_hint->setText(tr("Tried in order as long as nothing has reached the client. A rule may have a chain of its own."));
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, themeColours().muted);
    m_hint->setPalette(muted);
    refresh();
}

} // namespace ccr::ui
