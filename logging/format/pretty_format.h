#pragma once

#include "logging/api/log_record.h"

namespace ccr::logging {

enum class Colour
{
    Off,
    On
};

/// Appends a record as a line for people: local time, level, component, message, name=value.
void appendPretty(std::string &out, const LogRecord &record, Colour colour);

} // namespace ccr::logging
