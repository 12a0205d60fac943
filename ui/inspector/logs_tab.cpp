#include "ui/inspector/logs_tab.h"

#include "logging/api/logging_control.h"
#include "ui/models/log_line_text.h"
#include "ui/models/request_lines.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QStringListModel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ccr::ui {

LogsTab::LogsTab(Workspace &workspace, Background &background, QWidget *parent)
    : InspectorTab(workspace, parent),
      m_background(background),
      m_lines(new QStringListModel(this)),
      m_list(new QListView(this)),
      m_hint(new QLabel(this)),
      m_open(new QPushButton(this))
{
    m_list->setObjectName(u"requestLogLines"_s);
    m_list->setModel(m_lines);
    m_list->setFont(monospaceFont());
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setAlternatingRowColors(true);
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setMargin(8);
    m_open->setObjectName(u"openLog"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 4);
    layout->addWidget(m_hint);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_open, 0, Qt::AlignRight);
    connect(&workspace.log, &LiveLog::linesAdded, this, &LogsTab::take);
    connect(m_list, &QListView::activated, this, &LogsTab::openLog);
    connect(m_open, &QPushButton::clicked, this, &LogsTab::openLog);
    retranslate();
}

LogsTab::~LogsTab()
{
    stopLooking();
}

QWidget *LogsTab::focusTarget()
{
    return m_list->isVisibleTo(this) ? static_cast<QWidget *>(m_list) : m_open;
}

void LogsTab::showExchange(const logging::ExchangeSnapshot *exchange)
{
    const std::string id = exchange ? exchange->id : std::string();
    if (id == m_exchangeId && exchange) return;
    m_exchangeId = id;
    m_lines->setStringList({});
    m_files.clear();
    stopLooking();
    if (exchange) append(workspace().log.linesOf(id));
    if (exchange && exchange->total && m_lines->rowCount() == 0) lookInFiles(*exchange);
    describe();
}

// An earlier run, or so long ago that this run's log has forgotten it.
void LogsTab::lookInFiles(const logging::ExchangeSnapshot &exchange)
{
    auto parsed = logging::Query::parse(conditionText(u"req"_s, QString::fromStdString(exchange.id), false));
    const bool isOpened = isOfFile();
    const QString logFile = isOpened ? workspace().openedFiles.recordsOf(exchange.id) : workspace().services.logging.health().file;
    if (logFile.isEmpty() || !std::holds_alternative<logging::Query>(parsed)) return;
    m_cancel = std::make_shared<std::atomic<bool>>(false);
    m_background.run(
        this,
        [logFile, isOpened, query = std::get<logging::Query>(std::move(parsed)), begin = exchange.startedAt, cancel = m_cancel] {
            return isOpened ? linesInFile(logFile, query, *cancel) : linesInFiles(logFile, query, begin, *cancel);
        },
        [this, cancel = m_cancel](const RequestLines &found) {
            if (cancel != m_cancel) return; // another request is shown
            m_cancel.reset();
            if (m_lines->rowCount() == 0) {
                append(found.records);
                m_files = found.files;
            }
            describe();
        });
}

bool LogsTab::isOfFile() const
{
    return workspace().openedFiles.fileOf(m_exchangeId) != OpenedFiles::none;
}

void LogsTab::stopLooking()
{
    if (m_cancel) *m_cancel = true;
    m_cancel.reset();
}

void LogsTab::take(const QList<logging::LogRecord> &records)
{
    if (m_exchangeId.empty()) return;
    QList<logging::LogRecord> ours;
    for (const logging::LogRecord &record : records)
        if (record.exchangeId == m_exchangeId) ours.append(record);
    if (ours.isEmpty()) return;
    append(ours);
    describe();
}

void LogsTab::append(const QList<logging::LogRecord> &records)
{
    const int first = m_lines->rowCount();
    if (records.isEmpty() || !m_lines->insertRows(first, static_cast<int>(records.size()))) return;
    for (int i = 0; i < records.size(); ++i) m_lines->setData(m_lines->index(first + i), plainLine(records[i]));
}

void LogsTab::describe()
{
    const bool isEmpty = m_lines->rowCount() == 0;
    m_list->setVisible(!isEmpty);
    m_hint->setVisible(isEmpty);
    m_open->setVisible(!m_exchangeId.empty() && !(isEmpty && isOfFile())); // the log as it comes has none of them
    m_hint->setText(m_exchangeId.empty() ? tr("Select a request to see its log lines.")
                    : m_cancel           ? tr("Looking in the log files…")
                    : isOfFile()         ? tr("The opened file holds no log line of this request.")
                                         : tr("No log line names this request at the levels that are recorded."));
}

void LogsTab::openLog()
{
    if (m_exchangeId.empty()) return;
    if (!m_files.isEmpty() && !workspace().logSources.open(m_files)) return; // gone meanwhile
    workspace().selection.showLines(m_exchangeId);
}

void LogsTab::retranslate()
{
    m_list->setAccessibleName(tr("Log lines of the request"));
    m_open->setText(tr("Show in log"));
    describe();
}

QString LogsTab::selectionAsText() const
{
    QModelIndexList rows = m_list->selectionModel()->selectedIndexes();
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const QModelIndex &row : rows) lines.append(row.data().toString());
    return lines.isEmpty() ? m_lines->stringList().join(u'\n') : lines.join(u'\n');
}

} // namespace ccr::ui
