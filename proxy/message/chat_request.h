#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace ccr::proxy {

/// The neutral model: what a chat request means, without the spelling of any provider. Strings are UTF-8; members named
/// ...Json hold JSON text exactly as it was sent (a tool schema must not change by one byte: prompt caches depend on it).
/// Members named membersJson hold what the model has no word for, for providers of the client's dialect: `"name":value`,
/// comma separated.

struct TextPart
{
    std::string text;
    std::string cacheControlJson; ///< empty when absent
    std::string membersJson;
};

struct ImagePart
{
    std::string mediaType; ///< with data
    std::string data;      ///< base64
    std::string url;       ///< instead of data
    std::string cacheControlJson;
    std::string detail; ///< how closely to look (OpenAI): "low", "high", "auto", "original"; empty when the client did not say
};

/// A file that is part of the prompt: a PDF or plain text.
struct DocumentPart
{
    std::string mediaType; ///< "application/pdf", "text/plain" …
    std::string data;      ///< base64
    std::string text;      ///< instead of data: the text itself
    std::string url;       ///< instead of both
    std::string title;
    std::string cacheControlJson;
    std::string membersJson;
};

struct ThinkingPart
{
    std::string text;
    std::string signature;
    std::string redactedData; ///< instead of both: thinking that only its provider can read
};

struct ToolCallPart
{
    std::string id;
    std::string name;
    std::string inputJson; ///< an object
    std::string cacheControlJson;
    std::string membersJson;
};

using PlainContent = std::variant<TextPart, ImagePart>;

/// Anything the model has no word for (server tool results, containers …), kept for providers of the same dialect.
struct OtherPart
{
    std::string type;
    std::string text;                       ///< what of it can be read by any model; may be empty
    std::string json;                       ///< the whole part as it was sent
    std::vector<PlainContent> content = {}; ///< the text in pieces, where images stand between them; else empty
};

using ResultContent = std::variant<TextPart, ImagePart, DocumentPart, OtherPart>;

struct ToolResultPart
{
    std::string toolCallId;
    std::vector<ResultContent> content;
    bool isError = false;
    std::string cacheControlJson;
};

using ContentPart = std::variant<TextPart, ImagePart, DocumentPart, ThinkingPart, ToolCallPart, ToolResultPart, OtherPart>;

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
    std::string json;       ///< the whole definition as sent, for a server tool and for one of ChatRequest::textTools
    std::string cacheControlJson;
    std::optional<bool> strict; ///< the model must keep to the schema (OpenAI, Anthropic)
    std::string membersJson;
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

/// A member of the client's body that the neutral model has no word for, or the rest of one that it has some words for,
/// kept for providers of the same dialect.
struct ExtraField
{
    std::string name;
    std::string json;
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
    std::string effort;           ///< how much to think: "none", "minimal", "low", "medium", "high", "xhigh", "max"; empty when absent
    std::string outputSchemaJson; ///< the answer must be JSON of this schema; empty when absent
    bool outputIsJson = false;    ///< the answer must be JSON, of any shape
    std::optional<double> frequencyPenalty;
    std::optional<double> presencePenalty;
    std::optional<std::int64_t> seed;
    bool wantsUsageInStream = true;     ///< an OpenAI client asks for it by stream_options.include_usage
    bool streamsAsArray = false;        ///< a Gemini client without alt=sse gets its stream as one JSON array
    bool usesFunctionCall = false;      ///< an OpenAI client from before tool_calls: calls are function_call
    std::vector<std::string> textTools; ///< tools of an OpenAI client whose input is plain text; models see {"input": text}
    std::string_view dialect;           ///< of the client; a name in dialect_registry
    std::vector<ExtraField> extra;
    std::string userId;    ///< metadata.user_id, opaque
    std::string sessionId; ///< found in metadata.user_id; a header may override it
};

} // namespace ccr::proxy
