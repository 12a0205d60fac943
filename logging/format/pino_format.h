#pragma once

#include "logging/format/field_names.h"
#include "logging/format/level_names.h"
#include "logging/format/record_format.h"
#include "logging/format/time_text.h"

namespace ccr::logging {

/// One JSON object a line in pino's order: level, time, bindings, fields, message. Writes three profiles:
///
/// Pino: level number, time in milliseconds, pid, hostname, service, version, environment, component, reqId, the fields, seq,
/// msg. A field cannot forge one of these (it is then called fields.<name>), and no name is written twice.
/// PinoStrict: byte for byte what pino 10 writes for level, time, pid, hostname, the fields, msg; nothing else.
/// Fork: level as word, time in ISO 8601, service, version, environment, component, requestId, the fields, msg; an error is
/// called error and has a name instead of a type.
/// Pino and Fork call the service what `format.serviceKey` says.
class PinoFormat final : public RecordFormat
{
public:
    /// `format.profile` is one of the three.
    PinoFormat(const FormatConfig &format, const ServiceIdentity &identity);
    void append(std::string &out, const RecordView &record) const override;

private:
    void renderLevels(const FormatConfig &format);
    void renderBase(const FormatConfig &format, const ServiceIdentity &identity);
    void reserveNames(const FormatConfig &format, const ServiceIdentity &identity);
    void appendLevel(std::string &out, Severity severity) const;
    void appendTime(std::string &out, WallTime time) const;
    void appendBase(std::string &out, std::int64_t pid) const;
    void appendFields(std::string &out, const RecordView &record) const;
    void appendMembers(std::string &out, std::span<const FieldView> fields, bool isNested) const;
    void appendError(std::string &out, const FieldView::Value &value) const;

    const FormatProfile m_profile;
    const Escaping m_escaping;
    const TimeFormat m_timeFormat;
    const bool m_base;
    std::vector<std::pair<int, std::string>> m_levels; ///< {"level":30
    std::int64_t m_ownPid = 0;
    std::string m_ownBase;   ///< ,"pid":1,"hostname":"h","service":"s"
    std::string m_otherBase; ///< the same behind the number, for records of another process
    std::string m_requestName;
    std::string m_errorName; ///< "err":
    std::string m_nestedBegin;
    std::string m_messageBegin; ///< ,"msg":" and the prefix
    std::string m_end;
    ReservedNames m_reserved;
    mutable IsoTime m_isoTime;
};

} // namespace ccr::logging
