#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ccr::proxy {

/// What a provider says that takes a system message at the beginning of a conversation alone, or none: agents add later ones for
/// the newest models of Anthropic, and chat templates of others refuse them.
bool refusesSystemTurns(std::string_view message);

/// The body of a request, in OpenAI's chat dialect or Anthropic's, with each system message but a first one made the user's: a
/// reminder at the end of what he said before it. Absent when there is none.
std::optional<std::string> withoutSystemTurns(std::string_view body);

} // namespace ccr::proxy
