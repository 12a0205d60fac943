#pragma once

#include "logging/query/log_file_set.h"
#include "logging/query/row_set.h"
#include "ui/models/log_rows.h"

namespace ccr::ui {

/// Which lines of log files a filter lets through: grows at its end while the files are looked through. Any thread.
class FilteredLines
{
public:
    struct Row
    {
        qint64 line;
        logging::Severity severity;
        bool isMatch; ///< false: shown for the sake of a neighbour
    };
    /// `keepsMatches`: some rows are no matches.
    explicit FilteredLines(bool keepsMatches) : m_keepsMatches(keepsMatches) {}

    void add(const std::vector<Row> &rows);
    qint64 count() const;
    qint64 lineAt(qint64 row) const;
    qint64 rowOf(qint64 line) const;
    bool isMatch(qint64 line) const;
    /// Of the first `count` rows.
    QList<LogDensity> density(int parts, qint64 count) const;
    /// See LogRows::nextOfLevel().
    qint64 nextOfLevel(qint64 row, logging::Severity lowest, logging::Severity highest, bool forward, qint64 count,
                       const logging::LogFileSet &files) const;

private:
    static constexpr qint64 chunkRows = 32;
    struct Chunk
    {
        std::uint8_t warnings = 0;
        std::uint8_t errors = 0;
        std::uint8_t matches = 0;
    };

    const bool m_keepsMatches;
    mutable std::mutex m_mutex;
    logging::RowSet m_rows;
    logging::RowSet m_matches;
    std::vector<Chunk> m_chunks;
};

} // namespace ccr::ui
