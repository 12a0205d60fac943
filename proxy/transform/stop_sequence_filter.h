#pragma once

#include "proxy/transform/transform.h"

#include <string>
#include <vector>

namespace ccr::proxy {

/// Ends an answer where its text comes to a stop sequence, for providers that have no word for them. As with providers that
/// have, the sequence itself is left out, and neither thinking nor the input of tools is looked at.
class StopSequenceFilter final : public EventFilter
{
public:
    explicit StopSequenceFilter(std::vector<std::string> sequences);
    void accept(const ChatEvent &event) override;
    /// The answer has ended before the provider's: nothing of what follows is passed on.
    bool hasStopped() const { return m_hasStopped; }

private:
    void take(std::string_view text);
    void emitText(std::size_t length);
    void open();
    void stop(std::string_view sequence);
    std::size_t keptLength() const;

    std::vector<std::string> m_sequences;
    std::string m_held; ///< of the open block: may be the beginning of a sequence
    std::int64_t m_blockIndex = -1;
    bool m_isOpen = false; ///< the block's start was passed on
    TokenUsage m_usage;    ///< of a whole answer, which says it at its beginning
    bool m_hasStopped = false;
};

} // namespace ccr::proxy
