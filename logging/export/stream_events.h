#pragma once

#include <functional>
#include <string_view>

namespace ccr::logging {

struct StreamEvent
{
    std::string_view name; ///< "message" when the stream gives none
    std::string_view id;
    std::string_view data; ///< lines joined with a line feed
};

/// The events of a recorded text/event-stream, as the HTML standard (9.2.6) reads them; what a cut at the end left is one more.
void forEachStreamEvent(std::string_view body, const std::function<void(const StreamEvent &)> &visit);
/// Whether it is one.
bool isEventStream(std::string_view body);

} // namespace ccr::logging
