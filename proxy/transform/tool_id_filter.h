#pragma once

#include "proxy/transform/transform.h"

namespace ccr::proxy {

/// Gives tool calls an id of their own where the provider only counts them ("0", "1"): such ids come again in the next
/// answer, and a conversation that holds one twice is refused. Others stay as they are, from the first piece to the last.
class ToolIdFilter final : public EventFilter
{
public:
    void accept(const ChatEvent &event) override;
};

} // namespace ccr::proxy
