#include "ui/models/line_diff.h"

#include <QHash>

#include <algorithm>
#include <vector>

namespace ccr::ui {

namespace {

constexpr std::size_t largestTable = 4'000'000; ///< cells of the exact comparison of two stretches

struct Range
{
    int begin = 0;
    int end = 0;
    int size() const { return end - begin; }
};

class Differ
{
public:
    Differ(const QStringList &before, const QStringList &after) : m_before(before), m_after(after)
    {
        QHash<QStringView, int> numbers;
        const auto numbered = [&numbers](const QStringList &lines) {
            std::vector<int> list;
            list.reserve(static_cast<std::size_t>(lines.size()));
            for (const QString &line : lines) {
                const auto known = numbers.constFind(line);
                if (known != numbers.constEnd()) {
                    list.push_back(*known);
                } else {
                    list.push_back(static_cast<int>(numbers.size()));
                    numbers.insert(line, list.back());
                }
            }
            return list;
        };
        m_a = numbered(before);
        m_b = numbered(after);
        m_count = static_cast<std::size_t>(numbers.size());
    }

    QList<DiffLine> run()
    {
        m_seen.assign(m_count, {});
        compare({0, static_cast<int>(m_a.size())}, {0, static_cast<int>(m_b.size())}, 0);
        return std::move(m_lines);
    }

private:
    struct Seen
    {
        int inA = 0;
        int inB = 0;
        int placeA = 0;
        int placeB = 0;
    };
    using Pair = std::pair<int, int>;

    int a(int place) const { return m_a[static_cast<std::size_t>(place)]; }
    int b(int place) const { return m_b[static_cast<std::size_t>(place)]; }
    void same(int place) { m_lines.append({DiffLine::Kind::Same, m_before[place]}); }
    void removed(int place) { m_lines.append({DiffLine::Kind::Removed, m_before[place]}); }
    void added(int place) { m_lines.append({DiffLine::Kind::Added, m_after[place]}); }

    void compare(Range first, Range second, int depth)
    {
        while (first.size() > 0 && second.size() > 0 && a(first.begin) == b(second.begin)) {
            same(first.begin++);
            ++second.begin;
        }
        int equalAtEnd = 0;
        while (first.size() > equalAtEnd && second.size() > equalAtEnd && a(first.end - 1 - equalAtEnd) == b(second.end - 1 - equalAtEnd))
            ++equalAtEnd;
        first.end -= equalAtEnd;
        second.end -= equalAtEnd;
        compareMiddle(first, second, depth);
        for (int i = 0; i < equalAtEnd; ++i) same(first.end + i);
    }

    void compareMiddle(Range first, Range second, int depth)
    {
        constexpr int deepest = 200;
        const std::vector<Pair> anchors =
            first.size() > 0 && second.size() > 0 && depth < deepest ? anchorsIn(first, second) : std::vector<Pair>();
        if (anchors.empty()) return compareExactly(first, second);
        for (const auto &[placeA, placeB] : anchors) {
            compare({first.begin, placeA}, {second.begin, placeB}, depth + 1);
            same(placeA);
            first.begin = placeA + 1;
            second.begin = placeB + 1;
        }
        compare(first, second, depth + 1);
    }

    // Lines that occur once on each side, and of them the longest row that is in order on both.
    std::vector<Pair> anchorsIn(Range first, Range second)
    {
        for (int i = first.begin; i < first.end; ++i) m_seen[static_cast<std::size_t>(a(i))] = {};
        for (int i = second.begin; i < second.end; ++i) m_seen[static_cast<std::size_t>(b(i))] = {};
        for (int i = first.begin; i < first.end; ++i) {
            Seen &seen = m_seen[static_cast<std::size_t>(a(i))];
            ++seen.inA;
            seen.placeA = i;
        }
        for (int i = second.begin; i < second.end; ++i) {
            Seen &seen = m_seen[static_cast<std::size_t>(b(i))];
            ++seen.inB;
            seen.placeB = i;
        }
        std::vector<Pair> unique;
        for (int i = first.begin; i < first.end; ++i) {
            const Seen &seen = m_seen[static_cast<std::size_t>(a(i))];
            if (seen.inA == 1 && seen.inB == 1) unique.emplace_back(seen.placeA, seen.placeB);
        }
        return longestRise(unique);
    }

