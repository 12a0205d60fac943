#include "logging/capture/har_splitter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

constexpr std::size_t mostLevels = 2000; // what no program writes
constexpr std::size_t longestKey = 64;   // of those that mean something

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

} // namespace

TextPlace placeIn(const TextPlace &begin, std::string_view part, std::size_t offset)
{
    const std::string_view before = part.substr(0, offset);
    const auto lines = std::count(before.begin(), before.end(), '\n');
    if (lines == 0) return {.line = begin.line, .column = begin.column + static_cast<qint64>(before.size())};
    return {.line = begin.line + lines, .column = static_cast<qint64>(before.size() - before.rfind('\n'))};
}

QString toString(const TextPlace &place)
{
    return u"line %1, column %2"_s.arg(place.line).arg(place.column);
}

Error HarSplitter::wrong(const QString &what) const
{
    return {ErrorKind::InvalidInput, u"%1: %2"_s.arg(toString(m_place), what)};
}

Result<Done> HarSplitter::feed(std::string_view piece)
{
    for (const char c : piece) {
        if (m_partDepth > 0) {
            m_part += c;
            if (m_part.size() > longestPart) return wrong(u"an entry is larger than %1 MB"_s.arg(longestPart / 1024 / 1024));
        }
        if (m_inString)
            takeInString(c);
        else if (const auto done = take(c); !done)
            return done;
        ++m_place.column;
        if (c == '\n') m_place = {.line = m_place.line + 1, .column = 1};
    }
    return Done{};
}

void HarSplitter::takeInString(char c)
{
    if (m_isEscaped) {
        m_isEscaped = false;
    } else if (c == '\\') {
        m_isEscaped = true;
    } else if (c == '"') {
        m_inString = false;
        if (m_isKey) m_levels.back().key = m_key;
        m_isKey = false;
        return;
    }
    if (m_isKey && m_key.size() < longestKey) m_key += c;
}

Result<Done> HarSplitter::take(char c)
{
    if (isSpace(c)) {
        m_inScalar = false;
        return Done{};
    }
    switch (c) {
    case '"':
        m_inString = true;
        m_isKey = m_expectsKey;
        m_key.clear();
        return m_isKey ? Result<Done>(Done{}) : beginValue(c);
    case '{':
    case '[': {
        if (const auto done = beginValue(c); !done) return done;
        if (m_levels.size() >= mostLevels) return wrong(u"it is nested too deeply"_s);
        m_levels.push_back({.closing = c == '{' ? '}' : ']', .key = {}});
        m_expectsKey = c == '{';
        return Done{};
    }
    case '}':
    case ']': return close(c);
    case ',':
        m_inScalar = false;
        if (m_levels.empty()) return wrong(u"a comma is out of place"_s);
        m_expectsKey = m_levels.back().closing == '}';
        return Done{};
    case ':': m_expectsKey = false; return Done{};
    default:
        if (m_expectsKey || m_levels.empty()) return wrong(u"\"%1\" is out of place"_s.arg(QLatin1Char(c)));
        if (std::exchange(m_inScalar, true)) return Done{};
        return beginValue(c);
    }
}

bool HarSplitter::isWanted() const
{
    const std::size_t depth = m_levels.size();
    if (depth < 2 || m_levels[0].key != "log") return false;
    if (depth == 2) return m_levels[1].key == "creator";
    return depth == 3 && m_levels[1].key == "entries" && m_levels[2].closing == ']';
}

Result<Done> HarSplitter::beginValue(char c)
{
    if (m_isOver) return wrong(u"something follows the end"_s);
    if (m_levels.size() == 1 && m_levels[0].key == "log") m_hasLog = true;
    if (m_partDepth > 0 || !isWanted()) return Done{};
    if (c != '{') return wrong(u"an object is expected here"_s);
    m_partDepth = m_levels.size();
    m_begin = m_place;
    m_part.assign(1, c);
    return Done{};
}

Result<Done> HarSplitter::close(char c)
{
    m_inScalar = false;
    if (m_levels.empty() || m_levels.back().closing != c) return wrong(u"\"%1\" closes nothing"_s.arg(QLatin1Char(c)));
    m_levels.pop_back();
    m_expectsKey = false;
    m_isOver = m_levels.empty();
    return endValue();
}

Result<Done> HarSplitter::endValue()
{
    if (m_partDepth == 0 || m_levels.size() != m_partDepth) return Done{};
    m_partDepth = 0;
    const bool isEntry = m_levels.size() == 3;
    if (isEntry) ++m_entries;
    return m_found(isEntry ? Part::Entry : Part::Creator, m_part, m_begin);
}

Result<Done> HarSplitter::finish() const
{
    if (!m_isOver) {
        const QString where = m_partDepth == 3 ? u", in entry %1"_s.arg(m_entries + 1) : QString();
        return Error{ErrorKind::InvalidInput, u"%1%2: the file ends before its content does"_s.arg(toString(m_place), where)};
    }
    if (!m_hasLog) return Error{ErrorKind::InvalidInput, u"line 1: there is no \"log\""_s};
    return Done{};
}

} // namespace ccr::logging
