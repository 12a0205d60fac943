#pragma once

#include "logging/base/json_writer.h"
#include "proxy/message/chat_event.h"
#include "proxy/message/chat_request.h"

#include <ctime>
#include <string>
#include <string_view>

namespace ccr::proxy {

/// The `response` object of OpenAI's Responses API as a client sees it: in the events of a stream and as a whole answer.
struct ResponsesBody
{
    std::string id;
    std::string model;
    std::time_t created = 0;
    std::string_view status;        ///< "in_progress", "completed", "incomplete", "failed"
    std::string_view output = "[]"; ///< items as JSON
    const TokenUsage *usage = nullptr;
    StopReason stop = StopReason::None; ///< says why it is incomplete
    const ProviderError *error = nullptr;
    const ChatRequest *request = nullptr;
};
void writeResponsesBody(std::string &out, const ResponsesBody &body);

/// "completed" or "incomplete".
std::string_view responsesStatus(StopReason stop);
/// "resp_…" from the id of an exchange.
std::string responsesId(std::string_view id);

/// Items as they stand in `output`. `status`: "in_progress" or "completed"; `text` and `arguments` are whole.
void writeMessageItem(std::string &out, std::string_view id, std::string_view status, std::string_view partJson);
void writeTextPart(std::string &out, std::string_view text, std::string_view annotationsJson);
void writeReasoningItem(std::string &out, std::string_view id, std::string_view summary, std::string_view encryptedContent);
struct ResponsesCall
{
    std::string_view id;
    std::string_view callId;
    std::string_view name;
    std::string_view input; ///< arguments, or the text for a tool that takes plain text
    bool isText = false;
};
void writeCallItem(std::string &out, const ResponsesCall &call, std::string_view status);
void writeSearchItem(std::string &out, std::string_view id, const WebSearch &search, std::string_view status);

} // namespace ccr::proxy
