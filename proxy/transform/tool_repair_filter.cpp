#include "proxy/transform/tool_repair_filter.h"

#include "proxy/json/json_repair.h"

namespace ccr::proxy {

namespace {

using Kind = ChatEvent::Kind;

constexpr std::size_t mostShownBytes = 200;

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// Cut between characters, not inside one.
std::string_view beginningOf(std::string_view text)
{
    if (text.size() <= mostShownBytes) return text;
    std::size_t length = mostShownBytes;
    while (length > 0 && (static_cast<unsigned char>(text[length]) & 0xc0) == 0x80) --length;
    return text.substr(0, length);
}

} // namespace

void ToolRepairFilter::accept(const ChatEvent &event)
{
    if (m_state == State::InCall) {
        if (event.kind == Kind::BlockDelta) {
            m_arguments += event.text;
            return;
        }
        if (event.kind == Kind::BlockStop) {
            m_state = State::AfterCall;
            return;
        }
        m_state = State::Passing;
        return next().accept(event); // a failure: half a call is worth nothing
    }
    // Only what comes next tells whether the call was cut off. Half of a value must not be mended into a whole one.
    if (m_state == State::AfterCall) passOn(event.kind == Kind::MessageEnd && event.stop == StopReason::MaxTokens);
    if (event.kind == Kind::BlockStart && event.block == BlockKind::ToolCall) {
        m_state = State::InCall;
        m_id = event.id;
        m_name = event.name;
        m_arguments.clear();
        return;
    }
    if (event.kind == Kind::MessageEnd && event.stop == StopReason::ToolUse && m_reported && !m_passedCall) {
        ChatEvent end = event;
        end.stop = StopReason::EndTurn;
        return next().accept(end);
    }
    next().accept(event);
}

void ToolRepairFilter::passOn(bool wasCut)
{
    m_state = State::Passing;
    std::optional<std::string> arguments = m_arguments;
    if (!wasCut) arguments = isBlank(m_arguments) ? "{}" : repairedJsonObject(m_arguments);
    if (!arguments) return report();
    m_passedCall = true;
    next().accept({.kind = Kind::BlockStart, .block = BlockKind::ToolCall, .id = m_id, .name = m_name});
    if (!arguments->empty()) next().accept({.kind = Kind::BlockDelta, .block = BlockKind::ToolCall, .text = *arguments});
    next().accept({.kind = Kind::BlockStop, .block = BlockKind::ToolCall});
}

void ToolRepairFilter::report()
{
    m_reported = true;
    const std::string text = "The model called the tool \"" + m_name
                             + "\" with arguments that are not JSON and cannot be repaired, so the call "
                               "was left out. They begin: "
                             + std::string(beginningOf(m_arguments));
    next().accept({.kind = Kind::BlockStart, .block = BlockKind::Text});
    next().accept({.kind = Kind::BlockDelta, .block = BlockKind::Text, .text = text});
    next().accept({.kind = Kind::BlockStop, .block = BlockKind::Text});
}

} // namespace ccr::proxy
