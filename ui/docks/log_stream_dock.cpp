#include "ui/docks/log_stream_dock.h"

#include "logging/api/logging_control.h"
#include "ui/models/exchange_table_model.h"
#include "ui/models/found_text.h"
#include "ui/models/time_condition.h"
#include "ui/widgets/filter_chips.h"
#include "ui/widgets/log_bar.h"
#include "ui/widgets/log_view.h"
#include "ui/widgets/notice_label.h"
#include "ui/widgets/overview_strip.h"

#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

using logging::Severity;

namespace {

constexpr auto rangeStep = 60s; ///< how often lines leave that a range which moves on no longer holds

} // namespace

LogStreamDock::LogStreamDock(Workspace &workspace, QWidget *parent)
    : Dock(u"logStream"_s, workspace, parent),
      m_filter(workspace.services.settings),
      m_bar(new LogBar(m_filter, {workspace.actions.action(u"follow"_s), workspace.actions.action(u"log.pause"_s)},
                       workspace.actions.submenu(u"log"_s), this)),
      m_view(new LogView(this)),
      m_strip(new OverviewStrip(*m_view, this)),
      m_notice(new NoticeLabel(this)),
      m_hidden(new QLabel(this))
{
    setWidget(makeContent());
    m_view->setHighlights(&workspace.highlights);
    setAcceptDrops(true);
    m_stateTimer.setSingleShot(true);
    m_stateTimer.setInterval(100ms);
    connect(&m_stateTimer, &QTimer::timeout, this, &LogStreamDock::showState);
    m_rangeTimer.setInterval(rangeStep);
    connect(&m_rangeTimer, &QTimer::timeout, this, &LogStreamDock::moveRange);
    m_rangeTimer.start();
    connect(&workspace.range, &TimeRangeState::changed, this, &LogStreamDock::applyFilter);
    connect(m_bar, &LogBar::changed, this, &LogStreamDock::applyFilter);
    connect(m_view, &LogView::menuRequested, this, &LogStreamDock::showMenu);
    connect(m_view, &LogView::requestClicked, this, [this](const QString &id) { this->workspace().selection.open(id.toStdString()); });
    connect(m_view, &LogView::markClicked, this, [this](qint64 line) { m_marks->toggle(line); });
    connect(m_strip, &OverviewStrip::rowChosen, this, [this](qint64 row) { m_view->setCurrentRow(row); });
    connect(&workspace.selection, &ExchangeSelection::linesRequested, this, &LogStreamDock::showLinesOf);
    // One list of saved filters for the whole window.
    connect(&workspace.filter, &FilterState::savedChanged, this, [this] { m_filter.setSaved(this->workspace().filter.saved()); });
    connect(&m_filter, &FilterState::savedChanged, this, [this] { this->workspace().filter.setSaved(m_filter.saved()); });
    connect(m_bar, &LogBar::filterLeft, this, [this] { focusTarget()->setFocus(); });
    connect(m_bar, &LogBar::savedFiltersRequested, workspace.actions.action(u"savedFilters"_s), &QAction::trigger);
    connect(m_bar, &LogBar::filterProblem, this, [this](const QString &problem) {
        m_filterProblem = problem;
        if (m_rows) showState(); // not while it is being made
    });
    connect(m_bar, &LogBar::sourceChosen, &workspace.logSources, &LogSources::setCurrent);
    connect(&workspace.logSources, &LogSources::currentChanged, this, &LogStreamDock::takeSource);
    connect(&workspace.logSources, &LogSources::changed, this, &LogStreamDock::showSources);
    connect(&workspace.logSources, &LogSources::lineRequested, this, &LogStreamDock::goToLine);
    connect(&workspace.openedFiles, &OpenedFiles::logsOpened, this, [this] { takeOpened({}); });
    connect(&workspace.openedFiles, &OpenedFiles::logsFailed, this, &LogStreamDock::takeOpened);
    connect(&workspace.log, &LiveLog::linesAdded, this, &LogStreamDock::takeActions);
    bindActions();
    bindReading();
    fillMenu();
    retranslate();
    takeSource();
}

LogStreamDock::~LogStreamDock() = default;

