#include "proxy/http/http_message.h"

#include "logging/base/ascii.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

} // namespace

bool equalsIgnoringCase(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return asciiLower(x) == asciiLower(y); });
}

void HttpHeaders::remove(std::string_view name)
{
    std::erase_if(m_fields, [name](const HttpHeader &field) { return equalsIgnoringCase(field.name, name); });
}

const std::string *HttpHeaders::find(std::string_view name) const
{
    const auto found =
        std::find_if(m_fields.begin(), m_fields.end(), [name](const HttpHeader &field) { return equalsIgnoringCase(field.name, name); });
    return found == m_fields.end() ? nullptr : &found->value;
}

std::string_view HttpHeaders::value(std::string_view name) const
{
    const std::string *found = find(name);
    return found ? std::string_view(*found) : std::string_view();
}

} // namespace ccr::proxy
