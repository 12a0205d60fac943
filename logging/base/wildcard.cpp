#include "logging/base/wildcard.h"

#include "logging/base/ascii.h"

namespace ccr {

bool matchesWildcard(std::string_view pattern, std::string_view text, QuestionMark questionMark)
{
    const auto fits = [questionMark](char wanted, char found) {
        return (wanted == '?' && questionMark == QuestionMark::IsAnyByte) || asciiLower(wanted) == asciiLower(found);
    };
    // Goes back to the last star only.
    std::size_t p = 0;
    std::size_t t = 0;
    std::size_t star = std::string_view::npos;
    std::size_t resume = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            resume = t;
        } else if (p < pattern.size() && fits(pattern[p], text[t])) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++resume;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

} // namespace ccr
