#pragma once

#include "logging/format/date_mask.h"
#include "logging/format/error_parts.h"
#include "logging/format/field_names.h"
#include "logging/format/level_names.h"
#include "logging/format/record_format.h"

namespace ccr::logging {

/// For people: time, level, component, request, message, name=value. With singleLine off each field has a line of its own.
/// The stack of an error stands on lines of its own in both cases; nothing else that a record holds can break the line or
/// reach the terminal as an escape sequence. Colours only with ColourMode::Always: whoever opens the terminal decides on Auto.
class PrettyFormat final : public RecordFormat
{
public:
    explicit PrettyFormat(const FormatConfig &format);
    void append(std::string &out, const RecordView &record) const override;

private:
    void appendLevel(std::string &out, Severity severity) const;
    void appendFields(std::string &out, std::span<const FieldView> fields) const;
    void appendField(std::string &out, const FieldView &field) const;
    void appendStack(std::string &out) const;

    const bool m_colour;
    const bool m_singleLine;
    const bool m_hasTime;
    const LevelNames m_levels;
    std::string m_prefix;
    std::string m_lineEnd;
    mutable DateMask m_time;
    mutable ErrorParts m_error;
};

} // namespace ccr::logging
