#pragma once

#include "logging/api/snapshots.h"
#include "proxy/message/chat_event.h"

namespace ccr::proxy {

/// Remembers of a response what the record needs, while its events pass by.
class ResponseObserver
{
public:
    void observe(const ChatEvent &event);
    void observe(const ChatResponse &response);

    /// Whether a text, thinking or tool-input delta came since the last call.
    bool takeContentFlag() { return std::exchange(m_contentSinceTake, false); }
    bool hasContent() const { return m_hasContent; }
    bool isComplete() const { return m_complete; }
    StopReason stop() const { return m_stop; }
    logging::TokenCounts tokens() const;
    const TokenUsage &usage() const { return m_usage; }

private:
    void merge(const TokenUsage &usage);

    TokenUsage m_usage;
    StopReason m_stop = StopReason::None;
    bool m_hasContent = false;
    bool m_contentSinceTake = false;
    bool m_complete = false;
};

} // namespace ccr::proxy
