#pragma once

#include "proxy/json/json_string_member.h"
#include "proxy/transform/transform.h"

#include <optional>

namespace ccr::proxy {

/// Makes text of every call of one tool, word by word as its argument arrives, and hides the call. An answer that called
/// nothing else then ends the turn.
class ExitToolFilter final : public EventFilter
{
public:
    /// `argument`: the tool's string argument that is the text.
    ExitToolFilter(std::string_view tool, std::string_view argument) : m_tool(tool), m_argumentName(argument) {}
    void accept(const ChatEvent &event) override;

private:
    void emitText(std::string_view text);
    void endOfCall();

    std::string m_tool;
    std::string m_argumentName;
    std::optional<JsonStringMember> m_argument; ///< of the call that is open
    std::string m_unread;                       ///< arguments of that call, until the text has begun
    std::string m_text;
    bool m_textIsOpen = false;
    bool m_hidCall = false;
    bool m_passedCall = false;
};

} // namespace ccr::proxy