QWidget *LogStreamDock::makeContent()
{
    auto *content = new QWidget(this);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *lines = new QWidget(content);
    auto *across = new QHBoxLayout(lines);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(0);
    across->addWidget(m_view, 1);
    across->addWidget(m_strip);
    m_pages = new QStackedWidget(content);
    m_pages->addWidget(lines);
    m_pages->addWidget(makeEmptyPage());
    m_view->setObjectName(u"logLines"_s);
    m_strip->setObjectName(u"logOverview"_s);
    m_notice->setObjectName(u"logNotice"_s);
    m_notice->hide();
    m_hidden->setObjectName(u"logHidden"_s);
    m_hidden->setTextFormat(Qt::PlainText);
    m_hidden->setContentsMargins(8, 2, 8, 2);
    m_hidden->hide();
    auto *chips = new FilterChips(m_filter, content);
    chips->setContentsMargins(8, 0, 8, 2);
    layout->addWidget(m_bar);
    layout->addWidget(chips);
    layout->addWidget(m_notice);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_hidden);
    return content;
}

QWidget *LogStreamDock::makeEmptyPage()
{
    auto *page = new QWidget(this);
    auto *layout = new QVBoxLayout(page);
    m_emptyText = new QLabel(page);
    m_emptyText->setObjectName(u"logEmpty"_s);
    m_emptyText->setAlignment(Qt::AlignCenter);
    m_emptyText->setWordWrap(true);
    m_emptyText->setTextFormat(Qt::PlainText);
    m_emptyAction = new QPushButton(page);
    m_emptyAction->setObjectName(u"logEmptyAction"_s);
    connect(m_emptyAction, &QPushButton::clicked, this, &LogStreamDock::actOnEmptyPage);
    layout->addStretch();
    layout->addWidget(m_emptyText);
    layout->addWidget(m_emptyAction, 0, Qt::AlignCenter);
    layout->addStretch();
    return page;
}

void LogStreamDock::showSource(LogRows &rows, LineMarks &marks)
{
    const bool isPaused = workspace().actions.action(u"log.pause"_s)->isChecked();
    if (m_rows) m_rows->disconnect(this);
    if (m_rows && isPaused) m_rows->setPaused(false);
    if (isPaused) rows.setPaused(true);
    if (m_marks) m_marks->disconnect(this);
    m_rows = &rows;
    m_marks = &marks;
    const auto later = [this] {
        if (m_pages->currentIndex() == 1 && m_rows->count() > 0)
            showState();
        else if (!m_stateTimer.isActive())
            m_stateTimer.start();
    };
    connect(m_rows, &LogRows::countsChanged, this, later);
    connect(m_rows, &LogRows::rowsAppended, this, later);
    connect(m_rows, &LogRows::rowsReset, this, &LogStreamDock::showState);
    connect(m_marks, &LineMarks::changed, this, [this] {
        if (m_filter.text().contains("@marked"_L1)) applyFilter();
    });
    m_view->setRows(&rows);
    m_view->setMarks(&marks);
    m_strip->watch(&rows, &marks);
    applyFilter();
    showState();
}

// The last hour is of what runs now. Somebody who opens a file of last week means all of it, unless two moments were chosen.
bool LogStreamDock::hasRange() const
{
    const TimeRange &range = workspace().range.range();
    return isLive() ? range != TimeRange() : range.last.count() == 0 && (range.from || range.to);
}

void LogStreamDock::moveRange()
{
    const std::optional<WallTime> begin = workspace().range.range().begin(wallNow());
    const bool isPaused = workspace().actions.action(u"log.pause"_s)->isChecked();
    if (!isLive() || isPaused || !begin || m_rows->count() == 0) return;
    if (const LogRows::Record first = m_rows->recordAt(0); first && first->time < *begin) applyFilter();
}

bool LogStreamDock::clearView()
{
    if (isLive()) workspace().log.clear();
    return true;
}

void LogStreamDock::applyFilter()
{
    const TimeRange &range = workspace().range.range();
    const logging::Query &query = m_filter.query();
    const QList<qint64> marked = m_marks->notes().keys();
    m_view->setFound(foundText(query));
    m_view->setCountsNew(isLive());
    m_rows->setFilter({.levels = m_bar->levels(),
                       .components = m_bar->components(),
                       .query = hasRange() ? withinTimes(query, range.begin(wallNow()), range.end()) : query,
                       .context = m_bar->context(),
                       .marked = {marked.begin(), marked.end()}});
    showState();
}

