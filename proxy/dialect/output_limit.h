#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ccr::proxy {

/// How long an answer may be at most.
struct OutputLimit
{
    std::int64_t tokens = 0;
    bool isOfModel = false; ///< holds for every request; else it is what this one's prompt leaves of the context
};

/// What a provider says of a request that asks for a longer answer than it can have. Absent when it says nothing of the kind, or
/// when the prompt leaves so little that it is the prompt that is too long.
std::optional<OutputLimit> outputLimit(std::string_view message);

/// The body of a request with no more than that asked for. Absent when it asks for no more.
std::optional<std::string> withOutputLimit(std::string_view body, std::int64_t tokens);

/// The model knows the limit of an answer by OpenAI's newer name alone.
bool wantsCompletionTokens(std::string_view message);
/// Absent when the older name is not there.
std::optional<std::string> withCompletionTokens(std::string_view body);

} // namespace ccr::proxy
