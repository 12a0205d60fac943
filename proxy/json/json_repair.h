#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ccr::proxy {

/// Reads what a model meant to be a JSON object and writes it down as one. Valid objects come back as they are. Cured are:
/// a code fence around the object, comments, names without or with single quotes, commas too many or too few, raw line
/// breaks and wrong escapes in strings, True, False, None, numbers such as +1, .5 and 0x1F, an object inside a string
/// literal, and closers that are missing at the end. Nothing when there is no object in it.
/// Do not use it for text that was cut off: half of a value would be taken for the whole.
std::optional<std::string> repairedJsonObject(std::string_view text);

enum class InputState
{
    Whole,
    Cut ///< the model had to stop in the middle: nothing is mended, as half of a command must not run for the whole
};
/// The input of a tool call as an object, which it has to be because a client runs a tool with it: mended where that is
/// possible, else {"invalid_json": text}, so that the tool refuses it and the model sees what it wrote.
std::string usableToolInput(std::string_view text, InputState state);

} // namespace ccr::proxy
