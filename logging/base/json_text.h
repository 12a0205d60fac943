#pragma once

#include "logging/base/json_writer.h"

#include <string>
#include <string_view>

namespace ccr {

/// JSON for readers that must not be deceived, appended to `out`. Nothing else is allocated. Bytes that are no UTF-8 become
/// U+FFFD, which the functions of json_writer.h leave to their callers.

enum class Escaping
{
    Minimal,  ///< what JSON.stringify escapes: control characters, quotation mark, backslash
    Defensive ///< also DEL, C1, U+2028, U+2029 and bidirectional controls: a line cannot show what it does not say
};

/// A string with its quotation marks.
void appendQuoted(std::string &out, std::string_view text, Escaping escaping = Escaping::Defensive);
/// The same without quotation marks.
void appendEscaped(std::string &out, std::string_view text, Escaping escaping = Escaping::Defensive);
/// A JSON value that somebody else wrote, in one line: raw control characters become spaces.
void appendJsonText(std::string &out, std::string_view json, Escaping escaping = Escaping::Defensive);
/// As ECMAScript writes it (Number::toString); null when it is not finite.
void appendScriptNumber(std::string &out, double number);

} // namespace ccr
