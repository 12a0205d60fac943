#include "ui/dialogs/logging_status_dialog.h"

#include "logging/api/capture_control.h"
#include "logging/api/metrics_snapshot.h"
#include "ui/models/logging_tables.h"
#include "ui/widgets/message_text.h"
#include "ui/widgets/status_view.h"
#include "ui/workspace/rotation_notice.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

namespace {

constexpr QSize dialogSize{1040, 560};

} // namespace

LoggingStatusDialog::LoggingStatusDialog(Workspace &workspace, QWidget *parent)
    : Dialog(u"loggingStatusDialog"_s, parent),
      m_workspace(workspace),
      m_summary(new StatusView(u"loggingSummary"_s, 1, 1, this)),
      m_streams(new StatusView(u"logOutputs"_s, LoggingTables::State, LoggingTables::LastError, this)),
      m_findings(new MessageText(4, this)),
      m_done(new QLabel(this)),
      m_reopen(new QPushButton(this)),
      m_rotate(new QPushButton(this)),
      m_flush(new QPushButton(this)),
      m_copy(new QPushButton(this)),
      m_close(new QPushButton(this))
{
    m_done->setObjectName(u"loggingDone"_s);
    m_done->setTextFormat(Qt::PlainText);
    m_done->setWordWrap(true);
    m_reopen->setObjectName(u"reopenOutputs"_s);
    m_rotate->setObjectName(u"rotateOutputs"_s);
    m_flush->setObjectName(u"flushOutputs"_s);
    m_copy->setObjectName(u"copyStatus"_s);
    for (QPushButton *button : {m_rotate, m_flush}) button->setEnabled(workspace.services.capture);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_reopen, m_rotate, m_flush}) buttons->addWidget(button);
    buttons->addStretch();
    for (QPushButton *button : {m_copy, m_close}) buttons->addWidget(button);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_summary);
    layout->addWidget(m_streams, 1);
    layout->addWidget(m_findings);
    layout->addWidget(m_done);
    layout->addLayout(buttons);
    setUsualSize(dialogSize);
    m_done->hide();
    connect(m_reopen, &QPushButton::clicked, this, &LoggingStatusDialog::reopen);
    connect(m_rotate, &QPushButton::clicked, this, &LoggingStatusDialog::rotate);
    connect(m_flush, &QPushButton::clicked, this, &LoggingStatusDialog::flush);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    m_findings->setObjectName(u"loggingFindings"_s);
    const Services &services = workspace.services;
    if (services.config && services.presets) {
        m_configuration = std::make_unique<LoggingFindings>(*services.config, *services.presets, this);
        connect(m_configuration.get(), &LoggingFindings::changed, this, &LoggingStatusDialog::showFindings);
    }
    m_timer.setInterval(1s);
    connect(&m_timer, &QTimer::timeout, this, &LoggingStatusDialog::refresh);
    m_timer.start();
    retranslate();
    restyle();
}

void LoggingStatusDialog::refresh()
{
    const logging::LoggingHealth health = m_workspace.services.logging.health();
    const std::uint64_t restarts = m_workspace.services.metrics ? m_workspace.services.metrics->loggingRestarts() : 0;
    m_summary->show(LoggingTables::summary(health, QCoreApplication::applicationPid(), restarts));
    m_streams->show(LoggingTables::streams(health, m_workspace.services.logging.config()));
}

void LoggingStatusDialog::visit(const QString &output)
{
    m_streams->focusOn(output);
}

void LoggingStatusDialog::retranslate()
{
    setWindowTitle(tr("Logging status"));
    m_summary->setAccessibleName(tr("State of the logging"));
    m_streams->setAccessibleName(tr("Outputs of the log"));
    m_reopen->setText(tr("&Reopen"));
    m_reopen->setToolTip(tr("Reopen every output, for example after its file was moved away"));
    m_rotate->setText(tr("Ro&tate"));
    m_rotate->setToolTip(tr("Rotate the log files now"));
    m_flush->setText(tr("&Flush"));
    m_flush->setToolTip(tr("Write what is still in the buffers"));
    m_copy->setText(tr("C&opy as text"));
    m_close->setText(tr("&Close"));
    m_findings->setAccessibleName(tr("What is wrong with the configuration of the logging"));
    showFindings();
    refresh();
}

void LoggingStatusDialog::restyle()
{
    m_summary->restyle();
    m_streams->restyle();
    refresh();
    m_summary->showAllRows();
}

void LoggingStatusDialog::showFindings()
{
    m_findings->setText(m_configuration ? m_configuration->text() : QString());
    m_findings->setVisible(!m_findings->text().isEmpty());
}

void LoggingStatusDialog::reopen()
{
    m_workspace.services.logging.reopen();
    say([] { return tr("Every output opens its target again."); });
}

void LoggingStatusDialog::rotate()
{
    m_rotate->setEnabled(false);
    m_workspace.services.capture->rotate(this, [this](const Result<QList<logging::RotationOutcome>> &outcomes) {
        m_rotate->setEnabled(true);
        say([outcomes] {
            const Notice notice = RotationNotice::of(outcomes);
            return notice.title + u" · "_s + notice.body;
        });
        refresh();
    });
}

void LoggingStatusDialog::flush()
{
    m_flush->setEnabled(false);
    m_workspace.services.capture->flush(this, [this](bool isComplete) {
        m_flush->setEnabled(true);
        say([isComplete] {
            return isComplete ? tr("Everything that was logged is written.") : tr("Not everything could be written in time.");
        });
        refresh();
    });
}

void LoggingStatusDialog::say(SaidText text)
{
    ui::say(*m_done, std::move(text));
    m_done->show();
}

QString LoggingStatusDialog::text() const
{
    QStringList parts{m_summary->table().text(), m_streams->table().text()};
    if (m_configuration && !m_configuration->list().empty()) parts.append(m_configuration->text());
    return parts.join(u'\n');
}

} // namespace ccr::ui
