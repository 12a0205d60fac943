#pragma once

#include "logging/format/error_parts.h"
#include "logging/format/field_names.h"
#include "logging/format/level_names.h"
#include "logging/format/record_format.h"
#include "logging/format/time_text.h"

namespace ccr::logging {

/// One JSON object a line for Elasticsearch: @timestamp, log.level and message come first, as the ECS logging libraries agree.
/// Fields that ECS knows have its names; the others stand in one object, llmrouter or what nestedKey says, so that they cannot
/// collide with a type that an index has for them.
class EcsFormat final : public RecordFormat
{
public:
    EcsFormat(const FormatConfig &format, const ServiceIdentity &identity);
    void append(std::string &out, const RecordView &record) const override;

private:
    void appendFields(std::string &out, std::span<const FieldView> fields) const;
    bool appendKnown(std::string &out, const FieldView &field, bool hasError) const;
    bool appendError(std::string &out, const FieldView::Value &value) const;

    const LevelNames m_levels;
    std::string m_messageBegin;
    std::string m_ownProcess; ///< end of the message, who we are
    std::string m_process;    ///< the same up to the number of the process, for records of another one
    std::string m_ownBegin;   ///< of the object for all other fields
    std::string m_end;
    std::int64_t m_ownPid = 0;
    mutable IsoTime m_isoTime;
    mutable ErrorParts m_error;
};

} // namespace ccr::logging
