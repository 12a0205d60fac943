#pragma once

#include "logging/api/log_record.h"
#include "logging/base/json_text.h"

namespace ccr::logging {

/// Appends a field's value as JSON.
void appendJsonValue(std::string &out, const FieldView::Value &value, Escaping escaping = Escaping::Defensive);
/// Appends ,"name":value
void appendJsonMember(std::string &out, std::string_view name, const FieldView::Value &value, Escaping escaping = Escaping::Defensive);

} // namespace ccr::logging
