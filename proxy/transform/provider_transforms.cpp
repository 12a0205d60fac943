#include "proxy/transform/provider_transforms.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

constexpr std::int64_t deepseekMaxTokens = 8192;

class DeepseekTransform final : public Transform
{
public:
    std::string_view name() const override { return "deepseek"; }
    void adjust(ChatRequest &request, RequestShape &shape, const TransformContext &) const override
    {
        shape.replaysReasoning = true;
        if (request.maxTokens.value_or(0) <= deepseekMaxTokens) return;
        request.maxTokens = deepseekMaxTokens;
        shape.changesRequest = true;
    }
};

class OpenRouterTransform final : public Transform
{
public:
    std::string_view name() const override { return "openrouter"; }
    void adjust(ChatRequest &, RequestShape &shape, const TransformContext &context) const override
    {
        shape.reasoning = ReasoningKey::ReasoningObject;
        shape.acceptsTopK = true;
        if (context.model.find("claude") != std::string_view::npos) shape.cacheMarks = CacheMarks::Kept;
    }
};

class ReasoningTransform final : public Transform
{
public:
    std::string_view name() const override { return "reasoning"; }
    void adjust(ChatRequest &, RequestShape &shape, const TransformContext &) const override
    {
        shape.reasoning = ReasoningKey::EnableThinking;
        shape.replaysReasoning = true;
    }
};

class MaxCompletionTokensTransform final : public Transform
{
public:
    std::string_view name() const override { return "maxcompletiontokens"; }
    void adjust(ChatRequest &, RequestShape &shape, const TransformContext &) const override { shape.completionTokens = true; }
};

template <typename T>
Result<std::unique_ptr<Transform>> make(std::string_view)
{
    return std::unique_ptr<Transform>(std::make_unique<T>());
}

} // namespace

Result<std::unique_ptr<Transform>> makeDeepseekTransform(std::string_view optionsJson)
{
    return make<DeepseekTransform>(optionsJson);
}
Result<std::unique_ptr<Transform>> makeOpenRouterTransform(std::string_view optionsJson)
{
    return make<OpenRouterTransform>(optionsJson);
}
Result<std::unique_ptr<Transform>> makeReasoningTransform(std::string_view optionsJson)
{
    return make<ReasoningTransform>(optionsJson);
}
Result<std::unique_ptr<Transform>> makeMaxCompletionTokensTransform(std::string_view optionsJson)
{
    return make<MaxCompletionTokensTransform>(optionsJson);
}

} // namespace ccr::proxy
