#pragma once

#include "proxy/message/response_collector.h"

#include <string>

namespace ccr::proxy {

/// One answer of a model that has the image tool: hides the calls of the tool from the client, and the limits of the answer
/// where it is not the only one that makes up the client's message.
class AgentTurn
{
public:
    /// Whether there were other answers before, and whether a call can still be answered; else the message ends here.
    enum class Place
    {
        First,
        Later,
        Last
    };
    AgentTurn(std::string toolName, Place place) : m_toolName(std::move(toolName)), m_place(place) {}

    /// Takes every event. False: the client must not see it.
    bool shows(const ChatEvent &event);
    /// The model waits for an answer of the tool. Known at the end.
    bool isAsked() const { return m_isAsked; }
    /// It waits for tools of the client, too.
    bool clientIsAsked() const { return m_clientCalls > 0; }
    /// Something but the message's beginning was shown.
    bool hasShown() const { return m_hasShown; }
    /// How the client's message ends, if it ends with this answer.
    StopReason stop() const;
    /// The whole answer, once it has ended.
    const ChatResponse &response() const { return m_response; }
    bool isToolCall(const ResponseBlock &block) const { return block.kind == BlockKind::ToolCall && block.name == m_toolName; }

private:
    std::string m_toolName;
    Place m_place;
    ResponseCollector m_collector;
    ChatResponse m_response;
    int m_calls = 0;
    int m_clientCalls = 0;
    bool m_isHiding = false; ///< inside a block
    bool m_isAsked = false;
    bool m_hasShown = false;
};

} // namespace ccr::proxy
