#pragma once

#include <string_view>

namespace ccr {

enum class QuestionMark
{
    IsAnyByte,
    IsItself
};

/// Whether `pattern` fits the whole of `text`: * stands for any text. Letters of ASCII are compared without regard to their
/// case. Takes at most the product of the lengths.
bool matchesWildcard(std::string_view pattern, std::string_view text, QuestionMark questionMark = QuestionMark::IsAnyByte);

} // namespace ccr
