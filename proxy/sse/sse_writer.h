#pragma once

#include <string>
#include <string_view>

namespace ccr::proxy {

/// Appends "event: <name>" and the beginning of the data line. `data` must not contain line breaks; JSON never does.
inline void beginSseEvent(std::string &out, std::string_view name)
{
    out += "event: ";
    out += name;
    out += "\ndata: ";
}

inline void endSseEvent(std::string &out)
{
    out += "\n\n";
}

} // namespace ccr::proxy
