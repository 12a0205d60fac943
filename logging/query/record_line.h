#pragma once

#include "logging/api/log_record.h"

#include <memory>

namespace ccr::logging {

/// Makes records of the lines of a log file: pino's, ours, the enhanced logging system's, ECS and plain text, which becomes
/// the message of a record, with the time and level that it begins with, if any. One thread; keeps its buffers.
class RecordLineReader
{
public:
    RecordLineReader();
    ~RecordLineReader();
    /// Nothing for an empty line.
    LogRecord read(std::string_view line);

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
};

} // namespace ccr::logging
