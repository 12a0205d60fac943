#include "ui/models/file_log_worker.h"

#include "logging/query/line_search.h"
#include "logging/query/line_subject.h"
#include "ui/models/file_problem.h"
#include "ui/models/logging_text.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::ui {

using logging::LogFile;
using logging::LogFileSet;
using logging::Query;
using logging::Severity;

namespace {

constexpr qint64 firstPiece = 64LL * 1024; ///< enough for the first screen
constexpr qint64 piece = 1024LL * 1024;
constexpr int piecesAtOnce = 8; ///< between two looks at what else is wanted
constexpr auto pollInterval = 250ms;
constexpr qint64 reportMs = 100;

bool hasMarkedTerm(const Query::Node &node)
{
    if (node.kind == Query::Node::Kind::Term) return node.term.kind == logging::QueryTerm::Kind::Marked;
    return std::any_of(node.children.begin(), node.children.end(), hasMarkedTerm);
}

Query withComponents(const LogFilter &filter)
{
    if (filter.components.isEmpty()) return filter.query;
    QStringList quoted;
    for (QString name : filter.components) quoted.append(u'"' + name.replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1) + u'"');
    QString text = u"comp:="_s + quoted.join(u',');
    if (!filter.query.isEmpty()) text += u" ("_s + filter.query.text() + u')';
    auto parsed = Query::parse(text);
    return std::holds_alternative<Query>(parsed) ? std::get<Query>(std::move(parsed)) : filter.query;
}

/// A line of a file with what the reader did to it.
class MarkableLine final : public logging::QuerySubject
{
public:
    void setLine(std::string_view line, bool marked)
    {
        m_line.setLine(line, line.size());
        m_isMarked = marked;
    }
    logging::QueryValue value(logging::QueryField field, std::string_view name) const override { return m_line.value(field, name); }
    bool anyText(const std::function<bool(std::string_view)> &wanted) const override { return m_line.anyText(wanted); }
    bool isMarked() const override { return m_isMarked; }

private:
    logging::LineSubject m_line;
    bool m_isMarked = false;
};

} // namespace

void FileLogWorker::start(const std::shared_ptr<LogFileSet> &files, const std::shared_ptr<logging::BlockCache> &cache)
{
    m_files = files;
    m_cache = cache;
    m_replaced.clear();
    m_isIndexed = false;
    m_isFirst = true;
    m_isInitial = true;
    if (!m_steps) {
        m_steps = std::make_unique<QTimer>();
        m_polls = std::make_unique<QTimer>();
        connect(m_steps.get(), &QTimer::timeout, this, &FileLogWorker::step);
        connect(m_polls.get(), &QTimer::timeout, this, &FileLogWorker::poll);
        m_polls->setInterval(pollInterval);
    }
    restartFilter();
}

void FileLogWorker::setFilter(const LogFilter &filter, const Cancel &cancel)
{
    m_filter = filter;
    m_query = withComponents(filter);
    m_usesMarks = hasMarkedTerm(m_query.root());
    m_cancel = cancel;
    if (m_files) restartFilter();
}

void FileLogWorker::restartFilter()
{
    m_rows = std::make_shared<FilteredLines>(m_filter.context > 0);
    m_searched.clear();
    m_walked = 0;
    m_contextUntil = 0;
    m_lastRow = -1;
    Q_EMIT filterBegan(m_rows);
    m_polls->stop();
    m_steps->start(0);
}

void FileLogWorker::step()
{
    if (isCancelled()) return m_steps->stop(); // another filter is on its way
    bool hasMore = !m_isIndexed;
    for (int i = 0; i < piecesAtOnce && hasMore; ++i) {
        hasMore = m_files->scan(m_isFirst ? firstPiece : piece);
        if (std::exchange(m_isFirst, false)) break;
    }
    if (!hasMore && !m_isIndexed) {
        m_isIndexed = true;
        if (std::exchange(m_isInitial, false)) m_files->countOpenLines(); // later they wait for a turn, see poll()
    }
    const bool isSearched = searchFiles();
    walk();
    if (isCancelled()) return m_steps->stop();
    const bool isDone = m_isIndexed && isSearched;
    if (isDone) {
        m_steps->stop();
        m_polls->start();
    }
    report(isDone);
}

// True: every line that is indexed was looked at.
bool FileLogWorker::searchFiles()
{
    m_searched.resize(static_cast<std::size_t>(m_files->fileCount()));
    bool isComplete = true;
    for (int i = 0; i < static_cast<int>(m_searched.size()); ++i) {
        Searched &searched = m_searched[static_cast<std::size_t>(i)];
        const std::shared_ptr<LogFile> file = m_files->file(i);
        if (searched.lines >= file->lineCount()) continue;
        if (m_query.isEmpty())
            searched.lines = file->lineCount();
        else if (m_usesMarks)
            searchSlowly(i, searched);
        else if (!file->isPacked() || m_isIndexed) // a packed one is gone through as a whole
            searchFile(i, searched);
        isComplete = isComplete && searched.lines >= file->lineCount();
    }
    return isComplete;
}

