#include "proxy/transform/think_tag_filter.h"
#include "proxy/transform/transform_options.h"
#include "proxy/transform/transforms.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

constexpr int mostReplayedThoughts = 10; ///< older thinking only makes the prompt longer

std::string takeThinking(ChatMessage &message)
{
    std::string thinking;
    std::erase_if(message.parts, [&thinking](const ContentPart &part) {
        const auto *thought = std::get_if<ThinkingPart>(&part);
        if (!thought) return false;
        if (!thinking.empty() && !thought->text.empty()) thinking += '\n';
        thinking += thought->text;
        return true;
    });
    return thinking;
}

void prependText(ChatMessage &message, std::string text)
{
    const auto isText = [](const ContentPart &part) { return std::holds_alternative<TextPart>(part); };
    const auto found = std::find_if(message.parts.begin(), message.parts.end(), isText);
    if (found != message.parts.end())
        std::get<TextPart>(*found).text.insert(0, text + '\n');
    else
        message.parts.insert(message.parts.begin(), TextPart{.text = std::move(text), .cacheControlJson = {}});
}

/// A model that writes its thinking into its text, between tags, and expects it there in later turns.
class ThinkTagTransform : public Transform
{
public:
    explicit ThinkTagTransform(std::string_view tag) : m_tag(tag) {}
    void adjust(ChatRequest &request, RequestShape &shape, const TransformContext &) const override
    {
        int replayed = 0;
        for (auto message = request.messages.rbegin(); message != request.messages.rend(); ++message) {
            const bool thinks = std::any_of(message->parts.begin(), message->parts.end(),
                                            [](const ContentPart &part) { return std::holds_alternative<ThinkingPart>(part); });
            if (!thinks) continue;
            const std::string thinking = takeThinking(*message);
            shape.changesRequest = true;
            const bool isWanted = replayed < mostReplayedThoughts || message->parts.empty();
            if (thinking.empty() || !isWanted) continue;
            ++replayed;
            prependText(*message, "<" + std::string(m_tag) + ">" + thinking + "</" + std::string(m_tag) + ">");
        }
    }
    std::unique_ptr<EventFilter> newFilter() const override { return std::make_unique<ThinkTagFilter>(m_tag); }

protected:
    std::string_view tag() const { return m_tag; }

private:
    std::string_view m_tag;
};

class ExtraThinkTagTransform final : public ThinkTagTransform
{
public:
    ExtraThinkTagTransform() : ThinkTagTransform("think") {}
    std::string_view name() const override { return "extrathinktag"; }
};

/// Asks a model that cannot think to do so in writing.
class ForceReasoningTransform final : public ThinkTagTransform
{
public:
    ForceReasoningTransform() : ThinkTagTransform("reasoning_content") {}
    std::string_view name() const override { return "forcereasoning"; }
    void adjust(ChatRequest &request, RequestShape &shape, const TransformContext &context) const override
    {
        ThinkTagTransform::adjust(request, shape, context);
        const bool isUnwanted = request.thinking == ThinkingMode::Disabled;
        // The model itself has no such setting, and a server may refuse it.
        shape.reasoning = ReasoningKey::None;
        if (isUnwanted || request.messages.empty() || request.messages.back().role != Role::User) return;
        request.messages.back().parts.emplace_back(TextPart{.text = std::string(instruction), .cacheControlJson = {}});
        shape.changesRequest = true;
    }

private:
    static constexpr std::string_view instruction =
        "Think before you answer or call a tool. Begin your reply with your thoughts, step by step, between <reasoning_content> and "
        "</reasoning_content>, even when they are short. Write each of the two tags once and exactly so. After the closing tag continue "
        "with the answer or the tool calls, and do not speak of the tags.";
};

template <typename T>
MadeTransform make(std::string_view optionsJson)
{
    if (auto error = TransformOptions(optionsJson).error()) return *error;
    return std::unique_ptr<Transform>(std::make_unique<T>());
}

} // namespace

MadeTransform makeForceReasoningTransform(std::string_view optionsJson)
{
    return make<ForceReasoningTransform>(optionsJson);
}
MadeTransform makeExtraThinkTagTransform(std::string_view optionsJson)
{
    return make<ExtraThinkTagTransform>(optionsJson);
}

} // namespace ccr::proxy
