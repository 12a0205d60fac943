#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ccr {

/// JSON as text, appended to `out`. Nothing else is allocated. Bytes that are no UTF-8 become U+FFFD.

enum class Escaping
{
    Minimal,  ///< what JSON.stringify escapes: control characters, quotation mark, backslash
    Defensive ///< also DEL, C1, U+2028, U+2029 and bidirectional controls: a line cannot show what it does not say
};

/// A string with its quotation marks.
void appendJsonString(std::string &out, std::string_view text, Escaping escaping = Escaping::Defensive);
/// The same without quotation marks.
void appendJsonEscaped(std::string &out, std::string_view text, Escaping escaping = Escaping::Defensive);
/// A JSON value that somebody else wrote, in one line: raw control characters become spaces.
void appendJsonText(std::string &out, std::string_view json, Escaping escaping = Escaping::Defensive);
void appendJsonNumber(std::string &out, std::int64_t number);
/// As ECMAScript writes it (Number::toString); null when it is not finite.
void appendJsonNumber(std::string &out, double number);

} // namespace ccr
