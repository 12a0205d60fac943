#pragma once

#include "logging/api/log_record.h"
#include "logging/api/logging_config.h"

#include <memory>
#include <string>

namespace ccr::logging {

/// Renders a record. Any one thread at a time.
class RecordFormat
{
public:
    virtual ~RecordFormat() = default;
    /// Appends one record with its line end.
    virtual void append(std::string &out, const RecordView &record) const = 0;
};

/// The format that `format.profile` names. ECS and OTLP fix how time, level, message, errors and the service are written, so
/// timeFormat, levelFormat, messageKey, errorKey and serviceKey do not concern them; text, logfmt and pretty have no pid and
/// hostname, and text, pretty and PinoStrict name no service.
std::unique_ptr<RecordFormat> makeFormat(const FormatConfig &format, const ServiceIdentity &identity);

} // namespace ccr::logging
