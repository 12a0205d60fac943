#include "proxy/transform/transform_options.h"
#include "proxy/transform/transforms.h"

namespace ccr::proxy {

namespace {

/// For servers that switch thinking with `thinking` and `enable_thinking` (Qwen, GLM, Doubao and others).
class ReasoningTransform final : public Transform
{
public:
    explicit ReasoningTransform(bool enable) : m_enable(enable) {}
    std::string_view name() const override { return "reasoning"; }
    void adjust(ChatRequest &request, RequestShape &shape, const TransformContext &) const override
    {
        shape.reasoning = ReasoningKey::EnableThinking;
        shape.replaysReasoning = true;
        if (m_enable || request.thinking == ThinkingMode::Disabled) return;
        request.thinking = ThinkingMode::Disabled;
        request.thinkingBudget.reset();
        request.effort.clear();
        shape.changesRequest = true;
    }

private:
    bool m_enable;
};

} // namespace

MadeTransform makeReasoningTransform(std::string_view optionsJson)
{
    bool enable = true;
    TransformOptions options(optionsJson);
    options.flag("enable", enable);
    if (auto error = options.error()) return *error;
    return std::unique_ptr<Transform>(std::make_unique<ReasoningTransform>(enable));
}

} // namespace ccr::proxy
