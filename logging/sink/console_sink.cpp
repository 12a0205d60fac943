#include "logging/sink/console_sink.h"

#include "logging/format/pretty_format.h"

#include <cstdio>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace ccr::logging {

namespace {

bool isTerminal()
{
#ifdef Q_OS_UNIX
    return ::isatty(STDERR_FILENO) == 1;
#else
    return false;
#endif
}

} // namespace

ConsoleSink::ConsoleSink(ConsoleFormat format) : m_format(format), m_coloured(isTerminal()) {}

void ConsoleSink::write(const LogRecord &record)
{
    if (m_format == ConsoleFormat::Pino)
        m_pino.append(m_buffer, record);
    else
        appendPretty(m_buffer, record, m_coloured ? Colour::On : Colour::Off);
}

void ConsoleSink::flush()
{
    if (m_buffer.empty()) return;
    std::fwrite(m_buffer.data(), 1, m_buffer.size(), stderr); // a closed terminal is no reason to stop
    std::fflush(stderr);
    m_buffer.clear();
}

} // namespace ccr::logging
