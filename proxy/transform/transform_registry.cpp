#include "proxy/transform/transform_registry.h"

#include "proxy/http/http_message.h"
#include "proxy/transform/provider_transforms.h"

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

using Factory = Result<std::unique_ptr<Transform>> (*)(std::string_view optionsJson);

struct Row
{
    std::string_view name;
    Factory make; ///< null: chooses a dialect
};

constexpr Row rows[] = {
    {"Anthropic", nullptr},
    {"OpenAI", nullptr},
    {"gemini", nullptr},
    {"vertex-gemini", nullptr},
    {"vertex-claude", nullptr},
    {"vertex-openai", nullptr},
    {"openai-responses", nullptr},
    {"openai-response", nullptr},
    {"deepseek", makeDeepseekTransform},
    {"openrouter", makeOpenRouterTransform},
    {"reasoning", makeReasoningTransform},
    {"maxcompletiontokens", makeMaxCompletionTokensTransform},
    {"maxtoken", nullptr},
    {"sampling", nullptr},
    {"customparams", nullptr},
    {"streamoptions", nullptr},
    {"cleancache", nullptr},
    {"forcereasoning", nullptr},
    {"extrathinktag", nullptr},
    {"tooluse", nullptr},
    {"enhancetool", nullptr},
    {"vercel", nullptr},
    {"groq", nullptr},
    {"cerebras", nullptr},
};

} // namespace

Result<std::unique_ptr<Transform>> makeTransform(std::string_view name, std::string_view optionsJson)
{
    for (const Row &row : rows) {
        if (!equalsIgnoringCase(row.name, name)) continue;
        if (!row.make) return std::unique_ptr<Transform>();
        return row.make(optionsJson);
    }
    return Error{.kind = ErrorKind::InvalidInput, .message = u"there is no transformer of that name"_s};
}

std::vector<std::string_view> transformNames()
{
    std::vector<std::string_view> names;
    for (const Row &row : rows) names.push_back(row.name);
    return names;
}

} // namespace ccr::proxy
