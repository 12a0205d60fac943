#pragma once

#include "logging/format/record_format.h"
#include "logging/sink/sink.h"

namespace ccr::logging {

/// Writes to standard output or standard error.
class ConsoleSink final : public Sink
{
public:
    ConsoleSink(const StreamConfig &stream, const ServiceIdentity &identity);
    void write(const RecordView &record) override;
    void flush() override;

private:
    const bool m_toStandardError;
    std::unique_ptr<RecordFormat> m_format;
    std::string m_buffer;
};

} // namespace ccr::logging
