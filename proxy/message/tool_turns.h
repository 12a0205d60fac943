#pragma once

#include "proxy/message/chat_request.h"

namespace ccr::proxy {

/// A conversation as every provider takes it: directly behind the calls of a turn stands one message that begins with exactly
/// one result for each of them, in their order. Messages of the system and the user that came in between follow; a call without
/// a result was not run; a result without a call is told as text.
/// Gives `messages` themselves where they are like that, as nearly always; else what was put right, in `settled`.
const std::vector<ChatMessage> &settledMessages(const std::vector<ChatMessage> &messages, std::vector<ChatMessage> &settled);

} // namespace ccr::proxy
