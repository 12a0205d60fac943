#pragma once

#include "proxy/json/json_reader.h"
#include "proxy/message/chat_event.h"

#include <string>
#include <vector>

namespace ccr::proxy {

/// An output item of the Responses API, as far as it means something here. Reused: clear() keeps the memory.
struct ResponsesItem
{
    std::string type; ///< "message", "reasoning", "function_call", "custom_tool_call", "web_search_call" …
    std::string id;
    std::string callId;
    std::string name;
    std::string arguments; ///< JSON, of both kinds of calls
    std::string text;      ///< of a message, or the summary of reasoning
    std::string encryptedContent;
    std::string query;
    std::vector<WebSearchHit> hits; ///< annotations of a message, or sources of a search
    bool isRefusal = false;
    bool isCall() const { return type == "function_call" || type == "custom_tool_call"; }

    void clear();
};

/// The members of a response that say how it went.
struct ResponsesState
{
    std::string id;
    std::string model;
    std::string status;
    std::string incompleteReason;
    std::string error; ///< the error object as JSON; empty when there is none
    TokenUsage usage;
};

bool readResponsesItem(JsonReader &json, JsonValue value, ResponsesItem &item);
bool readResponsesAnnotation(JsonReader &json, JsonValue value, std::vector<WebSearchHit> &hits);
/// One member of a response object.
bool readResponsesMember(JsonReader &json, std::string_view key, JsonValue value, ResponsesState &state);

/// `refused`, `called`: what the items said.
StopReason stopReasonFromResponses(const ResponsesState &state, bool refused, bool called);

} // namespace ccr::proxy
