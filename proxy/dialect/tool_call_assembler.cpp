#include "proxy/dialect/tool_call_assembler.h"

#include <algorithm>

namespace ccr::proxy {

void JsonCompleteness::feed(std::string_view piece)
{
    for (const char c : piece) {
        if (m_escaped) {
            m_escaped = false;
        } else if (m_inString) {
            if (c == '\\')
                m_escaped = true;
            else if (c == '"')
                m_inString = false;
        } else if (c == '"') {
            m_inString = true;
        } else if (c == '{' || c == '[') {
            ++m_depth;
            m_seen = true;
        } else if (c == '}' || c == ']') {
            --m_depth;
        }
    }
}

void ToolCallAssembler::add(const Piece &piece)
{
    m_anyCall = true;
    Call &call = callFor(piece);
    if (call.id.empty()) call.id = piece.id;
    if (call.name.empty()) call.name = piece.name;
    call.waiting += piece.arguments;
    call.arguments.feed(piece.arguments);
    call.check.feed(piece.arguments);
}

ToolCallAssembler::Call &ToolCallAssembler::callFor(const Piece &piece)
{
    // From the newest: some servers number all their calls 0, and a new id then begins a new call.
    const auto found = std::find_if(m_calls.rbegin(), m_calls.rend(), [&piece](const Call &call) {
        const bool otherId = !piece.id.empty() && !call.id.empty() && piece.id != call.id;
        if (otherId) return false;
        return piece.index < 0 ? piece.id.empty() || piece.id == call.id : piece.index == call.index;
    });
    if (found != m_calls.rend()) return *found;
    Call call;
    call.index = piece.index;
    return m_calls.emplace_back(std::move(call));
}

void ToolCallAssembler::emitReady(ChatEventSink &sink, bool all)
{
    while (!m_calls.empty()) {
        Call &call = m_calls.front();
        const bool isKnown = !call.name.empty() && !call.id.empty();
        if (!call.started && !isKnown && !all) return;
        if (!call.started) start(call, sink);
        if (!call.waiting.empty()) {
            sink.accept({.kind = ChatEvent::Kind::BlockDelta, .block = BlockKind::ToolCall, .text = call.waiting});
            call.waiting.clear();
        }
        // A complete call stays open as long as nothing else waits: blanks may still follow.
        const bool mayClose = all || (call.arguments.isComplete() && m_calls.size() > 1);
        if (!mayClose) return;
        const bool isBroken = !call.check.isEmpty() && !call.check.isWholeObject();
        sink.accept({.kind = ChatEvent::Kind::BlockStop, .block = BlockKind::ToolCall, .hasBrokenInput = isBroken});
        m_calls.pop_front();
    }
}

void ToolCallAssembler::start(Call &call, ChatEventSink &sink)
{
    call.started = true;
    call.id = m_ids.unique(std::move(call.id));
    if (call.name.empty()) call.name = "unnamed_tool";
    sink.accept({.kind = ChatEvent::Kind::BlockStart, .block = BlockKind::ToolCall, .id = call.id, .name = call.name});
}

bool ToolCallAssembler::isSettled() const
{
    return std::all_of(m_calls.begin(), m_calls.end(), [](const Call &call) { return call.arguments.isComplete(); });
}

} // namespace ccr::proxy