    static std::vector<Pair> longestRise(const std::vector<Pair> &pairs)
    {
        std::vector<std::size_t> piles; // place in `pairs` of the top of each pile
        std::vector<std::ptrdiff_t> before(pairs.size(), -1);
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            const auto pile = std::lower_bound(piles.begin(), piles.end(), pairs[i].second,
                                               [&pairs](std::size_t place, int value) { return pairs[place].second < value; });
            if (pile != piles.begin()) before[i] = static_cast<std::ptrdiff_t>(*(pile - 1));
            if (pile == piles.end())
                piles.push_back(i);
            else
                *pile = i;
        }
        std::vector<Pair> row;
        for (std::ptrdiff_t i = piles.empty() ? -1 : static_cast<std::ptrdiff_t>(piles.back()); i >= 0;
             i = before[static_cast<std::size_t>(i)])
            row.push_back(pairs[static_cast<std::size_t>(i)]);
        std::reverse(row.begin(), row.end());
        return row;
    }

    // Longest common subsequence; what is too large for that is taken as changed altogether.
    void compareExactly(Range first, Range second)
    {
        const auto rows = static_cast<std::size_t>(first.size()) + 1;
        const auto columns = static_cast<std::size_t>(second.size()) + 1;
        if (rows == 1 || columns == 1 || rows * columns > largestTable) {
            for (int i = first.begin; i < first.end; ++i) removed(i);
            for (int i = second.begin; i < second.end; ++i) added(i);
            return;
        }
        std::vector<int> lengths(rows * columns, 0); // of the common subsequence from here to the end
        for (std::size_t row = rows - 1; row-- > 0;)
            for (std::size_t column = columns - 1; column-- > 0;)
                lengths[row * columns + column] =
                    a(first.begin + static_cast<int>(row)) == b(second.begin + static_cast<int>(column))
                        ? lengths[(row + 1) * columns + column + 1] + 1
                        : std::max(lengths[(row + 1) * columns + column], lengths[row * columns + column + 1]);
        std::size_t row = 0;
        std::size_t column = 0;
        while (row + 1 < rows && column + 1 < columns) {
            const int placeA = first.begin + static_cast<int>(row);
            const int placeB = second.begin + static_cast<int>(column);
            if (a(placeA) == b(placeB)) {
                same(placeA);
                ++row;
                ++column;
            } else if (lengths[(row + 1) * columns + column] >= lengths[row * columns + column + 1]) {
                removed(placeA);
                ++row;
            } else {
                added(placeB);
                ++column;
            }
        }
        for (; row + 1 < rows; ++row) removed(first.begin + static_cast<int>(row));
        for (; column + 1 < columns; ++column) added(second.begin + static_cast<int>(column));
    }

    const QStringList &m_before;
    const QStringList &m_after;
    std::vector<int> m_a; ///< lines as numbers
    std::vector<int> m_b;
    std::size_t m_count = 0;
    std::vector<Seen> m_seen;
    QList<DiffLine> m_lines;
};

QList<DiffLine> withContext(const QList<DiffLine> &all, int context)
{
    QList<DiffLine> kept;
    qsizetype next = 0; // first line that is not decided
    const auto skipUntil = [&](qsizetype end, bool isFirst, bool isLast) {
        const qsizetype head = isFirst ? 0 : context;
        const qsizetype tail = isLast ? 0 : context;
        if (end - next <= head + tail + 1) {
            while (next < end) kept.append(all[next++]);
            return;
        }
        for (qsizetype i = next; i < next + head; ++i) kept.append(all[i]);
        kept.append({DiffLine::Kind::Skipped, {}, static_cast<int>(end - next - head - tail)});
        for (qsizetype i = end - tail; i < end; ++i) kept.append(all[i]);
        next = end;
    };
    bool isFirst = true;
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (all[i].kind == DiffLine::Kind::Same) continue;
        skipUntil(i, std::exchange(isFirst, false), false);
        kept.append(all[i]);
        next = i + 1;
    }
    skipUntil(all.size(), isFirst, true);
    return kept;
}

} // namespace

LineDiff diffLines(const QStringList &before, const QStringList &after, int context)
{
    LineDiff diff{.lines = Differ(before, after).run()};
    int line = 0;
    for (const DiffLine &entry : std::as_const(diff.lines)) {
        diff.added += entry.kind == DiffLine::Kind::Added;
        diff.removed += entry.kind == DiffLine::Kind::Removed;
        if (entry.kind != DiffLine::Kind::Same && diff.firstChange < 0) diff.firstChange = line;
        ++line;
    }
    if (context >= 0) diff.lines = withContext(diff.lines, context);
    return diff;
}

} // namespace ccr::ui
