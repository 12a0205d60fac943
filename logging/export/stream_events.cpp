#include "logging/export/stream_events.h"

#include <string>

namespace ccr::logging {

void forEachStreamEvent(std::string_view body, const std::function<void(const StreamEvent &)> &visit)
{
    std::string_view name;
    std::string_view id;
    std::string data;
    bool hasData = false;
    const auto dispatch = [&] {
        if (hasData) visit({name.empty() ? std::string_view("message") : name, id, data});
        name = {};
        data.clear();
        hasData = false;
    };
    while (!body.empty()) {
        const std::size_t end = std::min(body.find_first_of("\r\n"), body.size());
        const std::string_view line = body.substr(0, end);
        body.remove_prefix(std::min(body.size(), end + (body.substr(end).starts_with("\r\n") ? 2 : 1)));
        if (line.empty()) {
            dispatch();
            continue;
        }
        const std::size_t colon = line.find(':');
        const std::string_view field = line.substr(0, colon);
        std::string_view value = colon == std::string_view::npos ? std::string_view() : line.substr(colon + 1);
        if (value.starts_with(' ')) value.remove_prefix(1);
        if (field == "event") {
            name = value;
        } else if (field == "id") {
            id = value;
        } else if (field == "data") {
            if (hasData) data += '\n';
            data += value;
            hasData = true;
        }
    }
    dispatch();
}

bool isEventStream(std::string_view body)
{
    return body.starts_with("event:") || body.starts_with("data:") || body.starts_with(":") || body.starts_with("id:");
}

} // namespace ccr::logging
