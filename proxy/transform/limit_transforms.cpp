#include "proxy/transform/transform_options.h"
#include "proxy/transform/transforms.h"

#include "logging/base/json_writer.h"

namespace ccr::proxy {

namespace {

/// Lowers, never adds.
void capTokens(std::optional<std::int64_t> most, ChatRequest &request, RequestShape &shape)
{
    if (!most || request.maxTokens.value_or(0) <= *most) return;
    request.maxTokens = most;
    shape.changesRequest = true;
}

class MaxTokenTransform final : public Transform
{
public:
    explicit MaxTokenTransform(std::optional<std::int64_t> most) : m_most(most) {}
    std::string_view name() const override { return "maxtoken"; }
    void adjust(ChatRequest &request, RequestShape &shape, const TransformContext &) const override { capTokens(m_most, request, shape); }

private:
    std::optional<std::int64_t> m_most;
};

class MaxCompletionTokensTransform final : public Transform
{
public:
    std::string_view name() const override { return "maxcompletiontokens"; }
    void adjust(ChatRequest &, RequestShape &shape, const TransformContext &) const override { shape.completionTokens = true; }
};

class SamplingTransform final : public Transform
{
public:
    struct Options
    {
        std::optional<std::int64_t> maxTokens;
        std::optional<double> temperature;
        std::optional<double> topP;
        std::optional<std::int64_t> topK;
        std::optional<double> repetitionPenalty;
    };
    explicit SamplingTransform(const Options &options) : m_options(options) {}
    std::string_view name() const override { return "sampling"; }
    void adjust(ChatRequest &request, RequestShape &shape, const TransformContext &) const override
    {
        capTokens(m_options.maxTokens, request, shape);
        if (m_options.temperature) request.temperature = m_options.temperature;
        if (m_options.topP) request.topP = m_options.topP;
        if (m_options.topK) {
            request.topK = m_options.topK;
            shape.acceptsTopK = true;
        }
        if (m_options.temperature || m_options.topP || m_options.topK) shape.changesRequest = true;
        if (!m_options.repetitionPenalty) return;
        BodyPatch patch;
        JsonObject(patch.json).number("repetition_penalty", *m_options.repetitionPenalty);
        shape.patches.push_back(std::move(patch));
    }

private:
    Options m_options;
};

} // namespace

MadeTransform makeMaxTokenTransform(std::string_view optionsJson)
{
    std::optional<std::int64_t> most;
    TransformOptions options(optionsJson);
    options.whole("max_tokens", 1, most);
    if (auto error = options.error()) return *error;
    return std::unique_ptr<Transform>(std::make_unique<MaxTokenTransform>(most));
}

MadeTransform makeMaxCompletionTokensTransform(std::string_view optionsJson)
{
    if (auto error = TransformOptions(optionsJson).error()) return *error;
    return std::unique_ptr<Transform>(std::make_unique<MaxCompletionTokensTransform>());
}

MadeTransform makeSamplingTransform(std::string_view optionsJson)
{
    SamplingTransform::Options values;
    TransformOptions options(optionsJson);
    options.whole("max_tokens", 1, values.maxTokens)
        .number("temperature", 0, 2, values.temperature)
        .number("top_p", 0, 1, values.topP)
        .whole("top_k", 0, values.topK)
        .number("repetition_penalty", 0, 10, values.repetitionPenalty);
    if (auto error = options.error()) return *error;
    return std::unique_ptr<Transform>(std::make_unique<SamplingTransform>(values));
}

} // namespace ccr::proxy
