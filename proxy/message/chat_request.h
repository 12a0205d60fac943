#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace ccr::proxy {

/// The neutral model: what a chat request means, without the spelling of any provider. Strings are UTF-8; members named
/// ...Json hold JSON text exactly as it was sent (a tool schema must not change by one byte: prompt caches depend on it).

struct TextPart
{
    std::string text;
    std::string cacheControlJson; ///< empty when absent
};

struct ImagePart
{
    std::string mediaType; ///< with data
    std::string data;      ///< base64
    std::string url;       ///< instead of data
};

struct ThinkingPart
{
    std::string text;
    std::string signature;
};

struct ToolCallPart
{
    std::string id;
    std::string name;
    std::string inputJson; ///< an object
};

/// Anything the model has no word for (documents, server tool results …), kept for providers of the same dialect.
struct OtherPart
{
    std::string type;
    std::string json;
};

using ResultContent = std::variant<TextPart, ImagePart, OtherPart>;

struct ToolResultPart
{
    std::string toolCallId;
    std::vector<ResultContent> content;
    bool isError = false;
};

using ContentPart = std::variant<TextPart, ImagePart, ThinkingPart, ToolCallPart, ToolResultPart, OtherPart>;

enum class Role
{
    System,
    User,
    Assistant
};

struct ChatMessage
{
    Role role = Role::User;
    std::vector<ContentPart> parts;
};

struct ToolDefinition
{
    std::string name;
    std::string description;
    std::string schemaJson; ///< empty when absent
    std::string serverType; ///< "web_search_20250305" …; empty for a client tool
    std::string json;       ///< the whole definition as sent
};

enum class ToolChoiceKind
{
    Unset,
    Auto,
    Any,
    None,
    Tool
};

struct ToolChoice
{
    ToolChoiceKind kind = ToolChoiceKind::Unset;
    std::string name; ///< for Tool
    bool parallelDisabled = false;
};

enum class ThinkingMode
{
    Unset,
    Disabled,
    Adaptive,
    Enabled
};

struct ChatRequest
{
    std::string model; ///< as the client asked
    std::vector<TextPart> system;
    std::vector<ChatMessage> messages;
    std::vector<ToolDefinition> tools;
    ToolChoice toolChoice;
    std::optional<std::int64_t> maxTokens;
    std::optional<double> temperature;
    std::optional<double> topP;
    std::optional<std::int64_t> topK;
    std::vector<std::string> stopSequences;
    bool stream = false;
    ThinkingMode thinking = ThinkingMode::Unset;
    std::optional<std::int64_t> thinkingBudget;
    std::string effort;           ///< output_config.effort: "low" … "high"; empty when absent
    std::string outputSchemaJson; ///< output_config.format.schema; empty when absent
    std::string userId;           ///< metadata.user_id, opaque
    std::string sessionId;        ///< found in metadata.user_id; a header may override it
};

} // namespace ccr::proxy
