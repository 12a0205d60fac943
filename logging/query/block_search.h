#pragma once

#include "logging/query/folded_finder.h"
#include "logging/query/line_subject.h"

#include <string_view>
#include <vector>

namespace ccr::logging {

/// A line that a query matches.
struct BlockMatch
{
    std::string_view line;    ///< without its end; in the block
    std::uint32_t number = 0; ///< counted from the block's first line
};

/// Looks for the lines of a block that a query matches. A text that every match must contain is looked for first, so that
/// most lines are never parsed. One thread; the query must outlive it.
class BlockSearch
{
public:
    explicit BlockSearch(const Query &query);

    /// `text`: whole lines; the last one may lack its end. `readable`: bytes that may be read from its beginning on, see
    /// LineSubject. Appends to `matches`; returns the number of lines, empty ones included.
    std::uint32_t search(std::string_view text, std::size_t readable, std::vector<BlockMatch> &matches);

private:
    void everyLine(std::string_view text, std::size_t readable, std::vector<BlockMatch> &matches);
    void linesWithLiteral(std::string_view text, std::size_t readable, std::vector<BlockMatch> &matches);
    void look(std::string_view line, std::size_t readable, std::uint32_t number, std::vector<BlockMatch> &matches);

    const Query &m_query;
    const FoldedFinder m_required;
    LineSubject m_subject;
};

} // namespace ccr::logging
