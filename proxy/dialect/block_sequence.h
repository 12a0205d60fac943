#pragma once

#include "proxy/dialect/tool_call_assembler.h"

#include <optional>
#include <utility>

namespace ccr::proxy {

/// Turns what a decoder finds into well-formed blocks: one open at a time, thinking signed, parallel tool calls one after the
/// other, text that came inside a half-received call behind it.
class BlockSequence
{
public:
    /// A piece of text or thinking. `signature` of thinking may come with close() only.
    void delta(BlockKind block, std::string_view text, ChatEventSink &sink);
    /// Pieces of calls; emitTools() after all pieces of one frame.
    void addTool(const ToolCallAssembler::Piece &piece) { m_tools.add(piece); }
    void emitTools(ChatEventSink &sink);
    /// A block that comes whole: redacted thinking or a search.
    void whole(const ChatEvent &blockStart, ChatEventSink &sink);
    /// For the thinking that is open: instead of the synthetic one.
    void sign(std::string_view signature) { m_signature = signature; }
    /// What comes next begins a new block, even if it is of the same kind.
    void closeText(ChatEventSink &sink);
    /// Nothing more will come.
    void closeAll(ChatEventSink &sink);

    bool isThinkingOpen() const { return m_open == BlockKind::Thinking; }
    bool hasContent() const { return m_hasContent || m_tools.hasCalls(); }
    bool hasCalls() const { return m_tools.hasCalls(); }

private:
    bool mayFollowTools(ChatEventSink &sink);

    ToolCallAssembler m_tools;
    std::optional<BlockKind> m_open; ///< text or thinking; tool blocks are the assembler's
    std::string m_signature;
    std::vector<std::pair<BlockKind, std::string>> m_held; ///< came inside an unfinished tool call
    bool m_hasContent = false;
};

} // namespace ccr::proxy
