#pragma once

#include "proxy/json/json_reader.h"
#include "proxy/message/chat_request.h"

namespace ccr::proxy {

/// A message's content as Anthropic and OpenAI have it: a text, or a list of parts, of which `readPart` reads each into its place.
template <typename ReadPart>
bool readMessageContent(JsonReader &json, JsonValue value, std::vector<ContentPart> &parts, ReadPart readPart)
{
    if (JsonReader::isType(value, JsonType::string)) {
        TextPart whole;
        if (!json.string(value, whole.text)) return false;
        parts.emplace_back(std::move(whole));
        return true;
    }
    return json.array(value, [&parts, &readPart](JsonValue element) { return readPart(element, parts.emplace_back()); });
}

} // namespace ccr::proxy
