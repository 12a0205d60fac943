#include "ui/models/live_log.h"

#include "logging/query/query_subjects.h"

#include <QElapsedTimer>

#include <algorithm>
#include <numeric>

namespace ccr::ui {

using logging::LogRecord;
using logging::Severity;

namespace {

constexpr qint64 atOnce = 4000;         ///< so many lines are looked at without a pause, which nobody notices
constexpr qint64 sliceMs = 6;           ///< of the GUI thread, for each turn of its loop
constexpr std::size_t batchesKept = 20; ///< about two seconds

QString nameOf(const logging::RecordView &record)
{
    return QString::fromUtf8(record.component.data(), static_cast<qsizetype>(record.component.size()));
}

} // namespace

LiveLog::LiveLog(QObject *parent) : LogRows(parent)
{
    m_slice.setInterval(0);
    connect(&m_slice, &QTimer::timeout, this, &LiveLog::refilterSlice);
    m_settling.setInterval(0);
    connect(&m_settling, &QTimer::timeout, this, &LiveLog::settleSlice);
}

void LiveLog::setResting(bool resting)
{
    m_isResting = resting;
    m_records.setResting(resting);
    m_settling.start();
}

void LiveLog::settleSlice()
{
    QElapsedTimer time;
    time.start();
    while (m_records.settle())
        if (time.elapsed() >= sliceMs) return;
    m_settling.stop();
    if (m_isResting) Q_EMIT rested();
}

std::pair<qint64, std::vector<PackedRecord>> LiveLog::snapshot() const
{
    std::vector<PackedRecord> records;
    records.reserve(static_cast<std::size_t>(m_records.size()));
    for (qsizetype i = 0; i < m_records.size(); ++i) records.push_back(m_records.at(i));
    return {m_firstLine, std::move(records)};
}

void LiveLog::append(const QList<LogRecord> &records)
{
    if (records.isEmpty()) return;
    noteSequence(records);
    if (m_isPaused) {
        for (const LogRecord &record : records) m_waiting.emplace_back(record);
        while (waiting() > maxLines) m_waiting.pop_front();
    } else {
        takeAll(records);
    }
    Q_EMIT countsChanged();
    Q_EMIT linesAdded(records);
}

template <typename List>
void LiveLog::takeAll(const List &records)
{
    const qint64 before = count();
    for (const auto &record : records) {
        m_records.append(PackedRecord(record));
        const logging::RecordView view = viewOf(endLine() - 1);
        ++m_counts[logging::levelIndex(view.severity)];
        if (!view.component.empty()) ++m_components[nameOf(view)];
        if (!m_refilter) look(m_current, endLine() - 1);
    }
    if (count() > before) Q_EMIT rowsAppended(count() - before);
    removeSurplus();
    while (m_isResting && !m_settling.isActive() && m_records.settle()) {} // what has come now
}

void LiveLog::setPaused(bool paused)
{
    m_isPaused = paused;
    if (paused || m_waiting.empty()) return;
    takeAll(std::exchange(m_waiting, {}));
    Q_EMIT countsChanged();
}

void LiveLog::removeSurplus()
{
    while (lineCount() > maxLines) {
        const logging::RecordView record = viewOf(m_firstLine);
        --m_counts[logging::levelIndex(record.severity)];
        const auto component = m_components.find(nameOf(record));
        if (component != m_components.end() && --*component == 0) m_components.erase(component);
        m_records.removeFirst();
        ++m_firstLine;
    }
    const auto end = std::lower_bound(m_current.rows.begin(), m_current.rows.end(), m_firstLine,
                                      [](const Shown &row, qint64 line) { return row.line < line; });
    const auto gone = end - m_current.rows.begin();
    if (gone == 0) return;
    m_current.rows.erase(m_current.rows.begin(), end);
    Q_EMIT rowsRemoved(gone);
}

void LiveLog::clear()
{
    m_firstLine = endLine();
    m_records.clear();
    m_refilter.reset();
    m_slice.stop();
    m_current = {.rows = {}, .next = m_firstLine, .contextUntil = 0};
    std::fill(std::begin(m_counts), std::end(m_counts), 0);
    m_components.clear();
    m_waiting.clear();
    Q_EMIT rowsReset();
    Q_EMIT countsChanged();
}

bool LiveLog::passes(const logging::RecordView &record, qint64 line) const
{
    if (!m_filter.levels.contains(record.severity)) return false;
    if (!m_filter.components.isEmpty() && !m_filter.components.contains(nameOf(record))) return false;
    return m_filter.query.isEmpty() || m_filter.query.matches(logging::RecordSubject(record, m_filter.marked.contains(line)));
}

void LiveLog::look(Choice &choice, qint64 line) const
{
    choice.next = line + 1;
    const logging::RecordView record = viewOf(line);
    const Severity severity = record.severity;
    if (!passes(record, line)) {
        if (line < choice.contextUntil) choice.rows.push_back({line, severity, false});
        return;
    }
    const qint64 after = choice.rows.empty() ? m_firstLine : std::max(m_firstLine, choice.rows.back().line + 1);
    for (qint64 before = std::max(after, line - m_filter.context); before < line; ++before)
        choice.rows.push_back({before, viewOf(before).severity, false});
    choice.rows.push_back({line, severity, true});
    choice.contextUntil = line + 1 + m_filter.context;
}

void LiveLog::setFilter(const LogFilter &filter)
{
    m_filter = filter;
    m_refilter.emplace();
    m_refilter->next = m_firstLine;
    if (lineCount() <= atOnce)
        refilterSlice();
    else
        m_slice.start();
}

void LiveLog::refilterSlice()
{
    QElapsedTimer time;
    time.start();
    Choice &choice = *m_refilter;
    choice.next = std::max(choice.next, m_firstLine);
    for (qint64 looked = 0; choice.next < endLine(); ++looked) {
        look(choice, choice.next);
        if (looked >= atOnce && looked % 64 == 0 && time.elapsed() >= sliceMs) return m_slice.start();
    }
    m_slice.stop();
    m_current = std::move(choice);
    m_refilter.reset();
    removeSurplus();
    Q_EMIT rowsReset();
}

qint64 LiveLog::rowOf(qint64 line) const
{
    const auto found = std::lower_bound(m_current.rows.begin(), m_current.rows.end(), line,
                                        [](const Shown &row, qint64 wanted) { return row.line < wanted; });
    return found - m_current.rows.begin();
}

qint64 LiveLog::nextOfLevel(qint64 row, Severity lowest, Severity highest, bool forward) const
{
    const qint64 step = forward ? 1 : -1;
    for (qint64 i = row + step; i >= 0 && i < count(); i += step)
        if (shown(i).severity >= lowest && shown(i).severity <= highest) return i;
    return -1;
}

QList<LogDensity> LiveLog::density(int parts) const
{
    QList<LogDensity> result(parts);
    for (qint64 row = 0; row < count() && parts > 0; ++row) {
        LogDensity &part = result[row * parts / count()];
        const Severity severity = shown(row).severity;
        if (severity >= Severity::Error)
            ++part.errors;
        else if (severity == Severity::Warn)
            ++part.warnings;
        if (m_filter.context > 0 && shown(row).isMatch) ++part.matches;
    }
    return result;
}

QList<LogRecord> LiveLog::linesOf(const std::string &exchangeId) const
{
    QList<LogRecord> lines;
    const auto take = [&](const PackedRecord &record) {
        if (record.mayMention(exchangeId) && record.view(m_decoder).exchangeId == exchangeId) lines.append(record.unpacked());
    };
    for (qsizetype i = 0; i < m_records.size(); ++i) take(m_records.at(i));
    std::for_each(m_waiting.begin(), m_waiting.end(), take);
    return lines;
}

// A gap in the numbers of the log thread is as wide as what the feed left out.
void LiveLog::noteSequence(const QList<LogRecord> &records)
{
    const std::uint64_t last = records.constLast().seq;
    Batch batch{.came = records.size(), .taken = records.size()};
    if (m_lastSeq > 0 && last > m_lastSeq) batch.came = std::max(batch.taken, static_cast<qint64>(last - m_lastSeq));
    if (last > 0) m_lastSeq = last;
    m_batches.push_back(batch);
    if (m_batches.size() > batchesKept) m_batches.pop_front();
}

int LiveLog::shownOneOf() const
{
    qint64 came = 0;
    qint64 taken = 0;
    for (const Batch &batch : m_batches) {
        came += batch.came;
        taken += batch.taken;
    }
    return taken == 0 || came <= taken ? 1 : static_cast<int>((came + taken - 1) / taken);
}

} // namespace ccr::ui
