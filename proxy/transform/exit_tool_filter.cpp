#include "proxy/transform/exit_tool_filter.h"

namespace ccr::proxy {

namespace {

using Kind = ChatEvent::Kind;

bool saysNothing(std::string_view json)
{
    return json.find_first_not_of(" \t\r\n{}") == std::string_view::npos;
}

} // namespace

void ExitToolFilter::accept(const ChatEvent &event)
{
    if (m_argument && event.kind == Kind::BlockDelta) {
        m_argument->feed(event.text, m_text);
        if (m_argument->isFound())
            m_unread.clear();
        else
            m_unread += event.text;
        emitText(m_text);
        m_text.clear();
        return;
    }
    if (m_argument && event.kind == Kind::BlockStop) return endOfCall();
    if (event.kind == Kind::BlockStart && event.block == BlockKind::ToolCall) {
        if (event.name == m_tool) {
            m_argument.emplace(m_argumentName);
            m_hidCall = true;
            return;
        }
        m_passedCall = true;
    }
    if (event.kind == Kind::MessageEnd && event.stop == StopReason::ToolUse && m_hidCall && !m_passedCall) {
        ChatEvent end = event;
        end.stop = StopReason::EndTurn;
        return next().accept(end);
    }
    next().accept(event);
}

void ExitToolFilter::emitText(std::string_view text)
{
    if (text.empty()) return;
    if (!m_textIsOpen) next().accept({.kind = Kind::BlockStart, .block = BlockKind::Text});
    m_textIsOpen = true;
    next().accept({.kind = Kind::BlockDelta, .block = BlockKind::Text, .text = text});
}

void ExitToolFilter::endOfCall()
{
    // Arguments of another shape than asked for are better shown than lost.
    if (!saysNothing(m_unread)) emitText(m_unread);
    m_unread.clear();
    m_argument.reset();
    if (m_textIsOpen) next().accept({.kind = Kind::BlockStop, .block = BlockKind::Text});
    m_textIsOpen = false;
}

} // namespace ccr::proxy
