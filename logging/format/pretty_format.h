#pragma once

#include "logging/format/record_format.h"

namespace ccr::logging {

enum class Colour
{
    Off,
    On
};

/// A line for people: local time, level, component, message, name=value.
class PrettyFormat final : public RecordFormat
{
public:
    explicit PrettyFormat(Colour colour) : m_colour(colour) {}
    void append(std::string &out, const RecordView &record) const override;

private:
    Colour m_colour;
};

} // namespace ccr::logging
