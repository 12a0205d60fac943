#include "logging/sink/console_sink.h"

#include <cstdio>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace ccr::logging {

namespace {

bool isTerminal(bool standardError)
{
#ifdef Q_OS_UNIX
    return ::isatty(standardError ? STDERR_FILENO : STDOUT_FILENO) == 1;
#else
    return false;
#endif
}

FormatConfig withColourDecided(FormatConfig format, bool standardError)
{
    if (format.colour == ColourMode::Auto) {
        const bool wanted = isTerminal(standardError) && qEnvironmentVariableIsEmpty("NO_COLOR");
        format.colour = wanted ? ColourMode::Always : ColourMode::Never;
    }
    return format;
}

} // namespace

ConsoleSink::ConsoleSink(const StreamConfig &stream, const ServiceIdentity &identity)
    : m_toStandardError(stream.console.toStandardError), m_format(makeFormat(withColourDecided(stream.format, m_toStandardError), identity))
{
}

void ConsoleSink::write(const RecordView &record)
{
    m_format->append(m_buffer, record);
}

void ConsoleSink::flush()
{
    if (m_buffer.empty()) return;
    std::FILE *const stream = m_toStandardError ? stderr : stdout;
    std::fwrite(m_buffer.data(), 1, m_buffer.size(), stream); // a closed terminal is no reason to stop
    std::fflush(stream);
    m_buffer.clear();
}

} // namespace ccr::logging
