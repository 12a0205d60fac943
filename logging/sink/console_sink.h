#pragma once

#include "logging/api/logging_config.h"
#include "logging/format/pino_format.h"
#include "logging/sink/sink.h"

namespace ccr::logging {

/// Writes to standard error, so that standard output stays free for what a command answers.
class ConsoleSink final : public Sink
{
public:
    explicit ConsoleSink(ConsoleFormat format);
    void write(const LogRecord &record) override;
    void flush() override;

private:
    ConsoleFormat m_format;
    bool m_coloured;
    PinoFormat m_pino;
    std::string m_buffer;
};

} // namespace ccr::logging
