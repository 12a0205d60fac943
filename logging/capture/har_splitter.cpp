#include "logging/capture/har_splitter.h"

#include "logging/capture/capture_sentence.h"

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

Phrase phraseOf(const TextPlace &place)
{
    return said("line %1, column %2", place.line, place.column);
}

Error HarSplitter::wrong(const Phrase &what) const
{
    return errorSaying(ErrorKind::InvalidInput, said("%1: %2", phraseOf(m_place), what));
}

Result<Done> HarSplitter::feed(std::string_view piece)
{
    for (const char c : piece) {
        if (m_partDepth > 0) {
            m_part += c;
            if (m_part.size() > longestPart) return wrong(said("an entry is larger than %1 MB", longestPart / 1024 / 1024));
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
        if (m_levels.size() >= mostLevels) return wrong(said("it is nested too deeply"));
        m_levels.push_back({.closing = c == '{' ? '}' : ']', .key = {}});
        m_expectsKey = c == '{';
        return Done{};
    }
    case '}':
    case ']': return close(c);
    case ',':
        m_inScalar = false;
        if (m_levels.empty()) return wrong(said("a comma is out of place"));
        m_expectsKey = m_levels.back().closing == '}';
        return Done{};
    case ':': m_expectsKey = false; return Done{};
    default:
        if (m_expectsKey || m_levels.empty()) return wrong(said("\"%1\" is out of place", QString(QLatin1Char(c))));
        if (std::exchange(m_inScalar, true)) return Done{};
        return beginValue(c);
    }
}

std::optional<HarSplitter::Part> HarSplitter::wantedPart() const
{
    const std::size_t depth = m_levels.size();
    if (depth < 2 || depth > 3 || m_levels[0].key != "log") return std::nullopt;
    const std::string &key = m_levels[1].key;
    if (depth == 2) return key == "creator" ? std::optional(Part::Creator) : std::nullopt;
    if (m_levels[2].closing != ']') return std::nullopt;
    return key == "entries" ? std::optional(Part::Entry) : key == "_records" ? std::optional(Part::Record) : std::nullopt;
}

Result<Done> HarSplitter::beginValue(char c)
{
    if (m_isOver) return wrong(said("something follows the end"));
    if (m_levels.size() == 1 && m_levels[0].key == "log") m_hasLog = true;
    const std::optional<Part> wanted = m_partDepth > 0 ? std::nullopt : wantedPart();
    if (!wanted) return Done{};
    if (c != '{') return wrong(said("an object is expected here"));
    m_kind = *wanted;
    m_partDepth = m_levels.size();
    m_begin = m_place;
    m_part.assign(1, c);
    return Done{};
}

Result<Done> HarSplitter::close(char c)
{
    m_inScalar = false;
    if (m_levels.empty() || m_levels.back().closing != c) return wrong(said("\"%1\" closes nothing", QString(QLatin1Char(c))));
    m_levels.pop_back();
    m_expectsKey = false;
    m_isOver = m_levels.empty();
    return endValue();
}

Result<Done> HarSplitter::endValue()
{
    if (m_partDepth == 0 || m_levels.size() != m_partDepth) return Done{};
    m_partDepth = 0;
    if (m_kind == Part::Entry) ++m_entries;
    return m_found(m_kind, m_part, m_begin);
}

Result<Done> HarSplitter::finish() const
{
    if (!m_isOver) {
        return errorSaying(ErrorKind::InvalidInput,
                           m_partDepth == 3 && m_kind == Part::Entry
                               ? said("%1, in entry %2: the file ends before its content does", phraseOf(m_place), m_entries + 1)
                               : said("%1: the file ends before its content does", phraseOf(m_place)));
    }
    if (!m_hasLog) return errorSaying(ErrorKind::InvalidInput, said("line 1: there is no \"log\""));
    return Done{};
}

} // namespace ccr::logging
