#pragma once

#include "logging/api/field_json.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace ccr::logging {

/// Which fields of a record are repeated: most readers of JSON take the last member of a name, so only that one is written.
class RepeatedNames
{
public:
    explicit RepeatedNames(std::span<const FieldView> fields);
    /// A later field has the name of this one.
    bool isOverridden(std::size_t index) const { return m_mayRepeat && hasLater(index); }

private:
    bool hasLater(std::size_t index) const;

    std::span<const FieldView> m_fields;
    bool m_mayRepeat = false;
};

/// Names that a format writes itself: a field of such a name cannot forge them and is written as fields.<name>.
class ReservedNames
{
public:
    void add(std::string name);
    bool contains(std::string_view name) const;

private:
    std::vector<std::string> m_names;
    std::uint64_t m_mask = 0;
};

} // namespace ccr::logging
