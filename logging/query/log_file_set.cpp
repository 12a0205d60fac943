#include "logging/query/log_file_set.h"

#include <algorithm>

namespace ccr::logging {

namespace {

constexpr std::size_t stride = 1024; ///< lines between two known places

} // namespace

void LogFileSet::add(std::shared_ptr<LogFile> file)
{
    const qint64 already = m_members.size() == 1 ? m_members.front().file->lineCount() : 0;
    m_members.push_back({.file = file, .times = {}});
    const std::scoped_lock lock(m_mutex);
    m_files.push_back(std::move(file));
    m_placed.push_back(0);
    const std::size_t known = m_files.size() > 1 ? m_before.front().size() : 0;
    m_before.emplace_back(known, 0);
    if (m_files.size() == 2)
        for (qint64 line = 0; line < already; ++line) place(0);
}

// Under the lock.
void LogFileSet::place(int file)
{
    if (m_order.size() % stride == 0)
        for (std::size_t i = 0; i < m_before.size(); ++i) m_before[i].push_back(m_placed[i]);
    m_order.push_back(static_cast<std::uint8_t>(file));
    ++m_placed[static_cast<std::size_t>(file)];
}

int LogFileSet::fileCount() const
{
    const std::scoped_lock lock(m_mutex);
    return static_cast<int>(m_files.size());
}

std::shared_ptr<LogFile> LogFileSet::file(int number) const
{
    const std::scoped_lock lock(m_mutex);
    return m_files[static_cast<std::size_t>(number)];
}

bool LogFileSet::scan(qint64 most)
{
    if (!isMerged()) return !m_members.empty() && m_members.front().file->scan(most, nullptr);
    // Until every file has a line to compare, none can be placed.
    bool wasRead = false;
    for (Member &member : m_members) {
        if (!member.times.empty()) continue;
        member.isAtEnd = !member.file->scan(most, &member.times);
        wasRead = wasRead || !member.isAtEnd;
    }
    return merge() || wasRead;
}

// True: lines got their place.
bool LogFileSet::merge()
{
    std::vector<int> sequence;
    for (;;) {
        int next = -1;
        bool isWaiting = false;
        for (std::size_t i = 0; i < m_members.size(); ++i) {
            const Member &member = m_members[i];
            isWaiting = isWaiting || (member.times.empty() && !member.isAtEnd);
            if (!member.times.empty() && (next < 0 || member.times.front() < m_members[static_cast<std::size_t>(next)].times.front()))
                next = static_cast<int>(i);
        }
        if (next < 0 || isWaiting) break;
        m_members[static_cast<std::size_t>(next)].times.pop_front();
        sequence.push_back(next);
    }
    const std::scoped_lock lock(m_mutex);
    for (const int file : sequence) place(file);
    return !sequence.empty();
}

bool LogFileSet::countOpenLines()
{
    bool wereAny = false;
    for (Member &member : m_members) wereAny = member.file->countOpenLine(isMerged() ? &member.times : nullptr) || wereAny;
    if (wereAny && isMerged()) merge();
    return wereAny;
}

qint64 LogFileSet::count() const
{
    const std::scoped_lock lock(m_mutex);
    if (m_files.empty()) return 0;
    return m_files.size() == 1 ? m_files.front()->lineCount() : static_cast<qint64>(m_order.size());
}

qint64 LogFileSet::countOf(std::size_t levelPlace) const
{
    const std::scoped_lock lock(m_mutex);
    qint64 sum = 0;
    for (const auto &file : m_files) sum += file->countOf(levelPlace);
    return sum;
}

double LogFileSet::progress() const
{
    const std::scoped_lock lock(m_mutex);
    double sum = 0;
    for (const auto &file : m_files) sum += file->progress();
    return m_files.empty() ? 1 : sum / static_cast<double>(m_files.size());
}

// Under the lock.
LogFileSet::Place LogFileSet::placeOf(qint64 number) const
{
    if (m_files.size() <= 1) return {0, number};
    const auto at = static_cast<std::size_t>(number);
    const std::uint8_t file = m_order[at];
    const std::size_t known = at / stride;
    const auto begin = m_order.begin() + static_cast<std::ptrdiff_t>(known * stride);
    const auto own = std::count(begin, m_order.begin() + static_cast<std::ptrdiff_t>(at), file);
    return {file, m_before[file][known] + own};
}

LogFileSet::Place LogFileSet::at(qint64 number) const
{
    const std::scoped_lock lock(m_mutex);
    return placeOf(number);
}

qint64 LogFileSet::numberOf(Place place) const
{
    const std::scoped_lock lock(m_mutex);
    if (m_files.size() <= 1) return place.line;
    const auto file = static_cast<std::size_t>(place.file);
    if (place.line >= m_placed[file]) return -1;
    const std::vector<qint64> &before = m_before[file];
    const auto known = static_cast<std::size_t>(std::upper_bound(before.begin(), before.end(), place.line) - before.begin() - 1);
    qint64 line = before[known];
    for (std::size_t i = known * stride; i < m_order.size(); ++i)
        if (m_order[i] == place.file && line++ == place.line) return static_cast<qint64>(i);
    return -1;
}

Severity LogFileSet::severity(qint64 number) const
{
    const std::scoped_lock lock(m_mutex);
    const Place place = placeOf(number);
    return m_files[static_cast<std::size_t>(place.file)]->severity(place.line);
}

std::string LogFileSet::text(qint64 number) const
{
    const Place place = at(number);
    return file(place.file)->text(place.line);
}

void LogFileSet::each(qint64 begin, qint64 end, const std::function<bool(qint64, Place)> &visit) const
{
    std::vector<qint64> next;
    for (qint64 number = begin; number < end;) {
        // In pieces, so that nobody waits for the lock.
        std::vector<Place> places;
        {
            const std::scoped_lock lock(m_mutex);
            if (m_files.size() == 1) {
                for (qint64 i = number; i < std::min<qint64>(end, number + 4096); ++i) places.push_back({0, i});
            } else {
                if (number == begin) {
                    next.assign(m_files.size(), -1);
                    for (std::size_t f = 0; f < m_files.size(); ++f) {
                        const std::size_t known = static_cast<std::size_t>(number) / stride;
                        const auto from = m_order.begin() + static_cast<std::ptrdiff_t>(known * stride);
                        next[f] = (known < m_before[f].size() ? m_before[f][known] : m_placed[f])
                                  + std::count(from, m_order.begin() + static_cast<std::ptrdiff_t>(number), static_cast<std::uint8_t>(f));
                    }
                }
                for (qint64 i = number; i < std::min<qint64>(end, number + 4096); ++i) {
                    const std::uint8_t f = m_order[static_cast<std::size_t>(i)];
                    places.push_back({f, next[f]++});
                }
            }
        }
        for (const Place &place : places)
            if (!visit(number++, place)) return;
    }
}

} // namespace ccr::logging
