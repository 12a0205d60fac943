#pragma once

#include "logging/format/error_parts.h"
#include "logging/format/level_names.h"
#include "logging/format/record_format.h"
#include "logging/format/time_text.h"

namespace ccr::logging {

/// name=value pairs, as logfmt parsers read them: time, level, service (or what `format.serviceKey` says), version, environment, component,
/// reqId, seq, msg, fields.
class LogfmtFormat final : public RecordFormat
{
public:
    LogfmtFormat(const FormatConfig &format, const ServiceIdentity &identity);
    void append(std::string &out, const RecordView &record) const override;

private:
    const LevelNames m_levels;
    mutable ReadableTime m_time;
    const std::string m_errorName;
    std::string m_service;
    std::string m_messageKey;
    std::string m_prefix;
    std::string m_end;
    mutable ErrorParts m_error;
    mutable std::string m_message; ///< prefix and message together, where there is a prefix
};

} // namespace ccr::logging
