#include "proxy/image_agent/agent_turn.h"

namespace ccr::proxy {

bool AgentTurn::shows(const ChatEvent &event)
{
    using Kind = ChatEvent::Kind;
    m_collector.accept(event);
    switch (event.kind) {
    case Kind::MessageStart: return m_place == Place::First;
    case Kind::BlockStart:
        if (event.block == BlockKind::ToolCall) {
            m_isHiding = event.name == m_toolName;
            ++(m_isHiding ? m_calls : m_clientCalls);
        }
        break;
    case Kind::BlockDelta: break;
    case Kind::BlockStop:
        if (std::exchange(m_isHiding, false)) return false;
        break;
    case Kind::MessageEnd:
        m_response = m_collector.take();
        // Cut off by a limit, the call is not whole, and the model does not wait.
        m_isAsked = m_calls > 0 && event.stop == StopReason::ToolUse && m_place != Place::Last;
        return !m_isAsked;
    case Kind::Failure: return true;
    }
    if (!m_isHiding) m_hasShown = true;
    return !m_isHiding;
}

StopReason AgentTurn::stop() const
{
    const bool endsWithHidden = m_response.stop == StopReason::ToolUse && m_clientCalls == 0;
    return endsWithHidden ? StopReason::EndTurn : m_response.stop;
}

} // namespace ccr::proxy
