#pragma once

#include "logging/api/log_record.h"

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace ccr::logging {

/// Puts arguments into a message as pino does, which is as Node's util.format does for one level:
/// - %s: the argument as text; %d and %f: as a number, NaN when it is none; %i: rounded down;
/// - %j, %o, %O: as JSON, a text in single quotation marks; %%: a percent sign;
/// - null stays the placeholder for %d, %f and %i; any other character behind % uses up its argument and stays;
/// - arguments without a placeholder are dropped, placeholders without an argument stay, and without any argument the pattern
///   is the message as it stands.
/// Use it where the words come from a configuration or a caller outside; elsewhere a field says more than a sentence.
std::string formatMessage(std::string_view pattern, std::span<const FieldView::Value> arguments);
inline std::string formatMessage(std::string_view pattern, std::initializer_list<FieldView::Value> arguments)
{
    return formatMessage(pattern, std::span(arguments.begin(), arguments.size()));
}

} // namespace ccr::logging
