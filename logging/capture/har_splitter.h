#pragma once

#include "logging/base/phrase.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ccr::logging {

/// A place in a text.
struct TextPlace
{
    qint64 line = 1;
    qint64 column = 1; ///< in bytes
};
/// The place of byte number `offset` of a part that begins at `begin`.
TextPlace placeIn(const TextPlace &begin, std::string_view part, std::size_t offset);
/// "line 3, column 14"
Phrase phraseOf(const TextPlace &place);

/// Takes the entries, the creator and the log records out of a HAR file that comes in pieces, whatever its size: holds one of them at a
/// time.
class HarSplitter
{
public:
    enum class Part
    {
        Creator, ///< the object log.creator
        Entry,   ///< an element of log.entries
        Record   ///< an element of log._records, which HarExporter writes
    };
    static constexpr std::size_t longestPart = 256UL * 1024 * 1024;

    /// `found` returns an error to end the reading.
    explicit HarSplitter(std::function<Result<Done>(Part part, std::string_view json, const TextPlace &place)> found)
        : m_found(std::move(found))
    {
    }

    Result<Done> feed(std::string_view piece);
    /// After the last piece.
    Result<Done> finish() const;
    qint64 entries() const { return m_entries; }

private:
    struct Level
    {
        char closing = '}';
        std::string key; ///< of an object: the last one
    };
    Result<Done> take(char c);
    void takeInString(char c);
    Result<Done> beginValue(char c);
    Result<Done> endValue();
    Result<Done> close(char c);
    Error wrong(const Phrase &what) const;
    std::optional<Part> wantedPart() const;

    std::function<Result<Done>(Part, std::string_view, const TextPlace &)> m_found;
    std::vector<Level> m_levels;
    TextPlace m_place;
    TextPlace m_begin; ///< of m_part
    std::string m_part;
    std::size_t m_partDepth = 0; ///< levels around it; 0: none is being taken
    Part m_kind = Part::Entry;   ///< of m_part
    std::string m_key;
    qint64 m_entries = 0;
    bool m_inString = false;
    bool m_isEscaped = false;
    bool m_isKey = false;
    bool m_expectsKey = false;
    bool m_inScalar = false;
    bool m_hasLog = false;
    bool m_isOver = false;
};

} // namespace ccr::logging
