#pragma once

#include "logging/format/error_parts.h"
#include "logging/format/field_names.h"
#include "logging/format/level_names.h"
#include "logging/format/otlp_value.h"
#include "logging/format/record_format.h"

namespace ccr::logging {

/// The `resource` object of OTLP that describes this process, with `labels` as further attributes.
std::string otlpResource(const ServiceIdentity &identity, const QMap<QString, QString> &labels = {});

/// OTLP's number for a level: 1, 5, 9, 13, 17, 21, and what lies between them for levels of one's own.
int otlpSeverity(Severity severity);

/// One logRecord object of OTLP's JSON encoding a line. A file or request joins them into resourceLogs[].scopeLogs[].logRecords.
/// A record of an exchange carries its trace id; the fields traceId and spanId replace it.
class OtlpFormat final : public RecordFormat
{
public:
    explicit OtlpFormat(const FormatConfig &format);
    void append(std::string &out, const RecordView &record) const override;

private:
    void appendAttributes(std::string &out, const RecordView &record) const;
    void appendField(std::string &out, const FieldView &field) const;
    void appendIds(std::string &out, const RecordView &record) const;

    const LevelNames m_levels;
    std::string m_bodyBegin;
    std::string m_end;
    std::int64_t m_ownPid = 0;
    ReservedNames m_reserved;
    mutable OtlpValues m_values;
    mutable ErrorParts m_error;
};

} // namespace ccr::logging
