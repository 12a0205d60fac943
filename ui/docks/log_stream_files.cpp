// Log files as a source of the dock.
#include "ui/docks/log_stream_dock.h"

#include "logging/api/logging_control.h"
#include "ui/models/value_text.h"
#include "ui/widgets/dropped_files.h"
#include "ui/widgets/log_bar.h"
#include "ui/widgets/log_view.h"
#include "ui/workspace/mark_keeper.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr QLatin1StringView folderKey("logFolder");

} // namespace

bool LogStreamDock::isLive() const
{
    return m_rows == &workspace().log;
}

void LogStreamDock::takeSource()
{
    LogSources &sources = workspace().logSources;
    const int current = sources.current();
    m_openProblem = nullptr;
    // A file is read from its beginning, the log as it comes at its end.
    m_view->setFollowing(current == 0);
    showSource(sources.rowsOf(current), sources.marksOf(current));
    if (FileLog *files = sources.filesOf(current)) {
        connect(files, &FileLog::stateChanged, this, &LogStreamDock::showState, Qt::UniqueConnection);
        if (!files->findChild<MarkKeeper *>()) new MarkKeeper(workspace().services.settings, *files, sources.marksOf(current));
    }
    workspace().actions.action(u"log.closeFile"_s)->setEnabled(!isLive());
    workspace().actions.action(u"log.clear"_s)->setEnabled(isLive());
    showSources();
}

void LogStreamDock::showSources()
{
    LogSources &sources = workspace().logSources;
    QStringList names;
    for (int i = 0; i < sources.count(); ++i) names.append(sources.nameOf(i));
    m_bar->setSources(names, sources.current());
}

void LogStreamDock::chooseFiles()
{
    QSettings &settings = workspace().services.settings;
    const QString logFile = workspace().services.logging.health().file;
    const QString folder = settings.value(folderKey, QFileInfo(logFile).absolutePath()).toString();
    auto *dialog = new QFileDialog(this, tr("Open capture or log"), folder);
    dialog->setObjectName(u"openLogDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Logs and captures (*.log *.har *.ndjson *.jsonl *.txt *.gz *.zst *.log.*)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, [this, &settings](const QStringList &paths) {
        settings.setValue(folderKey, QFileInfo(paths.constFirst()).absolutePath());
        openFiles(paths);
    });
    dialog->open();
}

void LogStreamDock::openFiles(const QStringList &paths)
{
    m_openProblem = nullptr;
    if (!paths.isEmpty()) workspace().openedFiles.open(paths);
}

void LogStreamDock::takeOpened(const SaidText &problem)
{
    show();
    raise();
    m_openProblem = problem;
    showState();
}

void LogStreamDock::closeFile()
{
    workspace().logSources.close(workspace().logSources.current());
}

void LogStreamDock::goToLine(qint64 line)
{
    show();
    raise();
    if (m_rows->rowOf(line) >= m_rows->count() || m_rows->lineAt(m_rows->rowOf(line)) != line) {
        // Hidden: the reader asked for it all the same.
        m_filter.clear();
        m_bar->setComponents({});
        m_bar->setLevels(LevelSet::all());
        if (hasRange()) workspace().range.setRange({});
    }
    m_view->goToLine(line);
}

QString LogStreamDock::titleText() const
{
    const FileLog *files = workspace().logSources.filesOf(workspace().logSources.current());
    if (!files) return tr("Log stream");
    const FileLogState &state = files->state();
    if (state.isBusy && state.indexed < 1) return tr("Log stream: reading %1, %2").arg(files->name(), percentText(state.indexed));
    if (state.isBusy) return tr("Log stream: filtering %1, %2").arg(files->name(), percentText(state.filtered));
    return tr("Log stream: %1").arg(files->name());
}

QString LogStreamDock::noticeText() const
{
    if (m_openProblem) return m_openProblem();
    if (const FileLog *files = workspace().logSources.filesOf(workspace().logSources.current()))
        return files->state().notice ? files->state().notice() : QString();
    const int oneOf = workspace().log.shownOneOf();
    if (oneOf <= 1) return {};
    if (workspace().services.logging.health().dropped == 0) return tr("Showing 1 of %1 lines; all are recorded.").arg(oneOf);
    return tr("Showing 1 of %1 lines; the log could not take all of them.").arg(oneOf);
}

void LogStreamDock::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localFilesOf(*event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void LogStreamDock::dropEvent(QDropEvent *event)
{
    openFiles(localFilesOf(*event->mimeData()));
    event->acceptProposedAction();
}

} // namespace ccr::ui