void FileLogWorker::searchFile(int number, Searched &searched)
{
    const std::shared_ptr<LogFile> file = m_files->file(number);
    const qint64 lines = file->lineCount();
    const qint64 before = searched.lines;
    logging::FilePart part{.path = file->path()};
    if (!file->isPacked())
        part = {.path = file->path(), .handle = file->handle(), .begin = file->offsetOf(before), .end = file->indexedBytes()};
    const auto found = [&](const logging::FoundLines &block) {
        for (const std::uint64_t line : block.numbers) {
            const qint64 own = before + static_cast<qint64>(line);
            if (own < lines) searched.matches.add(own);
        }
        searched.lines = std::min(lines, before + static_cast<qint64>(block.lines));
        walk();
        report();
        return !isCancelled();
    };
    const auto result = logging::searchLineNumbers(part, m_query, found, {.cancel = m_cancel.get()});
    if (!result) m_notice = [error = result.error()] { return fileProblem(error); };
    if (!isCancelled()) searched.lines = lines;
}

// The marks are not in the file: line by line.
void FileLogWorker::searchSlowly(int number, Searched &searched)
{
    MarkableLine subject;
    m_files->each(m_walked, m_files->count(), [&](qint64 line, const LogFileSet::Place &place) {
        if (place.file != number || place.line < searched.lines) return true;
        const std::string text = m_files->text(line);
        subject.setLine(text, m_filter.marked.contains(line));
        if (m_query.matches(subject)) searched.matches.add(place.line);
        searched.lines = place.line + 1;
        return !isCancelled();
    });
}

// Gives rows to the lines that were searched, in the order of the sequence.
void FileLogWorker::walk()
{
    std::vector<std::shared_ptr<LogFile>> files;
    for (int i = 0; i < static_cast<int>(m_searched.size()); ++i) files.push_back(m_files->file(i));
    std::vector<FilteredLines::Row> rows;
    m_files->each(m_walked, m_files->count(), [&](qint64 number, const LogFileSet::Place &place) {
        const auto file = static_cast<std::size_t>(place.file);
        if (file >= m_searched.size() || place.line >= m_searched[file].lines) return false;
        look(number, *files[file], place.line, m_searched[file].matches, rows);
        m_walked = number + 1;
        return true;
    });
    if (!rows.empty()) m_rows->add(rows);
}

void FileLogWorker::look(qint64 number, const LogFile &file, qint64 line, const logging::RowSet &matches,
                         std::vector<FilteredLines::Row> &rows)
{
    const bool isFound = m_query.isEmpty() || matches.contains(line);
    if (!isFound && number >= m_contextUntil) return; // most lines: their level does not matter
    const Severity severity = file.severity(line);
    const bool isMatch = isFound && m_filter.levels.contains(severity);
    if (!isMatch && number >= m_contextUntil) return;
    for (qint64 before = std::max(m_lastRow + 1, number - m_filter.context); isMatch && before < number; ++before)
        rows.push_back({before, m_files->severity(before), false});
    rows.push_back({number, severity, isMatch});
    m_lastRow = number;
    if (isMatch) m_contextUntil = number + 1 + m_filter.context;
}

void FileLogWorker::poll()
{
    if (m_isPaused) return;
    bool hasNew = false;
    for (int i = 0; i < m_files->fileCount(); ++i) {
        const std::shared_ptr<LogFile> file = m_files->file(i);
        switch (file->check()) {
        case LogFile::Change::None: break;
        case LogFile::Change::Grown: hasNew = true; break;
        case LogFile::Change::Cut:
            m_polls->stop();
            Q_EMIT fileWasCut(file->path());
            return;
        case LogFile::Change::Replaced:
            if (m_replaced.contains(i)) break;
            while (m_files->scan(piece)) hasNew = true; // what the old one got until then
            m_files->countOpenLines();
            if (static_cast<std::size_t>(m_files->fileCount()) >= LogFileSet::maxFiles) break;
            if (auto next = LogFile::open(file->path(), m_cache)) {
                m_replaced.insert(i);
                m_files->add(*next);
                m_notice = [name = QFileInfo(file->path()).fileName()] {
                    return tr("%1 was replaced by a new file; the lines of both are shown.").arg(name);
                };
                hasNew = true;
            }
            break;
        }
    }
    if (!hasNew && !m_files->countOpenLines()) return; // a last line without an end waits for one more turn
    m_isIndexed = false;
    m_polls->stop();
    m_steps->start(0);
}

void FileLogWorker::report(bool atOnce)
{
    if (!atOnce && m_sinceReport.isValid() && m_sinceReport.elapsed() < reportMs) return;
    m_sinceReport.start();
    FileLogState state{.indexed = m_files->progress(), .filtered = 1, .isBusy = !atOnce, .notice = m_notice};
    if (const qint64 count = m_files->count(); count > 0) state.filtered = static_cast<double>(m_walked) / static_cast<double>(count);
    for (int i = 0; i < m_files->fileCount() && !state.notice; ++i)
        if (const Phrase problem = m_files->file(i)->problem(); !problem.isEmpty())
            state.notice = [name = QFileInfo(m_files->file(i)->path()).fileName(), problem] {
                return tr("%1 is shown as far as it can be read: %2.").arg(name, loggingText(problem));
            };
    Q_EMIT progressed(state);
}

} // namespace ccr::ui
