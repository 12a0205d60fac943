#pragma once

#include "proxy/transform/transform.h"

namespace ccr::proxy {

/// Holds every tool call back until its arguments are whole, mends them where they are not JSON and passes them on in one
/// piece. A call that cannot be mended becomes text that says so, since a client would fail on it; an answer that called
/// nothing else then ends the turn.
class ToolRepairFilter final : public EventFilter
{
public:
    void accept(const ChatEvent &event) override;

private:
    enum class State
    {
        Passing,
        InCall,
        AfterCall
    };
    void passOn(bool wasCut);
    void report();

    State m_state = State::Passing;
    std::string m_id;
    std::string m_name;
    std::string m_arguments;
    bool m_reported = false;
    bool m_passedCall = false;
};

} // namespace ccr::proxy
