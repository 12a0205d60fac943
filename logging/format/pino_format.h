#pragma once

#include "logging/format/record_format.h"

#include <string>

namespace ccr::logging {

/// Appends a record as one line in pino's shape: level number, time in milliseconds, pid, hostname, fields, msg.
class PinoFormat final : public RecordFormat
{
public:
    PinoFormat();
    void append(std::string &out, const RecordView &record) const override;

private:
    std::string m_process; ///< ,"pid":…,"hostname":"…" does not change
};

/// Appends a JSON string; control characters are escaped and bytes that are no UTF-8 become U+FFFD.
void appendQuoted(std::string &out, std::string_view text);
void appendValue(std::string &out, const FieldView::Value &value);

} // namespace ccr::logging
