#include "proxy/transform/transform_registry.h"

#include "proxy/api/config_sentence.h"
#include "proxy/http/http_message.h"
#include "proxy/transform/transforms.h"

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

using Factory = MadeTransform (*)(std::string_view optionsJson);

struct Row
{
    std::string_view name;
    Factory make = nullptr; ///< null: only chooses a dialect
    std::string_view endpoint;
};

constexpr Row rows[] = {
    {"Anthropic", makeAnthropicTransform, "/v1/messages"},
    {"OpenAI", nullptr, "/v1/chat/completions"},
    {"openai-responses", nullptr, "/v1/responses"},
    {"openai-response", nullptr, "/v1/responses"},
    {"gemini", nullptr, "/v1beta/models/:modelAndAction"},
    {"vertex-gemini", nullptr, {}},
    {"vertex-claude", nullptr, {}},
    {"vertex-openai", nullptr, {}},
    {"maxtoken", makeMaxTokenTransform, {}},
    {"maxcompletiontokens", makeMaxCompletionTokensTransform, {}},
    {"sampling", makeSamplingTransform, {}},
    {"customparams", makeCustomParamsTransform, {}},
    {"streamoptions", makeStreamOptionsTransform, {}},
    {"cleancache", makeCleanCacheTransform, {}},
    {"body", makeBodyTransform, {}},
    {"headers", makeHeadersTransform, {}},
    {"reasoning", makeReasoningTransform, {}},
    {"forcereasoning", makeForceReasoningTransform, {}},
    {"extrathinktag", makeExtraThinkTagTransform, {}},
    {"tooluse", makeToolUseTransform, {}},
    {"enhancetool", makeEnhanceToolTransform, {}},
    {"deepseek", makeDeepseekTransform, {}},
    {"openrouter", makeOpenRouterTransform, {}},
    {"vercel", makeVercelTransform, {}},
    {"groq", makeGroqTransform, {}},
    {"cerebras", makeCerebrasTransform, {}},
};

} // namespace

MadeTransform makeTransform(std::string_view name, std::string_view optionsJson)
{
    for (const Row &row : rows) {
        if (!equalsIgnoringCase(row.name, name)) continue;
        if (!row.make) return std::unique_ptr<Transform>();
        return row.make(optionsJson);
    }
    return errorSaying(ErrorKind::InvalidInput, said("there is no transformer of that name"));
}

std::vector<TransformInfo> transformInfos()
{
    std::vector<TransformInfo> infos;
    for (const Row &row : rows) infos.push_back({.name = row.name, .endpoint = row.endpoint});
    return infos;
}

std::vector<std::string_view> transformNames()
{
    std::vector<std::string_view> names;
    for (const Row &row : rows) names.push_back(row.name);
    return names;
}

} // namespace ccr::proxy
