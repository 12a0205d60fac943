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

    bool hasContent() const { return m_hasContent; }
    bool isComplete() const { return m_complete; }
    /// By a content filter or by the model itself.
    bool isRefused() const { return m_stop == StopReason::Refusal; }
    /// The provider's own word for the end; ours where it said none, empty while it has not ended.
    std::string stopWord() const { return !m_stopWord.empty() || m_stop == StopReason::None ? m_stopWord : std::string(toString(m_stop)); }
    logging::TokenCounts tokens() const;
    const TokenUsage &usage() const { return m_usage; }

private:
    void merge(const TokenUsage &usage);

    TokenUsage m_usage;
    StopReason m_stop = StopReason::None;
    std::string m_stopWord;
    bool m_hasContent = false;
    bool m_complete = false;
};

} // namespace ccr::proxy
