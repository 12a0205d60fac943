#pragma once

#include "proxy/transform/transform.h"

namespace ccr::proxy {

/// Finds the thinking that a model writes into its text, between `<tag>` and `</tag>`, and makes a thinking block of it. Text
/// before the tag and text without one stays text; blanks inside the tags' edges and behind them go. Only the first pair in an answer
/// counts: what looks like a tag later is the model's subject. Thinking that is not closed ends with its block.
class ThinkTagFilter final : public EventFilter
{
public:
    explicit ThinkTagFilter(std::string_view tag);
    void accept(const ChatEvent &event) override;

private:
    enum class Stage
    {
        Before,
        Inside,
        After
    };
    void take(std::string_view text);
    bool takeBefore();
    bool takeInside();
    void takeAfter();
    void endOfText();
    void emitText(BlockKind block, std::string_view text);
    void closeBlock();

    std::string m_openTag;
    std::string m_closeTag;
    Stage m_stage = Stage::Before;
    std::string m_held; ///< may be the beginning of a tag, or blanks that a tag would swallow
    bool m_skipsBlanks = false;
    bool m_isOpen = false;
    BlockKind m_openBlock = BlockKind::Text;
};

} // namespace ccr::proxy
