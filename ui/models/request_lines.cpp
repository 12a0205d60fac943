#include "ui/models/request_lines.h"

#include "logging/query/line_search.h"
#include "logging/query/record_line.h"

#include <QDateTime>
#include <QDirIterator>
#include <QFileInfo>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::ui {

namespace {

constexpr qsizetype mostFiles = 16; ///< that are looked through: the ones that were written to soonest after the request
constexpr qsizetype mostEntries = 5000;

bool isLog(const QString &name)
{
    return name.contains(".log"_L1) || name.contains(".ndjson"_L1) || name.contains(".jsonl"_L1);
}

// Rotated files may be in a folder below.
QStringList filesBeside(const QString &logFile, WallTime begin)
{
    const qint64 beginMs = millisSinceEpoch(begin);
    QList<std::pair<qint64, QString>> files; // last written, path
    QDirIterator entries(QFileInfo(logFile).absolutePath(), QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
    for (qsizetype i = 0; i < mostEntries && entries.hasNext(); ++i) {
        entries.next();
        const QFileInfo info = entries.fileInfo();
        const qint64 written = info.lastModified().toMSecsSinceEpoch();
        if (written >= beginMs && (isLog(info.fileName()) || info.absoluteFilePath() == logFile))
            files.append({written, info.absoluteFilePath()});
    }
    std::sort(files.begin(), files.end());
    QStringList paths;
    for (const auto &[written, path] : std::as_const(files).mid(0, mostFiles)) paths.append(path);
    return paths;
}

RequestLines linesIn(const QStringList &files, const logging::Query &query, const std::atomic<bool> &cancel)
{
    RequestLines lines;
    logging::RecordLineReader reader;
    QSet<QByteArray> known; // two streams may have written the same
    for (const QString &file : files) {
        const qsizetype before = lines.records.size();
        const auto found = [&](std::string_view line) {
            const qsizetype had = known.size();
            known.insert(QByteArray(line.data(), static_cast<qsizetype>(line.size())));
            if (known.size() > had) lines.records.append(reader.read(line));
            return lines.records.size() < mostRequestLines;
        };
        const auto result = logging::searchLines(file, query, found, {.threads = 1, .cancel = &cancel});
        Q_UNUSED(result) // as far as it can be read
        if (lines.records.size() > before) lines.files.append(file);
        if (cancel || lines.records.size() >= mostRequestLines) break;
    }
    std::stable_sort(lines.records.begin(), lines.records.end(),
                     [](const logging::LogRecord &a, const logging::LogRecord &b) { return a.time < b.time; });
    return lines;
}

} // namespace

RequestLines linesInFile(const QString &file, const logging::Query &query, const std::atomic<bool> &cancel)
{
    return linesIn({file}, query, cancel);
}

RequestLines linesInFiles(const QString &logFile, const logging::Query &query, WallTime begin, const std::atomic<bool> &cancel)
{
    return logFile.isEmpty() ? RequestLines() : linesIn(filesBeside(logFile, begin), query, cancel);
}

} // namespace ccr::ui
