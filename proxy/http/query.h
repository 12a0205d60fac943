#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ccr::proxy {

/// Undoes percent-encoding (RFC 3986, 2.1). An incomplete or wrong escape stays as it is.
std::string percentDecoded(std::string_view text);

/// The decoded value of the first parameter of that name in "a=1&b=2"; "" for a name without a value. A '+' is a blank, as
/// HTML forms write it.
std::optional<std::string> queryValue(std::string_view query, std::string_view name);

/// All of them, decoded likewise, in order.
std::vector<std::pair<std::string, std::string>> queryValues(std::string_view query);

} // namespace ccr::proxy