void LogStreamDock::showState()
{
    m_bar->show(*m_rows);
    const qint64 hidden = m_rows->lineCount() - m_rows->count();
    m_hidden->setText(m_filterProblem.isEmpty() ? hiddenText(hidden)
                                                : tr("Filter: %1. The last valid one stays in force.").arg(m_filterProblem));
    m_hidden->setVisible(!m_filterProblem.isEmpty() || (hidden > 0 && m_rows->count() > 0));
    const QString notice = noticeText();
    m_notice->setText(notice);
    m_notice->setVisible(!notice.isEmpty());
    setWindowTitle(titleText());
    const FileLog *files = workspace().logSources.filesOf(workspace().logSources.current());
    if (files && !files->state().isBusy) m_view->setCountsNew(true);        // read to its end: what comes now is new
    if (isLive() && workspace().log.shownOneOf() > 1) m_stateTimer.start(); // it ends without an event
    const qint64 waiting = m_rows->waiting();
    if (waiting > 0)
        workspace().actions.setText(u"log.pause"_s, tr("Pause log (%1 new)").arg(countText(waiting)));
    else
        workspace().actions.clearText(u"log.pause"_s);
    showEmptyPage();
}

// There are lines of the chosen levels, and nothing else hides them.
bool LogStreamDock::rangeHides() const
{
    if (!hasRange() || !m_filter.query().isEmpty() || !m_bar->components().isEmpty()) return false;
    const LevelSet levels = m_bar->levels();
    return std::any_of(std::begin(logLevels), std::end(logLevels),
                       [&](Severity level) { return levels.contains(level) && m_rows->countOf(level) > 0; });
}

QString LogStreamDock::hiddenText(qint64 lines) const
{
    const int count = static_cast<int>(std::min<qint64>(lines, INT_MAX));
    const bool isChosen = hasRange() && (workspace().range.range().last.count() == 0 || rangeHides());
    if (!isChosen) return tr("%Ln line(s) hidden by the filter.", nullptr, count);
    return tr("%Ln line(s) hidden by the filter or outside %1.", nullptr, count).arg(rangeText(workspace().range.range()));
}

void LogStreamDock::showEmptyPage()
{
    m_pages->setCurrentIndex(m_rows->count() > 0 ? 0 : 1);
    if (m_rows->count() > 0) return;
    const LevelSet levels = m_bar->levels();
    const qint64 hidden = m_rows->lineCount();
    const bool hasFilter = !m_filter.query().isEmpty() || !m_bar->components().isEmpty();
    int lowest = 0;
    while (lowest < 5 && !levels.containsIndex(lowest)) ++lowest;
    const auto word = [](int index) {
        const std::string_view name = logging::toString(logLevels[index]);
        return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    };
    const FileLog *files = workspace().logSources.filesOf(workspace().logSources.current());
    const bool isReading = files && files->state().isBusy;
    m_emptyAction->setVisible(!isReading && m_rows->lineCount() > 0 && (hasFilter || lowest > 0 || hasRange()));
    if (isReading) {
        m_emptyText->setText(tr("Reading…"));
    } else if (m_rows->lineCount() == 0) {
        m_emptyText->setText(tr("There are no lines yet."));
    } else if (hasFilter) {
        m_emptyText->setText(hiddenText(hidden));
        m_emptyAction->setText(tr("Clear filter"));
    } else if (rangeHides()) {
        m_emptyText->setText(hiddenText(hidden));
        m_emptyAction->setText(tr("Show all times"));
    } else {
        m_emptyText->setText(tr("Nothing at %1 or above.").arg(word(lowest)));
        m_emptyAction->setText(tr("Show %1").arg(word(std::max(0, lowest - 1))));
    }
}

void LogStreamDock::actOnEmptyPage()
{
    if (!m_filter.query().isEmpty() || !m_bar->components().isEmpty()) {
        m_filter.clear();
        m_bar->setComponents({});
        return;
    }
    if (rangeHides()) return workspace().range.setRange({});
    int lowest = 0;
    while (lowest < 5 && !m_bar->levels().containsIndex(lowest)) ++lowest;
    m_bar->setLevels(LevelSet::from(logLevels[std::max(0, lowest - 1)]));
}

void LogStreamDock::retranslate()
{
    m_view->setAccessibleName(tr("Log lines"));
    m_strip->setAccessibleName(tr("Overview of the log"));
    m_strip->setToolTip(tr("Warnings, errors and marks in the whole log; a click goes there"));
    m_bar->retranslate();
    if (!m_rows) return;
    showSources();
    showState();
}

QString LogStreamDock::selectionAsText() const
{
    return m_view->selectedText();
}

QWidget *LogStreamDock::focusTarget()
{
    return m_pages->currentIndex() == 0 ? static_cast<QWidget *>(m_view) : m_bar->filterField();
}

bool LogStreamDock::beginFilter()
{
    m_bar->beginFilter();
    return true;
}

} // namespace ccr::ui
