#pragma once

#include "logging/api/log_record.h"

#include <memory>
#include <string>

namespace ccr::logging {

/// Writes values and attributes as OTLP's JSON encoding has them: 64-bit integers are decimal strings, JSON objects become
/// kvlistValue, arrays arrayValue. One thread at a time.
class OtlpValues
{
public:
    OtlpValues();
    ~OtlpValues();
    /// {"stringValue":"…"}
    void appendValue(std::string &out, const FieldView::Value &value);
    /// {"key":"…","value":{…}}
    void appendAttribute(std::string &out, std::string_view key, const FieldView::Value &value);

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
};

} // namespace ccr::logging
