#pragma once

#include "logging/query/log_file.h"

namespace ccr::logging {

/// The lines of one or more log files as one sequence, in the order of their times; lines of one file keep theirs. A line's
/// number does not change when more come. One thread adds files and scans; everything else is any thread's.
class LogFileSet
{
public:
    static constexpr std::size_t maxFiles = 250;

    struct Place
    {
        int file = 0;
        qint64 line = 0;
    };

    /// A file that comes later, because it took another's name, only adds lines at the end.
    void add(std::shared_ptr<LogFile> file);
    int fileCount() const;
    std::shared_ptr<LogFile> file(int number) const;

    /// Takes in one more piece. False: there is nothing more for now.
    bool scan(qint64 most);
    /// Last lines without an end count, too. True: there were any.
    bool countOpenLines();

    qint64 count() const;
    qint64 countOf(std::size_t levelPlace) const;
    Place at(qint64 number) const;
    /// The other way; -1: it has no place yet.
    qint64 numberOf(Place place) const;
    Severity severity(qint64 number) const;
    std::string text(qint64 number) const;
    double progress() const;
    /// Calls `visit(number, place)` for the lines from `begin` to `end`, in order, until it returns false.
    void each(qint64 begin, qint64 end, const std::function<bool(qint64, Place)> &visit) const;

private:
    struct Member
    {
        std::shared_ptr<LogFile> file;
        std::deque<qint64> times; ///< of lines that have no place in the sequence yet
        bool isAtEnd = false;
    };
    bool isMerged() const { return m_members.size() > 1; }
    Place placeOf(qint64 number) const;
    void place(int file);
    bool merge();

    std::vector<Member> m_members; ///< of the scanning thread, except the files, which are under the lock
    mutable std::mutex m_mutex;    ///< for the following
    std::vector<std::shared_ptr<LogFile>> m_files;
    std::vector<std::uint8_t> m_order;         ///< file of each line; empty with one file
    std::vector<std::vector<qint64>> m_before; ///< of each file, its lines before each so many lines of all
    std::vector<qint64> m_placed;              ///< of each file
};

} // namespace ccr::logging
