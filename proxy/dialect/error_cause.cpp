#include "proxy/dialect/error_cause.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace ccr::proxy {

namespace {

struct Row
{
    std::string_view word;
    ErrorCause cause;
};

// Values of "code" or "type".
constexpr Row names[] = {
    {"insufficient_quota", ErrorCause::Quota},               // OpenAI, with status 429
    {"billing_hard_limit_reached", ErrorCause::Quota},       // OpenAI
    {"billing_not_active", ErrorCause::Quota},               // OpenAI
    {"billing_error", ErrorCause::Quota},                    // Anthropic, 402
    {"exceeded_current_quota_error", ErrorCause::Quota},     // Moonshot, 429
    {"insufficient_user_quota", ErrorCause::Quota},          // New API gateways, 403
    {"arrearage", ErrorCause::Quota},                        // DashScope, 400
    {"1113", ErrorCause::Quota},                             // Zhipu, 429: the account is in arrears
    {"content_filter", ErrorCause::ContentFilter},           // Azure's code, Moonshot's type, 400
    {"content_policy_violation", ErrorCause::ContentFilter}, // OpenAI
    {"data_inspection_failed", ErrorCause::ContentFilter},   // DashScope's OpenAI dialect, 400
    {"datainspectionfailed", ErrorCause::ContentFilter},     // DashScope
    {"1301", ErrorCause::ContentFilter},                     // Zhipu, 400
    {"sensitive_words_detected", ErrorCause::ContentFilter}, // New API gateways
    {"prompt_blocked", ErrorCause::ContentFilter},           // New API gateways
    {"model_not_found", ErrorCause::UnknownModel},           // OpenAI, 404, or 403 for those without access
    {"invalid_model", ErrorCause::UnknownModel},             // Mistral, 400
    {"deploymentnotfound", ErrorCause::UnknownModel},        // Azure, 404
    {"1211", ErrorCause::UnknownModel},                      // Zhipu, 400
    {"unknown_url", ErrorCause::UnknownAddress},             // OpenAI, 404
};

// Parts of messages, for vendors whose code says nothing ("invalid_request_error"), and for gateways that hand on the text alone.
constexpr Row phrases[] = {
    {"credit balance is too low", ErrorCause::Quota},                   // Anthropic, 400
    {"insufficient balance", ErrorCause::Quota},                        // DeepSeek, 402; Moonshot, 429
    {"account balance is insufficient", ErrorCause::Quota},             // SiliconFlow, 403
    {"insufficient credits", ErrorCause::Quota},                        // OpenRouter, 402
    {"exceeded your current quota", ErrorCause::Quota},                 // OpenAI
    {"content exists risk", ErrorCause::ContentFilter},                 // DeepSeek, 400
    {"blocked by content filtering policy", ErrorCause::ContentFilter}, // Anthropic, 400
    {"content management policy", ErrorCause::ContentFilter},           // Azure
    {"considered high risk", ErrorCause::ContentFilter},                // Moonshot
    {"may contain inappropriate content", ErrorCause::ContentFilter},   // DashScope
    {"flagged as potentially violating", ErrorCause::ContentFilter},    // OpenAI, code "invalid_prompt"
    {"input was flagged", ErrorCause::ContentFilter},                   // OpenRouter, 403
    {"model not exist", ErrorCause::UnknownModel},                      // DeepSeek, 400
    {"model does not exist", ErrorCause::UnknownModel},                 // SiliconFlow, 400
    {"not a valid model id", ErrorCause::UnknownModel},                 // OpenRouter, 400
    {"invalid model", ErrorCause::UnknownModel},                        // Mistral
    {"unknown model", ErrorCause::UnknownModel},
};

std::string lower(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

// "The model `x` does not exist" (OpenAI), "model: x" (Anthropic), "models/x is not found" (Google), "model 'x' not found" (Ollama),
// "Not found the model x or Permission denied" (Moonshot), "No endpoints found for x" (OpenRouter).
bool isAboutModel(std::string_view message)
{
    return message.find("model") != std::string_view::npos || message.find("no endpoints found") != std::string_view::npos;
}

} // namespace

ErrorCause causeOf(const ErrorWords &words)
{
    const std::string type = lower(words.type);
    const std::string code = lower(words.code);
    const std::string message = lower(words.message);
    for (const Row &row : names)
        if (row.word == code || row.word == type) return row.cause;
    if (words.status == 402) return ErrorCause::Quota;
    if (words.status >= 500) return ErrorCause::Unstated;
    // Google has these words of OpenAI's for limits that are over in a minute.
    const bool isGoogles = type == "resource_exhausted";
    for (const Row &row : phrases)
        if (message.find(row.word) != std::string::npos && !isGoogles) return row.cause;
    if (words.status != 404 && words.status != 405) return ErrorCause::Unstated;
    return words.isStructured && isAboutModel(message) ? ErrorCause::UnknownModel : ErrorCause::UnknownAddress;
}

} // namespace ccr::proxy
