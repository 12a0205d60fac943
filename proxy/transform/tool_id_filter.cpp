#include "proxy/transform/tool_id_filter.h"

#include "proxy/dialect/tool_call_id.h"

namespace ccr::proxy {

void ToolIdFilter::accept(const ChatEvent &event)
{
    const bool isCall = event.kind == ChatEvent::Kind::BlockStart && event.block == BlockKind::ToolCall;
    if (!isCall || event.id.find_first_not_of("0123456789") != std::string_view::npos) return next().accept(event);
    const std::string id = newToolCallId({});
    ChatEvent renamed = event;
    renamed.id = id;
    next().accept(renamed);
}

} // namespace ccr::proxy
