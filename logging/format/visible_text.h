#pragma once

#include "logging/api/log_record.h"
#include "logging/format/error_parts.h"

#include <string>
#include <string_view>

namespace ccr::logging {

/// Text for people: what could move a terminal's cursor, break the line or turn the reading order is shown as an escape of
/// JSON (\n, \u001b, \u202e); quotation marks and backslashes stay as they are. Bytes that are no UTF-8 become U+FFFD.
void appendVisible(std::string &out, std::string_view text);
/// The same, but line ends and tabs are kept; every line after the first begins with `indent`.
void appendVisibleLines(std::string &out, std::string_view text, std::string_view indent);

/// A value behind name=: bare when it is one word without quotation marks, else a quoted JSON string.
void appendWord(std::string &out, std::string_view text);
void appendValueWord(std::string &out, const FieldView::Value &value);
/// A name before =, in which what a word cannot have becomes an underscore.
void appendKey(std::string &out, std::string_view name);

/// ` name=value` of each field, later ones of the same name alone; an error, the field err, under
/// `errorName` as its message, type and stack.
void appendPairs(std::string &out, std::span<const FieldView> fields, ErrorParts &error, std::string_view errorName);

} // namespace ccr::logging
