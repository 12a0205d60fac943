#pragma once

#include "logging/base/packed_phrase.h"
#include "proxy/api/proxy_config.h"
#include "proxy/http/http_message.h"
#include "proxy/message/chat_request.h"

#include <functional>
#include <string>

namespace ccr::proxy {

/// What a rule may ask about.
struct RuleFacts
{
    const ChatRequest &request;
    const HttpHeaders &headers;
    const std::function<std::int64_t()> &countTokens; ///< called only for a rule that compares the count
};

struct RuleVerdict
{
    bool matched = false;
    PackedPhrase reason; ///< the conditions that held, or the first one that did not
};

/// Asks the conditions in the order in which RouteRule lists them; costly ones come last.
RuleVerdict askRule(const RouteRule &rule, const RuleFacts &facts);

} // namespace ccr::proxy
