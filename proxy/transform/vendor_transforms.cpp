#include "proxy/transform/tool_id_filter.h"
#include "proxy/transform/transform_options.h"
#include "proxy/transform/transforms.h"

#include "proxy/http/http_message.h"
#include "proxy/json/json_members.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

bool containsIgnoringCase(std::string_view text, std::string_view word)
{
    for (std::size_t at = 0; at + word.size() <= text.size(); ++at)
        if (equalsIgnoringCase(text.substr(at, word.size()), word)) return true;
    return false;
}

class AnthropicTransform final : public Transform
{
public:
    std::string_view name() const override { return "Anthropic"; }
    void adjust(ChatRequest &, RequestShape &shape, const TransformContext &) const override { shape.useBearer = true; }
};

class DeepseekTransform final : public Transform
{
public:
    std::string_view name() const override { return "deepseek"; }
    void adjust(ChatRequest &request, RequestShape &shape, const TransformContext &context) const override
    {
        // DeepSeek API, "Thinking mode": thought must come back together with the tool calls that followed it.
        shape.replaysReasoning = true;
        if (request.thinking == ThinkingMode::Disabled)
            shape.patches.push_back({.mode = BodyPatch::Mode::AddMissing, .json = R"({"thinking":{"type":"disabled"}})"});
        const std::int64_t most = mostTokens(context.model);
        if (request.maxTokens.value_or(0) <= most) return;
        request.maxTokens = most;
        shape.changesRequest = true;
    }

private:
    // DeepSeek API, "Models & Pricing": what the models of these names answer at most, and refuse to be asked beyond. Later
    // ones answer more than any client asks for.
    static std::int64_t mostTokens(std::string_view model)
    {
        if (containsIgnoringCase(model, "deepseek-chat") || containsIgnoringCase(model, "deepseek-coder")) return 8192;
        if (containsIgnoringCase(model, "deepseek-reasoner")) return 65'536;
        return 393'216;
    }
};

/// OpenRouter and Vercel's AI gateway: one door to many vendors, with OpenRouter's object for reasoning and Anthropic's cache
/// marks for Claude. The options are members of the body, such as `provider`.
class GatewayTransform : public Transform
{
public:
    explicit GatewayTransform(std::string_view optionsJson) : m_members(optionsJson) {}
    void adjust(ChatRequest &, RequestShape &shape, const TransformContext &context) const override
    {
        shape.reasoning = ReasoningKey::ReasoningObject;
        shape.cacheMarks = containsIgnoringCase(context.model, "claude") ? CacheMarks::Kept : CacheMarks::Dropped;
        if (m_members != "{}") shape.patches.push_back({.mode = BodyPatch::Mode::Set, .json = m_members});
    }
    std::unique_ptr<EventFilter> newFilter() const override { return std::make_unique<ToolIdFilter>(); }

private:
    std::string m_members;
};

class OpenRouterTransform final : public GatewayTransform
{
public:
    using GatewayTransform::GatewayTransform;
    std::string_view name() const override { return "openrouter"; }
    void adjust(ChatRequest &request, RequestShape &shape, const TransformContext &context) const override
    {
        GatewayTransform::adjust(request, shape, context);
        shape.acceptsTopK = true;
    }
};

class VercelTransform final : public GatewayTransform
{
public:
    using GatewayTransform::GatewayTransform;
    std::string_view name() const override { return "vercel"; }
};

class GroqTransform final : public Transform
{
public:
    std::string_view name() const override { return "groq"; }
    void adjust(ChatRequest &request, RequestShape &shape, const TransformContext &) const override
    {
        shape.cacheMarks = CacheMarks::Dropped;
        for (ToolDefinition &tool : request.tools) {
            constexpr std::string_view keyword = "$schema";
            std::optional<JsonMembers> schema = JsonMembers::of(tool.schemaJson);
            if (!schema || !schema->find(keyword)) continue;
            schema->remove(keyword);
            tool.schemaJson = schema->text();
            shape.changesRequest = true;
        }
    }
    std::unique_ptr<EventFilter> newFilter() const override { return std::make_unique<ToolIdFilter>(); }
};

class CerebrasTransform final : public Transform
{
public:
    std::string_view name() const override { return "cerebras"; }
    void adjust(ChatRequest &request, RequestShape &shape, const TransformContext &) const override
    {
        shape.reasoning = ReasoningKey::None;
        if (request.thinking == ThinkingMode::Enabled || request.thinking == ThinkingMode::Adaptive) return;
        const bool isOff = request.thinking == ThinkingMode::Disabled;
        shape.patches.push_back(
            {.mode = BodyPatch::Mode::AddMissing, .json = isOff ? R"({"disable_reasoning":true})" : R"({"disable_reasoning":false})"});
    }
};

template <typename T>
MadeTransform makeWithoutOptions(std::string_view optionsJson)
{
    if (auto error = TransformOptions(optionsJson).error()) return *error;
    return std::unique_ptr<Transform>(std::make_unique<T>());
}

template <typename T>
MadeTransform makeWithMembers(std::string_view optionsJson)
{
    const std::optional<JsonMembers> members = JsonMembers::of(optionsJson);
    if (!members) return *TransformOptions(optionsJson).error();
    return std::unique_ptr<Transform>(std::make_unique<T>(members->members().empty() ? "{}" : optionsJson));
}

} // namespace

MadeTransform makeAnthropicTransform(std::string_view optionsJson)
{
    bool useBearer = false;
    TransformOptions options(optionsJson);
    options.flag("UseBearer", useBearer);
    if (auto error = options.error()) return *error;
    return useBearer ? std::unique_ptr<Transform>(std::make_unique<AnthropicTransform>()) : nullptr;
}

MadeTransform makeDeepseekTransform(std::string_view optionsJson)
{
    return makeWithoutOptions<DeepseekTransform>(optionsJson);
}
MadeTransform makeOpenRouterTransform(std::string_view optionsJson)
{
    return makeWithMembers<OpenRouterTransform>(optionsJson);
}
MadeTransform makeVercelTransform(std::string_view optionsJson)
{
    return makeWithMembers<VercelTransform>(optionsJson);
}
MadeTransform makeGroqTransform(std::string_view optionsJson)
{
    return makeWithoutOptions<GroqTransform>(optionsJson);
}
MadeTransform makeCerebrasTransform(std::string_view optionsJson)
{
    return makeWithoutOptions<CerebrasTransform>(optionsJson);
}

} // namespace ccr::proxy
