#include "logging/format/field_names.h"

#include <algorithm>

namespace ccr::logging {

namespace {

// One of 64 bits by length and both ends: tells nearly all names apart without comparing them.
std::uint64_t bitOf(std::string_view name)
{
    if (name.empty()) return 1;
    const auto first = static_cast<unsigned char>(name.front());
    const auto last = static_cast<unsigned char>(name.back());
    return std::uint64_t(1) << ((name.size() * 7 + first * 31U + last * 11U) & 63U);
}

} // namespace

RepeatedNames::RepeatedNames(std::span<const FieldView> fields) : m_fields(fields)
{
    std::uint64_t seen = 0;
    for (const FieldView &field : fields) {
        const std::uint64_t bit = bitOf(field.name);
        m_mayRepeat |= (seen & bit) != 0;
        seen |= bit;
    }
}

bool RepeatedNames::hasLater(std::size_t index) const
{
    return std::any_of(m_fields.begin() + static_cast<std::ptrdiff_t>(index) + 1, m_fields.end(),
                       [&](const FieldView &later) { return later.name == m_fields[index].name; });
}

void ReservedNames::add(std::string name)
{
    m_mask |= bitOf(name);
    m_names.push_back(std::move(name));
}

bool ReservedNames::contains(std::string_view name) const
{
    return (m_mask & bitOf(name)) != 0 && std::find(m_names.begin(), m_names.end(), name) != m_names.end();
}

} // namespace ccr::logging
