#include "ui/widgets/probe_view.h"

#include "ui/models/config_text.h"
#include "ui/models/exchange_table_model.h"
#include "ui/models/route_texts.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ccr::ui {

ProbeView::ProbeView(QWidget *parent) : QWidget(parent), m_message(new QLabel(this))
{
    auto *ticks = new QHBoxLayout;
    ticks->setSpacing(12);
    for (std::size_t i = 0; i < proxy::probeSteps; ++i) {
        m_ticks.append(new QLabel(this));
        m_ticks.last()->setObjectName(u"tick%1"_s.arg(i));
        ticks->addWidget(m_ticks.last());
    }
    ticks->addStretch();
    m_message->setObjectName(u"probeMessage"_s);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(ticks);
    layout->addWidget(m_message);
    retranslate();
}

void ProbeView::clear()
{
    m_report.reset();
    retranslate();
}

void ProbeView::showReport(const proxy::ProbeReport &report, const QString &provider)
{
    m_report = report;
    m_provider = provider;
    retranslate();
}

QString ProbeView::tickText(proxy::ProbeStep step) const
{
    const QString name = probeStepText(step, !m_report || hasTls(m_report->url));
    if (!m_report) return u"· "_s + name;
    const proxy::ProbeTick &tick = m_report->tick(step);
    switch (tick.outcome) {
    case proxy::ProbeOutcome::Waiting: return u"… "_s + name;
    case proxy::ProbeOutcome::Passed: return u"✓ "_s + name + (tick.took ? u' ' + durationText(*tick.took) : QString());
    case proxy::ProbeOutcome::Failed: return u"✕ "_s + name;
    case proxy::ProbeOutcome::Skipped: return u"– "_s + name;
    }
    return name;
}

QString ProbeView::summary() const
{
    QStringList parts;
    for (const QLabel *tick : m_ticks) parts.append(tick->text());
    return parts.join(u", "_s);
}

void ProbeView::retranslate()
{
    QString message;
    for (std::size_t i = 0; i < proxy::probeSteps; ++i) {
        QLabel *label = m_ticks.at(static_cast<qsizetype>(i));
        label->setText(tickText(static_cast<proxy::ProbeStep>(i)));
        QPalette colours = palette();
        const proxy::ProbeTick tick = m_report ? m_report->ticks[i] : proxy::ProbeTick();
        if (tick.outcome == proxy::ProbeOutcome::Passed) colours.setColor(QPalette::WindowText, themeColours().ok);
        if (tick.outcome == proxy::ProbeOutcome::Failed) colours.setColor(QPalette::WindowText, themeColours().error);
        if (tick.outcome == proxy::ProbeOutcome::Waiting || tick.outcome == proxy::ProbeOutcome::Skipped)
            colours.setColor(QPalette::WindowText, themeColours().muted);
        label->setPalette(colours);
        if (tick.cause == proxy::ProbeCause::None) continue;
        message = probeCauseText(tick.cause, m_provider, m_report->model);
        if (m_report->status >= 400) message += u' ' + tr("(HTTP %1)").arg(m_report->status);
        if (!tick.message.isEmpty()) message += u'\n' + tr("It says: “%1”").arg(configText(tick.message));
    }
    if (m_report && m_report->isFinished && message.isEmpty()) {
        message = tr("%1 works: %2 to the first token")
                      .arg(m_report->model, durationText(m_report->tick(proxy::ProbeStep::Stream).took.value_or(milliseconds(0))));
        if (m_report->tokensPerSecond) message += u", "_s + tr("%1 tokens/s").arg(QLocale().toString(*m_report->tokensPerSecond, 'f', 0));
        if (m_report->outputTokens > 0) message += u", "_s + tr("%n token(s) used", nullptr, static_cast<int>(m_report->outputTokens));
    }
    if (!m_report) message = tr("A test sends one request of at most 20 tokens.");
    m_message->setText(message);
}

} // namespace ccr::ui
