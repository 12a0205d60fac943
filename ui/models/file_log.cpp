#include "ui/models/file_log.h"

#include "logging/query/record_line.h"
#include "ui/models/file_problem.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

using logging::LogFile;
using logging::LogFileSet;
using logging::Severity;

namespace {

constexpr int keptRecords = 4000;

Result<std::shared_ptr<LogFileSet>> openAll(const QStringList &paths, const std::shared_ptr<logging::BlockCache> &cache)
{
    auto files = std::make_shared<LogFileSet>();
    for (const QString &path : paths) {
        auto file = LogFile::open(path, cache);
        if (!file) return file.error();
        files->add(*file);
    }
    return files;
}

} // namespace

struct FileLog::Reader
{
    Record read(const LogFileSet &files, qint64 line)
    {
        auto record = std::make_shared<logging::LogRecord>(lines.read(files.text(line)));
        record->severity = files.severity(line);
        return record;
    }
    logging::RecordLineReader lines;
};

Result<std::unique_ptr<FileLog>> FileLog::open(const QStringList &paths)
{
    if (paths.size() > static_cast<qsizetype>(LogFileSet::maxFiles))
        return Error{.kind = ErrorKind::TooLarge, .message = {}, .detail = QString::number(paths.size())};
    auto cache = std::make_shared<logging::BlockCache>();
    auto files = openAll(paths, cache);
    if (!files) return files.error();
    return std::unique_ptr<FileLog>(new FileLog(paths, *files, std::move(cache)));
}

QString FileLog::textOf(const Error &error)
{
    if (error.kind == ErrorKind::TooLarge)
        return tr("%1 files are too many; choose at most %2.").arg(error.detail).arg(LogFileSet::maxFiles);
    return fileProblem(error);
}

FileLog::FileLog(QStringList paths, std::shared_ptr<LogFileSet> files, std::shared_ptr<logging::BlockCache> cache)
    : m_paths(std::move(paths)),
      m_files(std::move(files)),
      m_cache(std::move(cache)),
      m_rows(std::make_shared<FilteredLines>(false)),
      m_cancel(std::make_shared<std::atomic<bool>>(false)),
      m_records(keptRecords),
      m_own(std::make_unique<Reader>()),
      m_worker(new FileLogWorker),
      m_readPlace(new QObject)
{
    m_readSoon.setSingleShot(true);
    m_readSoon.setInterval(0);
    connect(&m_readSoon, &QTimer::timeout, this, &FileLog::readWanted);
    m_scanThread.setObjectName(u"log files"_s);
    m_readThread.setObjectName(u"log lines"_s);
    m_worker->moveToThread(&m_scanThread);
    m_readPlace->moveToThread(&m_readThread);
    connect(&m_scanThread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(&m_readThread, &QThread::finished, m_readPlace, &QObject::deleteLater);
    connect(m_worker, &FileLogWorker::filterBegan, this, &FileLog::takeFilter);
    connect(m_worker, &FileLogWorker::progressed, this, &FileLog::takeProgress);
    connect(m_worker, &FileLogWorker::fileWasCut, this, &FileLog::reopen);
    m_scanThread.start();
    m_readThread.start();
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, files = m_files, cache = m_cache] { worker->start(files, cache); });
}

FileLog::~FileLog()
{
    *m_cancel = true;
    m_scanThread.quit();
    m_readThread.quit();
    m_scanThread.wait();
    m_readThread.wait();
}

QString FileLog::name() const
{
    const QString first = QFileInfo(m_paths.constFirst()).fileName();
    return m_paths.size() == 1 ? first : tr("%1 and %n more", nullptr, static_cast<int>(m_paths.size()) - 1).arg(first);
}

void FileLog::setFilter(const LogFilter &filter)
{
    *m_cancel = true;
    m_cancel = std::make_shared<std::atomic<bool>>(false);
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, filter, cancel = m_cancel] { worker->setFilter(filter, cancel); });
}

void FileLog::setPaused(bool paused)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, paused] { worker->setPaused(paused); });
}

void FileLog::takeFilter(const std::shared_ptr<FilteredLines> &rows)
{
    m_next = rows; // shown with the next progress, when it has rows or has none for good
}

void FileLog::takeProgress(const FileLogState &state)
{
    m_state = state;
    if (!m_state.notice) m_state.notice = m_cutNotice;
    const qint64 before = m_count;
    const bool isAnother = m_next != nullptr;
    if (isAnother) m_rows = std::exchange(m_next, {});
    m_count = m_rows->count();
    if (isAnother)
        Q_EMIT rowsReset();
    else if (m_count > before)
        Q_EMIT rowsAppended(m_count - before);
    Q_EMIT countsChanged();
    Q_EMIT stateChanged();
}

void FileLog::reopen(const QString &cutPath)
{
    auto files = openAll(m_paths, m_cache);
    if (!files) {
        m_state.notice = [error = files.error()] { return textOf(error); };
        Q_EMIT stateChanged();
        return;
    }
    m_cutNotice = [name = QFileInfo(cutPath).fileName()] { return tr("%1 was cut off and is being read again.").arg(name); };
    m_files = *files;
    m_records.clear();
    m_wanted.clear();
    m_asked.clear();
    m_rows = std::make_shared<FilteredLines>(false);
    m_count = 0;
    Q_EMIT rowsReset();
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, set = m_files, cache = m_cache] { worker->start(set, cache); });
}

LogRows::Record FileLog::recordAt(qint64 row)
{
    const qint64 line = lineAt(row);
    if (const Record *record = m_records.object(line)) return *record;
    if (!m_asked.contains(line)) m_wanted.insert(line);
    if (!m_wanted.isEmpty() && !m_readSoon.isActive()) m_readSoon.start();
    return nullptr;
}

LogRows::Record FileLog::readRecord(qint64 row)
{
    const qint64 line = lineAt(row);
    if (const Record *record = m_records.object(line)) return *record;
    return m_own->read(*m_files, line);
}

void FileLog::readWanted()
{
    std::vector<qint64> lines(m_wanted.begin(), m_wanted.end());
    std::sort(lines.begin(), lines.end());
    m_asked.unite(std::exchange(m_wanted, {}));
    QMetaObject::invokeMethod(m_readPlace, [this, lines = std::move(lines), files = m_files] {
        Reader reader;
        Records records;
        for (const qint64 line : lines) records.emplace_back(line, reader.read(*files, line));
        QMetaObject::invokeMethod(this, [this, records = std::move(records), files] {
            if (files == m_files) takeRecords(records); // else the lines are of a file that was cut
        });
    });
}

void FileLog::takeRecords(const Records &records)
{
    for (const auto &[line, record] : records) {
        m_asked.remove(line);
        m_records.insert(line, new Record(record));
    }
    Q_EMIT recordsRead();
}

QString FileLog::sourceAt(qint64 row) const
{
    if (m_files->fileCount() < 2) return {};
    return QFileInfo(m_files->file(m_files->at(lineAt(row)).file)->path()).fileName();
}

qint64 FileLog::nextOfLevel(qint64 row, Severity lowest, Severity highest, bool forward) const
{
    return m_rows->nextOfLevel(row, lowest, highest, forward, m_count, *m_files);
}

QStringList FileLog::components() const
{
    QStringList names;
    for (int i = 0; i < m_files->fileCount(); ++i)
        for (const std::string &name : m_files->file(i)->componentsSeen()) names.append(QString::fromStdString(name));
    names.sort();
    names.removeDuplicates();
    return names;
}

} // namespace ccr::ui
