#include "logging/format/otlp_value.h"

#include "logging/base/json_text.h"

#include <simdjson.h>

#include <cmath>

namespace ccr::logging {

namespace {

using namespace std::string_view_literals;
namespace dom = simdjson::dom;

constexpr int maxDepth = 32; ///< deeper values are written as their text

void appendString(std::string &out, std::string_view text)
{
    out += "{\"stringValue\":"sv;
    appendQuoted(out, text);
    out += '}';
}

void appendInteger(std::string &out, std::int64_t number)
{
    out += "{\"intValue\":\""sv;
    appendJsonNumber(out, number);
    out += "\"}"sv;
}

void appendReal(std::string &out, double number)
{
    if (!std::isfinite(number)) return appendString(out, std::isnan(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
    out += "{\"doubleValue\":"sv;
    appendScriptNumber(out, number);
    out += '}';
}

void appendElement(std::string &out, const dom::element &element, int depth)
{
    if (depth > maxDepth) return appendString(out, simdjson::minify(element));
    switch (element.type()) {
    case dom::element_type::OBJECT: {
        out += "{\"kvlistValue\":{\"values\":["sv;
        bool isFirst = true;
        for (const auto [key, value] : dom::object(element)) {
            if (!isFirst) out += ',';
            isFirst = false;
            out += "{\"key\":"sv;
            appendQuoted(out, key);
            out += ",\"value\":"sv;
            appendElement(out, value, depth + 1);
            out += '}';
        }
        out += "]}}"sv;
        return;
    }
    case dom::element_type::ARRAY: {
        out += "{\"arrayValue\":{\"values\":["sv;
        bool isFirst = true;
        for (const dom::element item : dom::array(element)) {
            if (!isFirst) out += ',';
            isFirst = false;
            appendElement(out, item, depth + 1);
        }
        out += "]}}"sv;
        return;
    }
    case dom::element_type::INT64: return appendInteger(out, std::int64_t(element));
    case dom::element_type::UINT64: return appendReal(out, double(element));
    case dom::element_type::DOUBLE: return appendReal(out, double(element));
    case dom::element_type::STRING: return appendString(out, std::string_view(element));
    case dom::element_type::BOOL: out += bool(element) ? "{\"boolValue\":true}"sv : "{\"boolValue\":false}"sv; return;
    case dom::element_type::NULL_VALUE: out += "{}"sv; return;
    }
}

} // namespace

struct OtlpValues::Parser
{
    simdjson::dom::parser json;
};

OtlpValues::OtlpValues() : m_parser(std::make_unique<Parser>()) {}
OtlpValues::~OtlpValues() = default;

void OtlpValues::appendValue(std::string &out, const FieldView::Value &value)
{
    if (const auto *text = std::get_if<std::string_view>(&value)) return appendString(out, *text);
    if (const auto *number = std::get_if<std::int64_t>(&value)) return appendInteger(out, *number);
    if (const auto *real = std::get_if<double>(&value)) return appendReal(out, *real);
    if (const auto *flag = std::get_if<bool>(&value)) {
        out += *flag ? "{\"boolValue\":true}"sv : "{\"boolValue\":false}"sv;
    } else if (const auto *json = std::get_if<RawJsonView>(&value)) {
        dom::element element;
        if (m_parser->json.parse(json->text.data(), json->text.size()).get(element) == simdjson::SUCCESS)
            appendElement(out, element, 0);
        else
            appendString(out, json->text);
    } else {
        out += "{}"sv; // an empty AnyValue is null
    }
}

void OtlpValues::appendAttribute(std::string &out, std::string_view key, const FieldView::Value &value)
{
    out += "{\"key\":"sv;
    appendQuoted(out, key);
    out += ",\"value\":"sv;
    appendValue(out, value);
    out += '}';
}

} // namespace ccr::logging
