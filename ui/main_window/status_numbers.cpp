#include "ui/main_window/status_numbers.h"

#include "ui/models/logging_text.h"
#include "ui/models/value_text.h"
#include "ui/theme/theme.h"

#include <QEvent>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr auto measureInterval = 60s;
constexpr auto healthInterval = 2s;
constexpr double nearlyFull = 0.8;
constexpr int whole = 100;

} // namespace

LogSize::LogSize(Workspace &workspace, QWidget *parent) : QLabel(parent), m_workspace(workspace), m_timer(this), m_healthTimer(this)
{
    setObjectName(u"logSize"_s);
    setTextFormat(Qt::PlainText);
    m_timer.setInterval(measureInterval);
    m_healthTimer.setInterval(healthInterval);
    connect(&m_timer, &QTimer::timeout, this, &LogSize::measure);
    connect(&m_healthTimer, &QTimer::timeout, this, &LogSize::look);
    connect(&workspace.logSources, &LogSources::filesDeleted, this, &LogSize::measureAnew);
    setVisible(workspace.services.capture);
    retranslate();
}

void LogSize::showEvent(QShowEvent *event)
{
    QLabel::showEvent(event);
    if (!m_workspace.services.capture) return;
    if (!m_amount) measure();
    look();
    m_timer.start();
    m_healthTimer.start();
}

void LogSize::measure()
{
    if (!isVisible()) return m_timer.stop(); // until it is seen again
    m_workspace.services.capture->measure(this, [this](const logging::CapturedAmount &amount) {
        m_amount = amount;
        retranslate();
    });
}

void LogSize::measureAnew()
{
    if (!isVisible()) return m_amount.reset(); // measured when it is seen again
    measure();
}

void LogSize::look()
{
    if (!isVisible()) return m_healthTimer.stop();
    m_health = m_workspace.services.logging.health();
    retranslate();
}

void LogSize::retranslate()
{
    const bool isDown = m_health.status == logging::LoggingStatus::Unhealthy;
    if (!m_amount && !isDown) return clear();
    const QString details = QStringList{problems(), sizes()}.join(u'\n').trimmed();
    if (toolTip() != details) setToolTip(details);
    if (isDown) return showText(u"✕ "_s + tr("log: no output works"), themeColours().error);
    const logging::LoggingConfig config = m_workspace.services.logging.config();
    const qint64 used = m_amount->fileBytes + m_amount->historyBytes;
    const qint64 limit = config.maxTotalBytes + (config.history.enabled ? config.history.maxBytes : 0);
    const bool isNearlyFull = limit > 0 && static_cast<double>(used) >= nearlyFull * static_cast<double>(limit);
    const QString size = bytesText(used);
    const QString text = limit > 0 ? tr("log %1 / %2").arg(size, bytesText(limit)) : tr("log %1").arg(size);
    if (isNearlyFull || m_health.status == logging::LoggingStatus::Degraded) return showText(u"△ "_s + text, themeColours().warn);
    showText(text, {});
}

// Without a colour of its own it has the window's, also after a change of the theme.
void LogSize::showText(const QString &text, const std::optional<QColor> &colour)
{
    setText(text);
    QPalette colours = parentWidget()->palette();
    if (colour) colours.setColor(QPalette::WindowText, *colour);
    if (palette() != colours) setPalette(colours);
}

QString LogSize::sizes() const
{
    if (!m_amount) return {};
    return tr("Log files: %1. History: %2. The oldest go when the limit is reached.")
        .arg(bytesText(m_amount->fileBytes), bytesText(m_amount->historyBytes));
}

// What fails, and where more of it stands.
QString LogSize::problems() const
{
    if (m_health.status == logging::LoggingStatus::Healthy) return {};
    QStringList lines;
    for (const logging::StreamHealth &stream : m_health.streams)
        if (!stream.problem.isEmpty()) lines.append(QString::fromStdString(stream.name) + u": "_s + loggingText(stream.problem));
    lines.append(tr("See Tools, Logging status."));
    return lines.join(u'\n');
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
