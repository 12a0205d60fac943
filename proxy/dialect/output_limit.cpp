#include "proxy/dialect/output_limit.h"

#include "logging/base/ascii.h"
#include "proxy/json/json_patch.h"
#include "proxy/json/json_reader.h"

#include <algorithm>
#include <charconv>
#include <initializer_list>

namespace ccr::proxy {

namespace {

constexpr std::int64_t leastUseful = 1024;
constexpr std::string_view limitNames[] = {"max_tokens", "max_completion_tokens", "max_output_tokens"};

std::optional<std::int64_t> numberAt(std::string_view text, std::size_t at)
{
    const std::size_t begin = text.find_first_not_of(" `'[(", at);
    std::int64_t number = 0;
    if (begin == std::string_view::npos) return std::nullopt;
    const auto [end, error] = std::from_chars(text.data() + begin, text.data() + text.size(), number);
    return error == std::errc() ? std::optional(number) : std::nullopt;
}

std::optional<std::int64_t> numberAfter(std::string_view text, std::string_view words)
{
    const std::size_t at = text.find(words);
    return at == std::string_view::npos ? std::nullopt : numberAt(text, at + words.size());
}

// "32000 in the completion"
std::optional<std::int64_t> numberBefore(std::string_view text, std::string_view words)
{
    const std::size_t at = text.find(words);
    if (at == std::string_view::npos) return std::nullopt;
    std::size_t begin = at;
    while (begin > 0 && text[begin - 1] >= '0' && text[begin - 1] <= '9') --begin;
    return begin == at ? std::nullopt : numberAt(text, begin);
}

template <typename Find>
std::optional<std::int64_t> firstOf(Find find, std::string_view text, std::initializer_list<std::string_view> all)
{
    for (const std::string_view words : all)
        if (const std::optional<std::int64_t> number = find(text, words)) return number;
    return std::nullopt;
}

// "Invalid max_tokens value, the valid range of max_tokens is [1, 8192]" (DeepSeek), "Range of max_tokens should be [1, 8192]"
// (DashScope)
std::optional<std::int64_t> endOfRange(std::string_view text)
{
    const std::size_t at = text.find("range of max_");
    const std::size_t open = at == std::string_view::npos ? at : text.find('[', at);
    const std::size_t comma = open == std::string_view::npos ? open : text.find(',', open);
    return comma == std::string_view::npos ? std::nullopt : numberAt(text, comma + 1);
}

// "max_tokens: 64000 > 8192, which is the maximum allowed number of output tokens for claude-3-5-haiku" (Anthropic)
std::optional<std::int64_t> afterComparison(std::string_view text)
{
    return text.find("maximum allowed number of output tokens") == std::string_view::npos ? std::nullopt : numberAfter(text, " > ");
}

std::optional<std::int64_t> limitOfModel(std::string_view text)
{
    const auto isNamed = [text](std::string_view name) { return text.find(name) != std::string_view::npos; };
    if (std::none_of(std::begin(limitNames), std::end(limitNames), isNamed)) return std::nullopt;
    if (const auto limit = endOfRange(text)) return limit;
    if (const auto limit = afterComparison(text)) return limit;
    return firstOf(numberAfter, text, {"supports at most", "less than or equal to", "expected a value <="}); // OpenAI; Groq; Volcengine
}

// "(32000 > 32768 - 17459)" (vLLM)
std::optional<std::int64_t> differenceIn(std::string_view text)
{
    const std::size_t open = text.find('(');
    const std::size_t greater = open == std::string_view::npos ? open : text.find(" > ", open);
    const std::size_t minus = greater == std::string_view::npos ? greater : text.find(" - ", greater);
    if (minus == std::string_view::npos || text.find("input tokens") == std::string_view::npos) return std::nullopt;
    const auto whole = numberAt(text, greater + 3);
    const auto prompt = numberAt(text, minus + 3);
    return whole && prompt ? std::optional(*whole - *prompt) : std::nullopt;
}

// "This model's maximum context length is 32768 tokens. However, you requested 42000 tokens (10000 in the messages, 32000 in the
// completion)." (OpenAI, vLLM); "you requested about …, 32000 in the output" (OpenRouter); "You requested a total of …, 32000
// tokens for the completion" (SGLang)
std::optional<std::int64_t> restOfContext(std::string_view text)
{
    const auto whole = firstOf(numberAfter, text, {"maximum context length is", "maximum context length of"});
    const auto asked = firstOf(numberAfter, text, {"you requested about", "you requested a total of", "you requested"});
    const auto answer = firstOf(numberBefore, text, {" in the completion", " in the output", " tokens for the completion"});
    return whole && asked && answer ? std::optional(*whole - (*asked - *answer)) : std::nullopt;
}

bool isLimitName(std::string_view name)
{
    return std::find(std::begin(limitNames), std::end(limitNames), name) != std::end(limitNames);
}

std::optional<std::string> patched(std::string_view body, BodyPatch patch)
{
    const Result<std::string> changed = patchedJson(body, {std::move(patch)});
    return changed ? std::optional(*changed) : std::nullopt;
}

} // namespace

std::optional<OutputLimit> outputLimit(std::string_view message)
{
    const std::string text = asciiLower(message);
    std::optional<std::int64_t> rest = differenceIn(text);
    if (!rest) rest = restOfContext(text);
    if (rest) return *rest >= leastUseful ? std::optional(OutputLimit{*rest, false}) : std::nullopt;
    const std::optional<std::int64_t> limit = limitOfModel(text);
    return limit && *limit > 0 ? std::optional(OutputLimit{*limit, true}) : std::nullopt;
}

std::optional<std::string> withOutputLimit(std::string_view body, std::int64_t tokens)
{
    std::string name;
    JsonReader json;
    const bool ok = json.readDocument(body, [&](std::string_view key, JsonValue value) {
        std::int64_t asked = 0;
        if (!isLimitName(key) || !JsonReader::isType(value, JsonType::number)) return true;
        if (!json.integer(value, asked)) return false;
        if (asked > tokens) name = key;
        return true;
    });
    if (!ok || name.empty()) return std::nullopt;
    return patched(body, {.mode = BodyPatch::Mode::Set, .json = "{\"" + name + "\":" + std::to_string(tokens) + '}'});
}

// OpenAI: "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."
bool wantsCompletionTokens(std::string_view message)
{
    return message.find("Use 'max_completion_tokens'") != std::string_view::npos;
}

std::optional<std::string> withCompletionTokens(std::string_view body)
{
    bool isThere = false;
    JsonReader json;
    const bool ok = json.readDocument(body, [&isThere](std::string_view key, JsonValue) {
        isThere = isThere || key == "max_tokens";
        return true;
    });
    if (!ok || !isThere) return std::nullopt;
    return patched(body, {.mode = BodyPatch::Mode::Rename, .json = R"({"max_tokens":"max_completion_tokens"})"});
}

} // namespace ccr::proxy
