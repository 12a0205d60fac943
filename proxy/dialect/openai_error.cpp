#include "proxy/dialect/openai_error.h"

#include "logging/base/json_writer.h"

namespace ccr::proxy {

namespace {

struct Row
{
    std::string_view type; ///< Anthropic's
    OpenAiErrorName name;
};

constexpr Row rows[] = {
    {"invalid_request_error", {"invalid_request_error", ""}},
    {"request_too_large", {"invalid_request_error", "request_too_large"}},
    {"billing_error", {"insufficient_quota", "insufficient_quota"}},
    {"authentication_error", {"invalid_request_error", "invalid_api_key"}},
    {"permission_error", {"permission_error", "permission_denied"}},
    {"not_found_error", {"invalid_request_error", "model_not_found"}},
    {"rate_limit_error", {"rate_limit_error", "rate_limit_exceeded"}},
    {"overloaded_error", {"server_error", "server_is_overloaded"}},
    {"timeout_error", {"server_error", "timeout"}},
    {"api_error", {"server_error", ""}},
};

} // namespace

OpenAiErrorName openAiErrorName(const ProviderError &error)
{
    const bool isTooLong = error.message.find("prompt is too long") != std::string::npos;
    if (isTooLong) return {"invalid_request_error", "context_length_exceeded"};
    switch (error.cause) {
    case ErrorCause::Quota: return {"insufficient_quota", "insufficient_quota"};
    case ErrorCause::ContentFilter: return {"invalid_request_error", "content_filter"};
    case ErrorCause::UnknownModel: return {"invalid_request_error", "model_not_found"};
    case ErrorCause::UnknownAddress: return {"invalid_request_error", "unknown_url"};
    case ErrorCause::Unstated: break;
    }
    for (const Row &row : rows)
        if (row.type == error.type) return row.name;
    return {"server_error", ""};
}

std::string openAiErrorBody(const ProviderError &error)
{
    const OpenAiErrorName name = openAiErrorName(error);
    std::string out = R"({"error":{"message":)";
    appendJsonString(out, error.message);
    out += R"(,"type":)";
    appendJsonString(out, name.type);
    out += R"(,"param":null,"code":)";
    if (name.code.empty())
        out += "null";
    else
        appendJsonString(out, name.code);
    out += "}}";
    return out;
}

} // namespace ccr::proxy
