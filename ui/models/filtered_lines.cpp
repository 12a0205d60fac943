#include "ui/models/filtered_lines.h"

#include <algorithm>

namespace ccr::ui {

using logging::Severity;

void FilteredLines::add(const std::vector<Row> &rows)
{
    const std::scoped_lock lock(m_mutex);
    for (const Row &row : rows) {
        if (m_rows.count() % chunkRows == 0) m_chunks.emplace_back();
        Chunk &chunk = m_chunks.back();
        if (row.severity >= Severity::Error)
            ++chunk.errors;
        else if (row.severity >= Severity::Warn)
            ++chunk.warnings;
        m_rows.add(row.line);
        if (!m_keepsMatches || !row.isMatch) continue;
        m_matches.add(row.line);
        ++chunk.matches;
    }
}

qint64 FilteredLines::count() const
{
    const std::scoped_lock lock(m_mutex);
    return m_rows.count();
}

qint64 FilteredLines::lineAt(qint64 row) const
{
    const std::scoped_lock lock(m_mutex);
    return m_rows.lineAt(row);
}

qint64 FilteredLines::rowOf(qint64 line) const
{
    const std::scoped_lock lock(m_mutex);
    return m_rows.rowOf(line);
}

bool FilteredLines::isMatch(qint64 line) const
{
    if (!m_keepsMatches) return true;
    const std::scoped_lock lock(m_mutex);
    return m_matches.contains(line);
}

QList<LogDensity> FilteredLines::density(int parts, qint64 count) const
{
    QList<LogDensity> result(parts);
    const std::scoped_lock lock(m_mutex);
    for (qint64 i = 0; i * chunkRows < count; ++i) {
        const Chunk &chunk = m_chunks[static_cast<std::size_t>(i)];
        LogDensity &part = result[std::min<qint64>(parts - 1, i * chunkRows * parts / count)];
        part.warnings += chunk.warnings;
        part.errors += chunk.errors;
        part.matches += chunk.matches;
    }
    return result;
}

qint64 FilteredLines::nextOfLevel(qint64 row, Severity lowest, Severity highest, bool forward, qint64 count,
                                  const logging::LogFileSet &files) const
{
    const qint64 step = forward ? 1 : -1;
    for (qint64 i = row + step; i >= 0 && i < count; i += step) {
        qint64 line = 0;
        {
            const std::scoped_lock lock(m_mutex);
            const Chunk &chunk = m_chunks[static_cast<std::size_t>(i / chunkRows)];
            const bool isPossible = lowest < Severity::Warn || (highest >= Severity::Error && chunk.errors > 0)
                                    || (lowest <= Severity::Warn && chunk.warnings > 0);
            if (!isPossible) { // on to the chunk's last row in this direction
                i = forward ? i / chunkRows * chunkRows + chunkRows - 1 : i / chunkRows * chunkRows;
                continue;
            }
            line = m_rows.lineAt(i);
        }
        const Severity severity = files.severity(line);
        if (severity >= lowest && severity <= highest) return i;
    }
    return -1;
}

} // namespace ccr::ui
