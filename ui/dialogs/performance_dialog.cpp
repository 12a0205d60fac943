#include "ui/dialogs/performance_dialog.h"

#include "logging/base/private_files.h"
#include "proxy/api/proxy_control.h"
#include "ui/models/performance_tables.h"
#include "ui/theme/theme.h"
#include "ui/widgets/status_view.h"

#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

using logging::MetricsWindow;
using logging::ReportFormat;

namespace {

constexpr QSize dialogSize{860, 660};
constexpr MetricsWindow windows[] = {MetricsWindow::Minute, MetricsWindow::FiveMinutes, MetricsWindow::Hour, MetricsWindow::SinceStart};
constexpr int firstWindow = 2;

ReportFormat formatOf(const QString &path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending == "csv"_L1) return ReportFormat::Csv;
    if (ending == "html"_L1 || ending == "htm"_L1) return ReportFormat::Html;
    return ending == "prom"_L1 || ending == "txt"_L1 ? ReportFormat::Prometheus : ReportFormat::Json;
}

} // namespace

PerformanceDialog::PerformanceDialog(Workspace &workspace, QWidget *parent)
    : Dialog(u"performanceDialog"_s, parent),
      m_workspace(workspace),
      m_windowLabel(new QLabel(this)),
      m_window(new QComboBox(this)),
      m_latencies(new StatusView(u"latencies"_s, -1, 0, this)),
      m_numbers(new StatusView(u"performanceNumbers"_s, -1, 0, this)),
      m_state(new QLabel(this)),
      m_copy(new QPushButton(this)),
      m_save(new QPushButton(this)),
      m_close(new QPushButton(this))
{
    m_windowLabel->setBuddy(m_window);
    m_window->setObjectName(u"performanceWindow"_s);
    for (const MetricsWindow window : windows) m_window->addItem(PerformanceTables::windowText(window));
    m_window->setCurrentIndex(firstWindow);
    m_state->setObjectName(u"performanceState"_s);
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    m_copy->setObjectName(u"copyReport"_s);
    m_save->setObjectName(u"saveReport"_s);
    auto *top = new QHBoxLayout;
    top->addWidget(m_windowLabel);
    top->addWidget(m_window);
    top->addStretch();
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_copy);
    buttons->addWidget(m_save);
    buttons->addStretch();
    buttons->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(top);
    layout->addWidget(m_latencies);
    layout->addWidget(m_numbers, 1);
    layout->addWidget(m_state);
    layout->addLayout(buttons);
    setUsualSize(dialogSize);
    connect(m_window, &QComboBox::currentIndexChanged, this, &PerformanceDialog::refresh);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    connect(m_save, &QPushButton::clicked, this, &PerformanceDialog::chooseFile);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    connect(&m_answer, &QFutureWatcherBase::finished, this, &PerformanceDialog::take);
    connect(&m_report, &QFutureWatcherBase::finished, this, [this] { write(m_path, m_report.future()); });
    m_timer.setInterval(1s);
    connect(&m_timer, &QTimer::timeout, this, &PerformanceDialog::ask);
    m_timer.start();
    retranslate();
    restyle();
    ask();
}

void PerformanceDialog::ask()
{
    if (!m_workspace.services.metrics || m_answer.isRunning()) return refresh();
    m_answer.setFuture(m_workspace.services.metrics->metrics());
}

// A future without a result: the logging is switched off, or ends.
void PerformanceDialog::take()
{
    m_metrics = m_answer.future().resultCount() > 0 ? std::optional(m_answer.result()) : std::nullopt;
    refresh();
}

void PerformanceDialog::refresh()
{
    for (QPushButton *button : {m_copy, m_save}) button->setEnabled(m_metrics.has_value());
    const bool wasOff = m_saysOff;
    m_saysOff = !m_metrics && !m_answer.isRunning();
    if (m_saysOff) return say([] { return tr("The logging is switched off: nothing is measured."); }, false);
    if (!m_metrics || wasOff) say({}, false);
    if (!m_metrics) return;
    const bool isFirst = m_latencies->table().rows.isEmpty();
    m_latencies->show(PerformanceTables::latencies(*m_metrics, windows[m_window->currentIndex()]));
    if (isFirst) m_latencies->showAllRows();
    m_numbers->show(PerformanceTables::numbers(*m_metrics));
}

void PerformanceDialog::retranslate()
{
    setWindowTitle(tr("Performance report"));
    m_windowLabel->setText(tr("&Period"));
    for (int i = 0; i < m_window->count(); ++i) m_window->setItemText(i, PerformanceTables::windowText(windows[i]));
    m_window->setAccessibleName(tr("Period of the percentiles"));
    m_latencies->setAccessibleName(tr("Percentiles of durations"));
    m_numbers->setAccessibleName(tr("Throughput, errors, disk and memory"));
    m_copy->setText(tr("C&opy as text"));
    m_save->setText(tr("&Save report…"));
    m_close->setText(tr("&Close"));
    refresh();
}

void PerformanceDialog::restyle()
{
    m_latencies->restyle();
    m_numbers->restyle();
    refresh();
    m_latencies->showAllRows();
}

void PerformanceDialog::chooseFile()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto *dialog = new QFileDialog(this, tr("Save report"), QDir(folder).filePath(u"performance.json"_s),
                                   tr("JSON (*.json);;Spreadsheet (*.csv);;Page (*.html);;Prometheus (*.prom)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.section(u"*."_s, 1).section(u')', 0, 0)); // for a name without an ending
    });
    connect(dialog, &QFileDialog::fileSelected, this, &PerformanceDialog::saveTo);
    dialog->open();
}

void PerformanceDialog::saveTo(const QString &path)
{
    if (!m_workspace.services.metrics || m_report.isRunning()) return;
    std::vector<logging::LabelledNumber> up;
    for (const proxy::ProviderState &provider : m_workspace.services.proxy.state().providers)
        up.push_back({.labels = {provider.name.toStdString()}, .number = provider.problem.isEmpty() ? 1.0 : 0.0});
    m_path = path;
    m_report.setFuture(m_workspace.services.metrics->report(formatOf(path), std::move(up)));
}

void PerformanceDialog::write(const QString &path, const QFuture<QByteArray> &report)
{
    QString reason = tr("the logging is switched off");
    const bool isWritten = report.resultCount() > 0 && writePrivateFile(path, report.result(), &reason);
    say([isWritten, path, reason] { return isWritten ? tr("Saved: %1").arg(path) : tr("%1 was not written: %2").arg(path, reason); },
        !isWritten);
}

void PerformanceDialog::say(SaidText text, bool isProblem)
{
    QPalette colours = palette();
    if (isProblem) colours.setColor(QPalette::WindowText, themeColours().error);
    m_state->setPalette(colours);
    m_state->setVisible(text != nullptr);
    ui::say(*m_state, std::move(text));
}

QString PerformanceDialog::text() const
{
    return m_window->currentText() + u'\n' + m_latencies->table().text() + u'\n' + m_numbers->table().text();
}

} // namespace ccr::ui
