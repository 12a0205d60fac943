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

/// The format that `format.profile` names.
std::unique_ptr<RecordFormat> makeFormat(const FormatConfig &format, const ServiceIdentity &identity);

} // namespace ccr::logging
