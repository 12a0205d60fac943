#include "ui/docks/plan_panel.h"

#include "ui/charts/plan_chart.h"
#include "ui/charts/time_chart.h"
#include "ui/models/value_text.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr int roomForFee = 240; ///< below it the chart needs the height

enum Role
{
    ProviderRole = Qt::UserRole,
    WindowRole ///< of logging::QuotaWindow; -1: there is no quota
};

} // namespace

PlanPanel::PlanPanel(Workspace &workspace, QWidget *parent)
    : QWidget(parent),
      m_watch(workspace.services.logging, workspace.finished, systemClock()),
      m_empty(new QLabel(this)),
      m_setUp(new QPushButton(this)),
      m_choice(new QComboBox(this)),
      m_fee(new QLabel(this)),
      m_summary(new QLabel(this)),
      m_chart(new TimeChart(this))
{
    setObjectName(u"planPanel"_s);
    m_choice->setObjectName(u"planChoice"_s);
    m_fee->setObjectName(u"planFee"_s);
    m_summary->setObjectName(u"planSummary"_s);
    m_chart->setObjectName(u"planChart"_s);
    m_setUp->setObjectName(u"setUpPlan"_s);
    m_empty->setObjectName(u"noPlan"_s);
    for (QLabel *label : {m_empty, m_fee, m_summary}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    auto *head = new QHBoxLayout;
    head->addWidget(m_choice, 0, Qt::AlignTop);
    head->addWidget(m_summary, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(head);
    layout->addWidget(m_fee);
    layout->addWidget(m_chart, 1);
    layout->addWidget(m_empty);
    layout->addWidget(m_setUp, 0, Qt::AlignLeft);
    layout->addStretch(0);
    connect(&m_watch, &PlanWatch::changed, this, &PlanPanel::refresh);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &PlanPanel::showChosen);
    connect(m_setUp, &QPushButton::clicked, workspace.actions.action(u"plans"_s), &QAction::trigger);
    retranslate();
}

void PlanPanel::setTableShown(bool shown)
{
    m_chart->setTableShown(shown);
}

QString PlanPanel::fees() const
{
    QStringList fees;
    for (const auto &[provider, use] : m_watch.plans())
        if (use.plan().fee > 0)
            fees.append(QString::fromStdString(provider) + u' ' + moneyText(logging::Money{use.plan().fee, use.plan().currency}));
    return fees.join(tr(", "));
}

void PlanPanel::refresh()
{
    fillChoices();
    showChosen();
    Q_EMIT changed();
}

void PlanPanel::fillChoices()
{
    QStringList texts;
    QList<std::pair<QString, int>> places;
    for (const auto &[provider, use] : m_watch.plans()) {
        const QString name = QString::fromStdString(provider);
        for (const auto &[window, limit] : use.plan().quota.limits) {
            texts.append(u"%1 · %2"_s.arg(name, windowName(window)));
            places.append({name, int(window)});
        }
        if (!use.plan().quota.limits.empty()) continue;
        texts.append(name);
        places.append({name, -1});
    }
    if (texts == m_shown) return;
    m_shown = texts;
    const QString chosen = m_choice->currentText();
    const QSignalBlocker blocker(m_choice);
    m_choice->clear();
    for (qsizetype i = 0; i < texts.size(); ++i) {
        m_choice->addItem(texts.at(i));
        m_choice->setItemData(static_cast<int>(i), places.at(i).first, ProviderRole);
        m_choice->setItemData(static_cast<int>(i), places.at(i).second, WindowRole);
    }
    m_choice->setCurrentIndex(std::max(0, m_choice->findText(chosen)));
}

void PlanPanel::showChosen()
{
    const bool hasPlan = m_choice->count() > 0;
    const auto plan = m_watch.plans().find(m_choice->currentData(ProviderRole).toString().toStdString());
    const int window = m_choice->currentData(WindowRole).toInt();
    const bool hasQuota = plan != m_watch.plans().end() && window >= 0;
    m_empty->setVisible(!hasPlan);
    m_setUp->setVisible(!hasPlan);
    for (QWidget *widget : {static_cast<QWidget *>(m_choice), static_cast<QWidget *>(m_fee), static_cast<QWidget *>(m_summary)})
        widget->setVisible(hasPlan);
    m_chart->setVisible(hasQuota);
    if (plan == m_watch.plans().end()) return;
    const WallTime now = m_watch.now();
    m_fee->setText(feeText(plan->second, now));
    m_fee->setVisible(!hasQuota || height() >= roomForFee); // the line at the bottom of the dock has it, too
    m_choice->setToolTip(m_fee->text());
    QPalette colours = palette();
    if (hasQuota) {
        const auto kind = static_cast<logging::QuotaWindow>(window);
        const double share = plan->second.window(kind, now).share();
        if (share >= 0.8) colours.setColor(QPalette::WindowText, share >= 1 ? themeColours().error : themeColours().warn);
        const QString summary = planSummary(plan->second, kind, now);
        m_summary->setText((share >= 1 ? u"✕ "_s : share >= 0.8 ? u"△ "_s : QString()) + summary);
        m_chart->setData(planChart(plan->second, kind, now));
        m_chart->setSummary(summary);
    } else {
        m_summary->setText(tr("This plan has no quota that could be used up."));
    }
    m_summary->setPalette(colours);
}

void PlanPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if ((event->size().height() >= roomForFee) != (event->oldSize().height() >= roomForFee)) showChosen();
}

void PlanPanel::retranslate()
{
    m_empty->setText(tr("No provider has a plan: a fixed fee for a month, with or without a quota."));
    m_setUp->setText(tr("Set up a plan…"));
    m_choice->setAccessibleName(tr("Plan and window of its quota"));
    m_chart->setAccessibleName(tr("What is left of the quota, over time"));
    m_shown.clear();
    refresh();
}

} // namespace ccr::ui
