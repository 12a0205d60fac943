#include "logging/api/field_json.h"

namespace ccr::logging {

void appendJsonValue(std::string &out, const FieldView::Value &value, Escaping escaping)
{
    if (const auto *text = std::get_if<std::string_view>(&value))
        appendQuoted(out, *text, escaping);
    else if (const auto *number = std::get_if<std::int64_t>(&value))
        appendJsonNumber(out, *number);
    else if (const auto *real = std::get_if<double>(&value))
        appendScriptNumber(out, *real);
    else if (const auto *flag = std::get_if<bool>(&value))
        out += *flag ? "true" : "false";
    else if (const auto *json = std::get_if<RawJsonView>(&value))
        appendJsonText(out, json->text, escaping);
    else
        out += "null";
}

void appendJsonMember(std::string &out, std::string_view name, const FieldView::Value &value, Escaping escaping)
{
    out += ',';
    appendQuoted(out, name, escaping);
    out += ':';
    appendJsonValue(out, value, escaping);
}

} // namespace ccr::logging
