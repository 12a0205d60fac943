#include "logging/tracking/finish_reason.h"

namespace ccr::logging {

namespace {

struct Word
{
    std::string_view word;
    FinishClass finish;
};

constexpr Word words[] = {
    {"stop", FinishClass::Normal}, // OpenAI
    {"length", FinishClass::Truncated},
    {"tool_calls", FinishClass::Tool},
    {"function_call", FinishClass::Tool},
    {"content_filter", FinishClass::Filtered},
    {"completed", FinishClass::Normal},
    {"incomplete", FinishClass::Truncated},
    {"max_output_tokens", FinishClass::Truncated},
    {"failed", FinishClass::Error},
    {"error", FinishClass::Error},
    {"cancelled", FinishClass::Cancelled},
    {"eos", FinishClass::Normal}, // servers that speak OpenAI's dialect in their own words
    {"eos_token", FinishClass::Normal},
    {"model_length", FinishClass::Truncated},
    {"insufficient_system_resource", FinishClass::Error},
    {"end_turn", FinishClass::Normal}, // Anthropic
    {"stop_sequence", FinishClass::Normal},
    {"max_tokens", FinishClass::Truncated},
    {"model_context_window_exceeded", FinishClass::Truncated},
    {"tool_use", FinishClass::Tool},
    {"pause_turn", FinishClass::Paused},
    {"refusal", FinishClass::Filtered},
    {"STOP", FinishClass::Normal}, // Gemini
    {"MAX_TOKENS", FinishClass::Truncated},
    {"SAFETY", FinishClass::Filtered},
    {"RECITATION", FinishClass::Filtered},
    {"LANGUAGE", FinishClass::Filtered},
    {"BLOCKLIST", FinishClass::Filtered},
    {"PROHIBITED_CONTENT", FinishClass::Filtered},
    {"SPII", FinishClass::Filtered},
    {"IMAGE_SAFETY", FinishClass::Filtered},
    {"MALFORMED_FUNCTION_CALL", FinishClass::Error},
    {"UNEXPECTED_TOOL_CALL", FinishClass::Error},
    {"TOO_MANY_TOOL_CALLS", FinishClass::Error},
    {"MISSING_THOUGHT_SIGNATURE", FinishClass::Error},
    {"MALFORMED_RESPONSE", FinishClass::Error},
    {"", FinishClass::None}, // the normal value while a response arrives
    {"null", FinishClass::None},
    {"in_progress", FinishClass::None},
    {"FINISH_REASON_UNSPECIFIED", FinishClass::None},
};

bool isTimeout(std::string_view errorClass)
{
    return errorClass.starts_with("timeout") || errorClass == "stream_stall";
}

// Before anything reached the client a broken stream is a failed try like others, and still no error that somebody reported.
bool isInterruption(std::string_view errorClass)
{
    return errorClass == "stream_truncated" || errorClass == "connection_lost";
}

} // namespace

FinishClass finishClassOfWord(std::string_view word)
{
    for (const Word &entry : words)
        if (entry.word == word) return entry.finish;
    return FinishClass::Other;
}

FinishClass finishClass(Outcome outcome, std::string_view errorClass, std::string_view word)
{
    switch (outcome) {
    case Outcome::InFlight: return FinishClass::None;
    case Outcome::ClientCancelled: return FinishClass::Cancelled;
    case Outcome::StreamTruncated:
    case Outcome::Failed:
    case Outcome::StreamErrorEvent:
        if (isTimeout(errorClass)) return FinishClass::Timeout;
        if (errorClass == "content_filtered") return FinishClass::Filtered;
        return outcome == Outcome::StreamTruncated || isInterruption(errorClass) ? FinishClass::Abnormal : FinishClass::Error;
    case Outcome::Rejected: return FinishClass::Error;
    case Outcome::Ok:
    case Outcome::EmptyResponse: break;
    }
    const FinishClass said = finishClassOfWord(word);
    if (said != FinishClass::None) return said;
    // Answers without such a word, for example counted tokens; an empty one without it is no answer.
    return outcome == Outcome::Ok ? FinishClass::Normal : FinishClass::Abnormal;
}

ExchangeState finalState(Outcome outcome, std::string_view errorClass)
{
    switch (outcome) {
    case Outcome::InFlight: return ExchangeState::Created;
    case Outcome::Ok: return ExchangeState::Completed;
    case Outcome::ClientCancelled: return errorClass == "aborted_by_user" ? ExchangeState::Aborted : ExchangeState::Cancelled;
    case Outcome::Failed:
    case Outcome::StreamTruncated:
    case Outcome::StreamErrorEvent:
    case Outcome::EmptyResponse:
    case Outcome::Rejected: break;
    }
    if (errorClass == "internal") return ExchangeState::Aborted;
    return isTimeout(errorClass) ? ExchangeState::Timeout : ExchangeState::Failed;
}

} // namespace ccr::logging
