#include "logging/report/record_page.h"

#include "logging/query/line_search.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr qint64 allMatches = std::numeric_limits<qint64>::max();

/// Where a page begins or ends: a file and how many of its matches stand before.
struct Place
{
    qsizetype file = 0;
    qint64 matches = 0;
};

/// Finds files again that were renamed or compressed since.
class FileIdentities
{
public:
    explicit FileIdentities(const QStringList &files)
    {
        for (const QString &file : files) m_hashes.push_back(firstLineHash(file));
    }

    PageCursor cursorAt(const Place &place) const
    {
        const auto own = m_hashes.begin() + place.file;
        return {.now = {},
                .question = 0,
                .file = *own,
                .newerTwins = static_cast<int>(std::count(own + 1, m_hashes.end(), *own)),
                .position = place.matches == allMatches ? -1 : place.matches};
    }

    std::optional<Place> placeOf(const PageCursor &cursor) const
    {
        int twins = 0;
        for (auto i = static_cast<qsizetype>(m_hashes.size()) - 1; i >= 0; --i)
            if (m_hashes[static_cast<std::size_t>(i)] == cursor.file && twins++ == cursor.newerTwins)
                return Place{i, cursor.position < 0 ? allMatches : cursor.position};
        return std::nullopt;
    }

private:
    std::vector<std::uint64_t> m_hashes;
};

class PageSearch
{
public:
    PageSearch(const LogSelection &selection, const PageRequest &request, const std::atomic<bool> &cancelled)
        : m_selection(selection), m_request(request), m_cancelled(cancelled)
    {
    }

    Result<RecordPage> run()
    {
        if (m_selection.files.isEmpty()) return RecordPage{};
        const bool isForward = m_request.order == PageOrder::OldestFirst;
        Place place = isForward ? Place{0, 0} : Place{m_selection.files.size() - 1, allMatches};
        if (m_request.cursor) {
            const std::optional<Place> found = FileIdentities(m_selection.files).placeOf(*m_request.cursor);
            if (!found)
                return Error{.kind = ErrorKind::NotFound,
                             .message = u"The log file in which the page before this one ended is gone; leave the cursor out to begin."_s};
            place = *found;
        }
        const Result<Done> done = isForward ? forward(place) : backward(place);
        if (!done) return done.error();
        RecordPage page;
        if (m_next) page.next = FileIdentities(m_selection.files).cursorAt(*m_next);
        if (m_request.order == PageOrder::NewestFirst) std::reverse(m_lines.begin(), m_lines.end());
        page.lines = std::move(m_lines);
        return page;
    }

private:
    bool isFull() const { return m_lines.size() >= m_request.limit || m_bytes >= maxPageBytes; }

    Result<Done> forward(Place place)
    {
        for (; place.file < m_selection.files.size() && !m_cancelled; ++place.file, place.matches = 0) {
            qint64 seen = 0;
            const auto result = searchLines(m_selection.files[place.file], m_selection.query,
                                            [&](std::string_view line) {
                                                if (seen++ < place.matches) return true;
                                                if (isFull()) { // there is one more
                                                    m_next = Place{place.file, seen - 1};
                                                    return false;
                                                }
                                                m_bytes += line.size();
                                                m_lines.emplace_back(line);
                                                return true;
                                            },
                                            {.cancel = &m_cancelled});
            if (!result) return result.error();
            if (m_next) break;
        }
        return Done{};
    }

    // The newest file is asked first, and no older one when it has enough.
    Result<Done> backward(Place place)
    {
        for (; place.file >= 0 && !m_cancelled; --place.file, place.matches = allMatches) {
            std::deque<std::string> last;
            std::size_t bytes = 0;
            qint64 seen = 0;
            const std::size_t wanted = m_request.limit - m_lines.size();
            const auto result = searchLines(m_selection.files[place.file], m_selection.query,
                                            [&](std::string_view line) {
                                                if (seen >= place.matches) return false;
                                                ++seen;
                                                bytes += line.size();
                                                last.emplace_back(line);
                                                while (last.size() > wanted || (last.size() > 1 && m_bytes + bytes > maxPageBytes)) {
                                                    bytes -= last.front().size();
                                                    last.pop_front();
                                                }
                                                return true;
                                            },
                                            {.cancel = &m_cancelled});
            if (!result) return result.error();
            m_bytes += bytes;
            const qint64 before = seen - static_cast<qint64>(last.size());
            m_lines.insert(m_lines.begin(), std::make_move_iterator(last.begin()), std::make_move_iterator(last.end()));
            if (before > 0) {
                m_next = Place{place.file, before};
                return Done{};
            }
            if (isFull() && place.file > 0) {
                m_next = Place{place.file - 1, allMatches};
                return Done{};
            }
        }
        return Done{};
    }

    const LogSelection &m_selection;
    const PageRequest &m_request;
    const std::atomic<bool> &m_cancelled;
    std::deque<std::string> m_lines;
    std::size_t m_bytes = 0;
    std::optional<Place> m_next;
};

} // namespace

Result<PageRequest> pageRequestOf(const LogQuestion &question, const QuestionReader &reader)
{
    PageRequest page;
    const QString order = reader.text(u"order"_s);
    if (order == "newest"_L1)
        page.order = PageOrder::NewestFirst;
    else if (order == "oldest"_L1)
        page.order = PageOrder::OldestFirst;
    else if (!order.isEmpty())
        return reader.wrong(u"order"_s, u"\"%1\" is unknown; write newest or oldest"_s.arg(order));
    const Result<std::optional<qint64>> limit = reader.count(u"limit"_s, 0);
    if (!limit) return limit.error();
    const Result<std::optional<PageCursor>> cursor = cursorOf(question);
    if (!cursor) return cursor.error();
    page.limit = static_cast<std::size_t>(limit->value_or(0));
    page.cursor = *cursor;
    return page;
}

Result<RecordPage> findRecordPage(const LogSelection &selection, const PageRequest &request, const std::atomic<bool> &cancelled)
{
    return PageSearch(selection, request, cancelled).run();
}

} // namespace ccr::logging
