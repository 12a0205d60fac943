#include "ui/models/line_marks.h"

namespace ccr::ui {

void LineMarks::toggle(qint64 line)
{
    if (m_notes.remove(line) == 0) m_notes.insert(line, {});
    Q_EMIT changed();
}

void LineMarks::setNote(qint64 line, const QString &note)
{
    m_notes.insert(line, note);
    Q_EMIT changed();
}

void LineMarks::clear()
{
    m_notes.clear();
    Q_EMIT changed();
}

qint64 LineMarks::next(qint64 line, bool forward) const
{
    if (m_notes.isEmpty()) return -1;
    if (forward) {
        const auto found = m_notes.upperBound(line);
        return found == m_notes.end() ? m_notes.firstKey() : found.key();
    }
    const auto found = m_notes.lowerBound(line);
    return found == m_notes.begin() ? m_notes.lastKey() : std::prev(found).key();
}

} // namespace ccr::ui
