#include "logging/format/error_parts.h"

#include <simdjson.h>

namespace ccr::logging {

struct ErrorParts::Parser
{
    simdjson::dom::parser json;
};

ErrorParts::ErrorParts() : m_parser(std::make_unique<Parser>()) {}
ErrorParts::~ErrorParts() = default;

bool ErrorParts::read(std::string_view json)
{
    m_type = m_message = m_stack = {};
    simdjson::dom::object object;
    if (m_parser->json.parse(json.data(), json.size()).get(object) != simdjson::SUCCESS) return false;
    const auto text = [&object](std::string_view name, std::string_view &value) {
        return object.at_key(name).get(value) == simdjson::SUCCESS;
    };
    text("type", m_type);
    text("stack", m_stack);
    return text("message", m_message);
}

} // namespace ccr::logging
