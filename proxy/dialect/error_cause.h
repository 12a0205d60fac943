#pragma once

#include "proxy/message/chat_event.h"

#include <string_view>

namespace ccr::proxy {

/// What the body of a refusal says.
struct ErrorWords
{
    int status = 0; ///< 0: not known
    std::string_view type;
    std::string_view code; ///< a number as its digits
    std::string_view message;
    bool isStructured = false; ///< it is an error as providers write it, and no page or plain text of a web server
};

/// What a refusal is about, by the names and words that vendors have for it. Unstated when the status says it all.
ErrorCause causeOf(const ErrorWords &words);

} // namespace ccr::proxy
