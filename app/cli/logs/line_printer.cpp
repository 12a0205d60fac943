#include "app/cli/logs/line_printer.h"

#include "app/cli/command_arguments.h"
#include "app/cli/terminal.h"

#include <cstdio>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace ccr::app {

namespace {

constexpr std::size_t flushSize = 64UL * 1024;

bool isTerminalWithColour()
{
#ifdef Q_OS_UNIX
    return ::isatty(STDOUT_FILENO) == 1 && qEnvironmentVariableIsEmpty("NO_COLOR");
#else
    return false;
#endif
}

} // namespace

LinePrinter::LinePrinter(Shape shape)
{
    if (shape == Shape::AsItIs) return;
    logging::FormatConfig format{.profile = logging::FormatProfile::Pretty};
    format.colour = isTerminalWithColour() ? logging::ColourMode::Always : logging::ColourMode::Never;
    m_format = logging::makeFormat(format, {});
}

LinePrinter::~LinePrinter()
{
    flush();
}

bool LinePrinter::print(std::string_view line)
{
    if (m_format) {
        m_format->append(m_buffer, logging::BorrowedRecord(m_reader.read(line)));
    } else {
        m_buffer += line;
        m_buffer += '\n';
    }
    return m_buffer.size() < flushSize || flush();
}

bool LinePrinter::flush()
{
    const bool written = std::fwrite(m_buffer.data(), 1, m_buffer.size(), stdout) == m_buffer.size() && std::fflush(stdout) == 0;
    m_buffer.clear();
    return written;
}

LinePrinter::Shape shapeOf(const CommandArguments &arguments)
{
    if (arguments.has("pretty"_L1)) return LinePrinter::Shape::ForPeople;
    if (arguments.has("json"_L1)) return LinePrinter::Shape::AsItIs;
    return isTerminal() ? LinePrinter::Shape::ForPeople : LinePrinter::Shape::AsItIs;
}

} // namespace ccr::app
