#include "proxy/dialect/block_sequence.h"

#include "proxy/dialect/synthetic_signature.h"

namespace ccr::proxy {

namespace {

using Kind = ChatEvent::Kind;

} // namespace

void BlockSequence::delta(BlockKind block, std::string_view text, ChatEventSink &sink)
{
    m_hasContent = true;
    if (!mayFollowTools(sink)) {
        if (m_held.empty() || m_held.back().first != block) m_held.emplace_back(block, std::string());
        m_held.back().second += text;
        return;
    }
    if (m_open != block) {
        closeText(sink);
        m_open = block;
        sink.accept({.kind = Kind::BlockStart, .block = block});
    }
    sink.accept({.kind = Kind::BlockDelta, .block = block, .text = text});
}

// A half-received call must not be closed.
bool BlockSequence::mayFollowTools(ChatEventSink &sink)
{
    if (!m_tools.isOpen()) return true;
    if (!m_tools.isSettled()) return false;
    m_tools.emitReady(sink, true);
    return true;
}

void BlockSequence::emitTools(ChatEventSink &sink)
{
    closeText(sink);
    m_tools.emitReady(sink, false);
}

void BlockSequence::whole(const ChatEvent &blockStart, ChatEventSink &sink)
{
    m_hasContent = true;
    closeAll(sink);
    sink.accept(blockStart);
    sink.accept({.kind = Kind::BlockStop, .block = blockStart.block});
}

void BlockSequence::closeText(ChatEventSink &sink)
{
    if (!m_open) return;
    if (m_open == BlockKind::Thinking) {
        const std::string signature = std::exchange(m_signature, {});
        sink.accept({.kind = Kind::BlockDelta,
                     .block = BlockKind::Thinking,
                     .signature = signature.empty() ? syntheticSignature : std::string_view(signature)});
    }
    sink.accept({.kind = Kind::BlockStop, .block = *m_open});
    m_open.reset();
}

void BlockSequence::closeAll(ChatEventSink &sink)
{
    closeText(sink);
    m_tools.emitReady(sink, true);
    for (const auto &[block, text] : std::exchange(m_held, {})) delta(block, text, sink);
    closeText(sink);
}

} // namespace ccr::proxy
