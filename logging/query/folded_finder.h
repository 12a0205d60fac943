#pragma once

#include <string>
#include <string_view>

namespace ccr::logging {

/// Finds a text in a large block without regard to the case of ASCII letters, sixteen bytes at a time where the processor
/// can. A value; any thread.
class FoldedFinder
{
public:
    explicit FoldedFinder(std::string_view wanted);
    /// Position of the first occurrence at or after `from`; npos when there is none.
    std::size_t find(std::string_view text, std::size_t from = 0) const;
    const std::string &wanted() const { return m_folded; }

private:
    bool isAt(const char *text) const;

    std::string m_folded;
};

} // namespace ccr::logging
