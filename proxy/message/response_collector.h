#pragma once

#include "proxy/message/chat_event.h"

namespace ccr::proxy {

/// Assembles a whole response from its events.
class ResponseCollector final : public ChatEventSink
{
public:
    void accept(const ChatEvent &event) override;
    ChatResponse take() { return std::exchange(m_response, {}); }

private:
    ChatResponse m_response;
};

} // namespace ccr::proxy
