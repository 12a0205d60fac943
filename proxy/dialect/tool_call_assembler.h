#pragma once

#include "proxy/dialect/tool_call_id.h"
#include "proxy/json/json_check.h"
#include "proxy/message/chat_event.h"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

namespace ccr::proxy {

/// Notices where a JSON value that arrives in pieces is complete, without parsing it.
class JsonCompleteness
{
public:
    void feed(std::string_view piece);
    bool isComplete() const { return m_seen && m_depth == 0 && !m_inString; }

private:
    int m_depth = 0;
    bool m_seen = false;
    bool m_inString = false;
    bool m_escaped = false;
};

/// Puts the pieces of parallel tool calls in order: one block is open at a time, each call is one block. A call that comes
/// while another is unfinished waits for it; a call whose name or id is not known yet waits for them.
class ToolCallAssembler
{
public:
    struct Piece
    {
        std::int64_t index = -1; ///< -1: not given
        std::string_view id;
        std::string_view name;
        std::string_view arguments;
    };

    void add(const Piece &piece);
    /// Emits what can be emitted in order. `all`: nothing more will come, so everything goes out.
    void emitReady(ChatEventSink &sink, bool all);

    bool hasCalls() const { return m_anyCall; }
    bool isOpen() const { return !m_calls.empty() && m_calls.front().started; }
    /// Every call that began is complete, so that text may follow.
    bool isSettled() const;

private:
    struct Call
    {
        std::int64_t index = 0;
        std::string id;
        std::string name;
        std::string waiting; ///< arguments that were not emitted yet
        JsonCompleteness arguments;
        JsonCheck check;
        bool started = false;
    };
    Call &callFor(const Piece &piece);
    void start(Call &call, ChatEventSink &sink);

    std::deque<Call> m_calls; ///< the first is open or the next to be
    ToolCallIds m_ids;
    bool m_anyCall = false;
};

} // namespace ccr::proxy
