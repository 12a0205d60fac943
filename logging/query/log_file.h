#pragma once

#include "logging/base/phrase.h"
#include "logging/base/result.h"
#include "logging/query/block_cache.h"
#include "logging/query/line_facts.h"
#include "logging/query/line_index.h"

#include <QString>

#include <atomic>
#include <deque>
#include <mutex>
#include <vector>

namespace ccr::logging {

class PackedSource;

/// A log file, plain, gzip or zstd, of any size, whose lines can be read from any place as soon as they are indexed. It keeps the
/// file open, so that lines stay readable when another file gets its name. Indexing is one thread's; everything else is any's.
class LogFile
{
public:
    /// Nothing is read yet.
    static Result<std::shared_ptr<LogFile>> open(const QString &path, std::shared_ptr<BlockCache> cache);
    ~LogFile();
    LogFile(const LogFile &) = delete;
    LogFile &operator=(const LogFile &) = delete;

    const QString &path() const { return m_path; }
    bool isPacked() const { return m_packed != nullptr; }

    /// Indexes the lines of the next piece, of at most about `most` bytes. False: there is nothing more for now. With `times`,
    /// the time of each new line is appended, in nanoseconds since 1970; a line without a time has that of the one before it.
    bool scan(qint64 most, std::deque<qint64> *times);
    /// A last line that has no end yet counts from now on; what it gets later belongs to it. True: there was one.
    bool countOpenLine(std::deque<qint64> *times);

    enum class Change
    {
        None,
        Grown,
        Cut,     ///< shorter than it was: its lines are gone
        Replaced ///< another file has the name; this one may have grown before
    };
    Change check() const;

    qint64 lineCount() const;
    qint64 countOf(std::size_t levelPlace) const; ///< of lines with a level: 0 trace … 5 fatal
    Severity severity(qint64 line) const;
    /// Without its end and at most its first megabyte.
    std::string text(qint64 line) const;
    /// Where the line begins; for lineCount() where the next one will.
    qint64 offsetOf(qint64 line) const;
    /// Bytes of whole lines that are indexed, unpacked.
    qint64 indexedBytes() const;
    /// 0 to 1.
    double progress() const;
    Phrase problem() const; ///< why not all of it can be read; empty: it can
    int handle() const { return m_handle; }
    std::size_t indexBytes() const;
    std::vector<std::string> componentsSeen() const; ///< by a sample of lines

private:
    LogFile(QString path, int handle, std::shared_ptr<BlockCache> cache);

    struct Found
    {
        qint64 offset;
        Severity severity;
    };
    qint64 readNext(qint64 most);
    void takeLines(std::vector<Found> &found, std::deque<qint64> *times);
    void note(std::string_view line, std::vector<Found> &found, std::deque<qint64> *times);
    void noteComponent(std::string_view line);
    std::string load(qint64 block) const;

    const QString m_path;
    const int m_handle;
    const std::shared_ptr<BlockCache> m_cache;
    std::unique_ptr<PackedSource> m_packed;

    // Of the indexing thread
    LineFactsReader m_facts;
    std::string m_buffer;
    std::string m_head;       ///< of the line that has no end yet
    qint64 m_lineBegin = 0;   ///< its place
    bool m_isCounted = false; ///< it is in the index already
    qint64 m_lastTime = 0;
    qint64 m_blocks = 0;

    mutable std::mutex m_mutex; ///< for the following
    LineIndex m_index;
    qint64 m_scanned = 0;  ///< bytes of text
    qint64 m_nextLine = 0; ///< place of the line that is not in the index yet
    std::vector<std::string> m_components;
};

} // namespace ccr::logging
