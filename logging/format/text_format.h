#pragma once

#include "logging/format/error_parts.h"
#include "logging/format/level_names.h"
#include "logging/format/record_format.h"
#include "logging/format/time_text.h"

namespace ccr::logging {

/// [ISO time] LEVEL message name=value: always one line, whatever the message holds.
class TextFormat final : public RecordFormat
{
public:
    explicit TextFormat(const FormatConfig &format);
    void append(std::string &out, const RecordView &record) const override;

private:
    const LevelNames m_levels;
    mutable ReadableTime m_time;
    const std::string m_errorName;
    std::string m_prefix;
    std::string m_end;
    mutable ErrorParts m_error;
};

} // namespace ccr::logging
