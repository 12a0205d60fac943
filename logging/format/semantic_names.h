#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace ccr::logging {

enum class SemanticType
{
    Text,
    Number,
    Any
};

/// What a field of ours is called by the conventions that other programs read; empty: no such name.
struct SemanticName
{
    std::string_view ours;
    std::string_view ecs;           ///< Elastic Common Schema 8
    std::string_view openTelemetry; ///< semantic conventions of HTTP and generative AI
    SemanticType type = SemanticType::Text;
};

inline constexpr std::array semanticNames = {
    SemanticName{"method", "http.request.method", "http.request.method"},
    SemanticName{"path", "url.path", "url.path"},
    SemanticName{"url", "url.full", "url.full"},
    SemanticName{"status", "http.response.status_code", "http.response.status_code", SemanticType::Number},
    SemanticName{"client", "user_agent.original", "user_agent.original"},
    SemanticName{"requestBytes", "http.request.body.bytes", "http.request.body.size", SemanticType::Number},
    SemanticName{"responseBytes", "http.response.body.bytes", "http.response.body.size", SemanticType::Number},
    SemanticName{"errorClass", "error.type", "error.type"},
    SemanticName{"errorMessage", "error.message", "error.message"},
    SemanticName{"provider", "", "gen_ai.provider.name"},
    SemanticName{"model", "", "gen_ai.response.model"},
    SemanticName{"askedModel", "", "llmrouter.requested_model"},
    SemanticName{"sessionId", "", "gen_ai.conversation.id"},
    SemanticName{"stream", "", "gen_ai.request.stream", SemanticType::Any},
    SemanticName{"rule", "", "llmrouter.rule"},
    SemanticName{"attempt", "", "llmrouter.attempt", SemanticType::Number},
    SemanticName{"traceId", "trace.id", ""},
    SemanticName{"spanId", "span.id", ""},
};

namespace detail {

constexpr std::size_t semanticSlot(std::string_view name)
{
    if (name.empty()) return 0;
    return (name.size() * 7 + static_cast<unsigned char>(name.front()) * 31U + static_cast<unsigned char>(name.back()) * 11U) % 64;
}

// Open addressing; 64 slots for fewer than 32 names.
constexpr auto semanticSlots = [] {
    std::array<std::int8_t, 64> slots{};
    slots.fill(-1);
    for (std::size_t i = 0; i < semanticNames.size(); ++i) {
        std::size_t slot = semanticSlot(semanticNames[i].ours);
        while (slots[slot] >= 0) slot = (slot + 1) % slots.size();
        slots[slot] = static_cast<std::int8_t>(i);
    }
    return slots;
}();

} // namespace detail

constexpr const SemanticName *findSemanticName(std::string_view ours)
{
    for (std::size_t slot = detail::semanticSlot(ours); detail::semanticSlots[slot] >= 0; slot = (slot + 1) % 64) {
        const SemanticName &name = semanticNames[static_cast<std::size_t>(detail::semanticSlots[slot])];
        if (name.ours == ours) return &name;
    }
    return nullptr;
}

} // namespace ccr::logging
