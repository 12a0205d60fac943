#include "proxy/dialect/error_text.h"

#include "proxy/api/exchange_sentence.h"
#include "proxy/dialect/error_cause.h"
#include "proxy/dialect/error_reading.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

constexpr std::size_t shownLength = 200;

struct TypeRow
{
    int status;
    std::string_view type;
};

// Anthropic API reference, "Errors"; the first row of a type is the status that it stands for.
constexpr TypeRow typeRows[] = {
    {400, "invalid_request_error"}, {401, "authentication_error"}, {402, "billing_error"},         {403, "permission_error"},
    {404, "not_found_error"},       {413, "request_too_large"},    {422, "invalid_request_error"}, {429, "rate_limit_error"},
    {529, "overloaded_error"},      {503, "overloaded_error"},     {504, "timeout_error"},         {500, "api_error"},
};

std::string_view typeForStatus(int status)
{
    for (const TypeRow &row : typeRows)
        if (row.status == status) return row.type;
    return status >= 400 && status < 500 ? "invalid_request_error" : "api_error";
}

bool isAnthropicType(std::string_view type)
{
    return std::any_of(std::begin(typeRows), std::end(typeRows), [type](const TypeRow &row) { return row.type == type; });
}

// Text of an HTML page, or the text itself; white space folded.
std::string readable(std::string_view body)
{
    std::string out;
    bool inTag = false;
    for (const char c : body) {
        if (c == '<') inTag = true;
        const bool blank = static_cast<unsigned char>(c) <= ' ' || c == '>' || inTag;
        if (!blank)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
        if (c == '>') inTag = false;
        if (out.size() >= shownLength) break;
    }
    return out;
}

struct CodeRow
{
    std::string_view code;
    int status;
};

// OpenAI API reference, "Error codes" and ResponseError: inside of a stream there is no status but these.
constexpr CodeRow codeRows[] = {
    {"rate_limit_exceeded", 429},
    {"insufficient_quota", 429},
    {"server_is_overloaded", 529},
    {"slow_down", 529},
    {"server_error", 500},
    {"invalid_api_key", 401},
    {"permission_denied", 403},
    {"model_not_found", 404},
    {"request_too_large", 413},
    {"invalid_prompt", 400},
    {"timeout", 504},
    {"context_length_exceeded", 400},
};

int statusForCode(std::string_view code)
{
    for (const CodeRow &row : codeRows)
        if (row.code == code) return row.status;
    return 0;
}

int statusOf(const ErrorReading &reading)
{
    if (reading.status != 0) return static_cast<int>(reading.status);
    const int status = statusForCode(reading.code);
    return status != 0 ? status : statusForErrorType(reading.type);
}

bool isContextOverflow(const ErrorReading &reading)
{
    return reading.code == "context_length_exceeded" || reading.message.find("maximum context length") != std::string::npos
           || reading.message.find("context window") != std::string::npos;
}

// Google answers with a list of one where a stream was asked for.
std::string_view onlyElement(std::string_view body)
{
    const std::size_t open = body.find_first_not_of(" \t\r\n");
    const std::size_t close = body.rfind(']');
    const bool isList = open != std::string_view::npos && body[open] == '[' && close != std::string_view::npos && close > open;
    return isList ? body.substr(open + 1, close - open - 1) : body;
}

} // namespace

ProviderError providerError(int status, std::string_view body)
{
    ErrorReading reading = readErrorBody(onlyElement(body));
    if (status == 0) status = statusOf(reading);
    const bool isStructured = !reading.message.empty();
    if (!isStructured) reading.message = readable(body);
    const ErrorCause cause =
        causeOf({.status = status, .type = reading.type, .code = reading.code, .message = reading.message, .isStructured = isStructured});
    // The status decides, and where it is not told, the code: OpenAI's type says less ("invalid_request_error" of a wrong key).
    const bool keepType = isAnthropicType(reading.type) && status == statusForErrorType(reading.type);
    ProviderError error{
        .status = status, .type = keepType ? reading.type : std::string(typeForStatus(status)), .message = reading.message, .cause = cause};
    if (error.message.empty()) error.tell(told("The provider gave no reason (status %1).", status));
    if (isContextOverflow(reading) && error.message.find("prompt is too long") == std::string::npos)
        error.message = "prompt is too long: " + (error.words = error.message);
    return error;
}

std::optional<ProviderError> statedError(std::string_view frame)
{
    return readErrorBody(frame).message.empty() ? std::nullopt : std::optional(providerError(0, frame));
}

int statusForErrorType(std::string_view type)
{
    for (const TypeRow &row : typeRows)
        if (row.type == type) return row.status;
    return 502;
}

} // namespace ccr::proxy
