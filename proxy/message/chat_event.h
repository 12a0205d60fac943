#pragma once

#include "logging/base/packed_phrase.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ccr::proxy {

struct TokenUsage
{
    std::optional<std::int64_t> input; ///< fresh: cache reads and writes not included
    std::optional<std::int64_t> output;
    std::optional<std::int64_t> cacheRead;
    std::optional<std::int64_t> cacheWrite;
    std::optional<std::int64_t> reasoning; ///< part of output
    bool isKnown() const { return input || output; }
};

enum class StopReason
{
    None,
    EndTurn,
    MaxTokens,
    StopSequence,
    ToolUse,
    PauseTurn,
    Refusal,
    ContextExceeded
};
std::string_view toString(StopReason reason); ///< Anthropic's word: "end_turn", "max_tokens" …
StopReason stopReasonFromAnthropic(std::string_view word);

enum class BlockKind
{
    Text,
    Thinking,
    RedactedThinking, ///< no deltas: `text` of BlockStart is data that only its provider can read
    ToolCall,
    WebSearch ///< no deltas: a search that the provider ran, whole in `search` of BlockStart
};

struct WebSearchHit
{
    std::string url;
    std::string title;
    std::string encryptedContent; ///< Anthropic's, must come back unchanged
    std::string pageAge;
};

/// A search that the provider ran by itself, and what it found.
struct WebSearch
{
    std::string id;
    std::string query; ///< may be unknown
    std::vector<WebSearchHit> hits;
    std::string errorCode; ///< instead of hits
};

/// What a failure is about, where the status alone does not tell it.
enum class ErrorCause
{
    Unstated,
    Quota,         ///< no balance or no quota is left: waiting does not help
    ContentFilter, ///< refused for what the prompt or the answer says
    UnknownModel,
    UnknownAddress ///< there is nothing at the path that was asked for
};

/// A failure: what the provider reported in its own words, or a sentence of ours.
struct ProviderError
{
    int status = 0;           ///< HTTP status it stands for; 0 when unknown
    std::string type;         ///< Anthropic's error type: "overloaded_error", "api_error" …
    std::string message;      ///< for the client
    std::string words = {};   ///< the provider's own, where `message` says more than they
    bool isConcluded = false; ///< nobody said so: the stream broke off, or nothing was in it
    ErrorCause cause = ErrorCause::Unstated;
    PackedPhrase phrase = {};   ///< the message in parts, where it is ours
    std::string requestId = {}; ///< by which the client may ask about it; empty: it has none

    /// For the record: what was said, as it was said.
    const std::string &recorded() const { return words.empty() ? message : words; }
    PackedPhrase said() const { return phrase.isEmpty() ? PackedPhrase(recorded()) : phrase; }
    void tell(PackedPhrase ours)
    {
        message = ours.english();
        words.clear();
        phrase = std::move(ours);
    }
};

/// One step of a response that arrives in pieces. Well-formed sequences only:
///   MessageStart (BlockStart BlockDelta* BlockStop)* MessageEnd, or Failure at any point, after which nothing follows.
/// One block is open at a time. Views are valid during the call only.
struct ChatEvent
{
    enum class Kind
    {
        MessageStart,
        BlockStart,
        BlockDelta,
        BlockStop,
        MessageEnd,
        Failure
    };
    Kind kind = Kind::MessageStart;
    BlockKind block = BlockKind::Text;
    std::string_view text;      ///< BlockDelta: text, thinking or a piece of the tool's input JSON; see BlockKind for BlockStart
    std::string_view signature; ///< BlockDelta of a thinking block: its signature (then text is empty)
    std::string_view id;        ///< MessageStart: message id; BlockStart of a tool call: its id
    std::string_view name;      ///< MessageStart: model; BlockStart of a tool call: tool name
    TokenUsage usage;           ///< MessageStart and MessageEnd, as far as known
    StopReason stop = StopReason::None;
    std::string_view stopSequence;
    const ProviderError *error = nullptr; ///< Failure
    const WebSearch *search = nullptr;    ///< BlockStart of a web search
    std::int64_t index = -1;              ///< BlockStart: the number that the provider gave the block in its stream; -1: none
    bool hasBrokenInput = false;          ///< BlockStop of a tool call: what came is not a JSON object; too late to mend it
    std::string_view stopWord;            ///< MessageEnd: the provider's own word for `stop`, for the record
};

class ChatEventSink
{
public:
    virtual ~ChatEventSink() = default;
    virtual void accept(const ChatEvent &event) = 0;
};

struct ResponseBlock
{
    BlockKind kind = BlockKind::Text;
    std::string text;      ///< text, thinking or the data of redacted thinking
    std::string signature; ///< thinking
    std::string id;        ///< tool call
    std::string name;
    std::string inputJson; ///< an object
    WebSearch search;
};

/// A whole answer.
struct ChatResponse
{
    std::string id;
    std::string model;
    std::vector<ResponseBlock> blocks;
    StopReason stop = StopReason::EndTurn;
    std::string stopSequence;
    TokenUsage usage;
    std::string stopWord; ///< the provider's own word for `stop`, for the record
};

/// Plays a whole response as events (for a provider that answers JSON to a stream request).
void replay(const ChatResponse &response, ChatEventSink &sink);

} // namespace ccr::proxy
