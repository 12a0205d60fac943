#pragma once

#include "logging/format/record_format.h"
#include "logging/query/record_line.h"

#include <memory>
#include <string_view>

namespace ccr::app {

class CommandArguments;

/// Shows lines of a log file on standard output: for people where that is a terminal, and as they are elsewhere.
class LinePrinter
{
public:
    enum class Shape
    {
        ForPeople,
        AsItIs
    };
    explicit LinePrinter(Shape shape);
    ~LinePrinter();
    LinePrinter(const LinePrinter &) = delete;
    LinePrinter &operator=(const LinePrinter &) = delete;

    /// False: nobody reads any more.
    bool print(std::string_view line);
    bool flush();

private:
    std::unique_ptr<logging::RecordFormat> m_format; ///< null: as it is
    logging::RecordLineReader m_reader;
    std::string m_buffer;
};

/// --pretty and --json decide; without them what standard output is.
LinePrinter::Shape shapeOf(const CommandArguments &arguments);

} // namespace ccr::app
