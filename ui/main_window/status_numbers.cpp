#include "ui/main_window/status_numbers.h"

#include "ui/models/value_text.h"
#include "ui/theme/theme.h"

#include <QEvent>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr auto measureInterval = 60s;
constexpr double nearlyFull = 0.8;
constexpr int whole = 100;

} // namespace

LogSize::LogSize(Workspace &workspace, QWidget *parent) : QLabel(parent), m_workspace(workspace), m_timer(this)
{
    setObjectName(u"logSize"_s);
    setTextFormat(Qt::PlainText);
    m_timer.setInterval(measureInterval);
    connect(&m_timer, &QTimer::timeout, this, &LogSize::measure);
    setVisible(workspace.services.capture);
    retranslate();
}

void LogSize::showEvent(QShowEvent *event)
{
    QLabel::showEvent(event);
    if (!m_workspace.services.capture) return;
    if (!m_amount) measure();
    m_timer.start();
}

void LogSize::measure()
{
    if (!isVisible()) return m_timer.stop(); // until it is seen again
    m_workspace.services.capture->measure(this, [this](const logging::CapturedAmount &amount) {
        m_amount = amount;
        retranslate();
    });
}

void LogSize::retranslate()
{
    if (!m_amount) return clear();
    const logging::LoggingConfig config = m_workspace.services.logging.config();
    const qint64 used = m_amount->fileBytes + m_amount->historyBytes;
    const qint64 limit = config.maxTotalBytes + (config.history.enabled ? config.history.maxBytes : 0);
    const bool isNearlyFull = limit > 0 && static_cast<double>(used) >= nearlyFull * static_cast<double>(limit);
    const QString size = bytesText(used);
    const QString text = limit > 0 ? tr("log %1 / %2").arg(size, bytesText(limit)) : tr("log %1").arg(size);
    setText(isNearlyFull ? u"△ "_s + text : text);
    setToolTip(tr("Log files: %1. History: %2. The oldest go when the limit is reached.")
                   .arg(bytesText(m_amount->fileBytes), bytesText(m_amount->historyBytes)));
    QPalette colours = parentWidget()->palette();
    if (isNearlyFull) colours.setColor(QPalette::WindowText, themeColours().warn);
    setPalette(colours);
}

void LogSize::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange) retranslate();
    QLabel::changeEvent(event);
}

BudgetBar::BudgetBar(const SpendingToday &spending, QWidget *parent) : QProgressBar(parent), m_spending(spending)
{
    setObjectName(u"budgetBar"_s);
    setTextVisible(false);
    setRange(0, whole);
    setFixedSize(fontMetrics().averageCharWidth() * 10, fontMetrics().height() * 2 / 3);
    connect(&spending, &SpendingToday::changed, this, &BudgetBar::retranslate);
    retranslate();
}

void BudgetBar::retranslate()
{
    const QList<BudgetUse> budgets = m_spending.budgets();
    setVisible(!budgets.isEmpty());
    if (budgets.isEmpty()) return;
    const auto nearest =
        std::max_element(budgets.begin(), budgets.end(), [](const BudgetUse &a, const BudgetUse &b) { return a.share() < b.share(); });
    setValue(std::clamp(static_cast<int>(nearest->share() * whole), 0, whole));
    QStringList lines;
    for (const BudgetUse &budget : budgets) lines.append(budgetText(budget));
    setToolTip(lines.join(u'\n'));
    setAccessibleName(budgetText(*nearest));
}

} // namespace ccr::ui
