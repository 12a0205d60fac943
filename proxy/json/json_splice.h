#pragma once

#include <QByteArray>

#include <optional>
#include <string_view>

namespace ccr::proxy {

/// Changes of a JSON text that leave every other byte as it was, because prompt caches and signatures depend on it. The text
/// must have been read before: it is taken for a valid object.

/// Where the value of a member of the outermost object stands; a view into `object`, empty when there is no such member.
/// `name` must need no escaping; a member whose name is spelled with escapes is not found.
std::string_view memberValue(std::string_view object, std::string_view name);

/// `object` with the value of `name` replaced by `json`; nothing when there is no such member.
std::optional<QByteArray> withMember(std::string_view object, std::string_view name, std::string_view json);

} // namespace ccr::proxy
