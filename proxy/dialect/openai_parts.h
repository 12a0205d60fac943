#pragma once

#include "proxy/message/chat_request.h"

namespace ccr::proxy {

/// What OpenAI's two dialects spell alike, or nearly so.

/// An image from "https://…" or "data:<media type>;base64,<data>". `detail`: how closely to look; empty when not said.
ImagePart openAiImage(std::string_view url, std::string_view detail);

/// What a file part carries; which members are given decides what it becomes.
struct OpenAiFile
{
    std::string_view fileName;
    std::string_view data; ///< a data URL, or bare base64
    std::string_view url;
    std::string_view id; ///< of a file that was uploaded to OpenAI
};

/// Text files become text, others stay base64. An uploaded file, which only OpenAI can read, becomes an OtherPart that holds
/// `json`, the part as it was sent.
ContentPart openAiFile(const OpenAiFile &file, std::string json);

/// "data:<media type>;base64,<data>"; the media type is PDF's when the document names none.
std::string dataUrl(std::string_view mediaType, std::string_view data);
/// The name of a document, with an ending that tells its type when the title has none.
/// Of a document that is text, with its title before it.
std::string titledText(const DocumentPart &document);
std::string fileNameOf(const DocumentPart &document);

/// How much to think, as a client says it ("none" … "xhigh").
void setEffort(ChatRequest &request, std::string effort);

/// How much to think, in OpenAI's words ("low" … "xhigh"); empty when the request does not say.
std::string_view openAiEffort(const ChatRequest &request);

/// The input schema under which a model without custom tools calls a tool that takes plain text.
inline constexpr std::string_view textToolSchema =
    R"({"type":"object","properties":{"input":{"type":"string"}},"required":["input"],"additionalProperties":false})";
bool isTextTool(const ChatRequest &request, std::string_view name);
/// {"input": text}
std::string textToolInput(std::string_view text);
/// The text inside of textToolInput(); other JSON comes back as it is.
std::string textOfToolInput(std::string_view inputJson);

} // namespace ccr::proxy
