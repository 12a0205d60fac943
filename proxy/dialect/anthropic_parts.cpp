#include "proxy/dialect/anthropic_parts.h"

#include "logging/base/json_writer.h"

#include <QByteArray>

namespace ccr::proxy {

namespace {

void writeCacheMark(JsonObject &json, const std::string &cacheControlJson)
{
    if (!cacheControlJson.empty()) json.raw("cache_control", cacheControlJson);
}

void write(std::string &out, const TextPart &part)
{
    JsonObject json(out);
    json.string("type", "text");
    json.string("text", part.text);
    writeCacheMark(json, part.cacheControlJson);
    json.members(part.membersJson);
}

void writeUrlSource(std::string &out, std::string_view url)
{
    JsonObject source(out);
    source.string("type", "url");
    source.string("url", url);
}

void writeDataSource(std::string &out, std::string_view kind, std::string_view mediaType, std::string_view data)
{
    JsonObject source(out);
    source.string("type", kind);
    source.string("media_type", mediaType);
    source.string("data", data);
}

void write(std::string &out, const ImagePart &part)
{
    JsonObject json(out);
    json.string("type", "image");
    json.key("source");
    if (part.url.empty()) // the one spelling of JPEG that is known
        writeDataSource(out, "base64",
                        part.mediaType.empty()          ? "image/png"
                        : part.mediaType == "image/jpg" ? "image/jpeg"
                                                        : part.mediaType,
                        part.data);
    else
        writeUrlSource(out, part.url);
    writeCacheMark(json, part.cacheControlJson);
}

bool isText(std::string_view mediaType)
{
    return mediaType.starts_with("text/") || mediaType == "application/json" || mediaType == "application/xml";
}

// As data the API takes PDFs alone, as text every text.
void write(std::string &out, const DocumentPart &part)
{
    const bool isData = part.url.empty() && part.text.empty();
    if (isData && !isText(part.mediaType) && part.mediaType != "application/pdf") {
        const std::string name = part.title.empty() ? "A document" : "The document \"" + part.title + '"';
        return write(out, TextPart{.text = '[' + name + " of type " + part.mediaType + " was left out: this provider cannot read it]"});
    }
    JsonObject json(out);
    json.string("type", "document");
    json.key("source");
    if (!part.url.empty()) {
        writeUrlSource(out, part.url);
    } else if (isData && isText(part.mediaType)) {
        writeDataSource(
            out, "text", "text/plain",
            QByteArray::fromBase64(QByteArray::fromRawData(part.data.data(), static_cast<qsizetype>(part.data.size()))).toStdString());
    } else if (isData) {
        writeDataSource(out, "base64", part.mediaType, part.data);
    } else {
        writeDataSource(out, "text", "text/plain", part.text);
    }
    if (!part.title.empty()) json.string("title", part.title);
    writeCacheMark(json, part.cacheControlJson);
    json.members(part.membersJson);
}

void write(std::string &out, const ThinkingPart &part)
{
    JsonObject json(out);
    if (!part.redactedData.empty()) {
        json.string("type", "redacted_thinking");
        json.string("data", part.redactedData);
        return;
    }
    json.string("type", "thinking");
    json.string("thinking", part.text);
    json.string("signature", part.signature);
}

void write(std::string &out, const ToolCallPart &part)
{
    JsonObject json(out);
    json.string("type", "tool_use");
    json.string("id", anthropicToolId(part.id));
    json.string("name", part.name);
    json.raw("input", part.inputJson.empty() ? "{}" : part.inputJson);
    writeCacheMark(json, part.cacheControlJson);
    json.members(part.membersJson);
}

void write(std::string &out, const OtherPart &part)
{
    if (!part.json.empty())
        out += part.json;
    else
        write(out, TextPart{.text = part.text});
}

void write(std::string &out, const ToolResultPart &part)
{
    JsonObject json(out);
    json.string("type", "tool_result");
    json.string("tool_use_id", anthropicToolId(part.toolCallId));
    json.key("content");
    {
        JsonArray content(out);
        for (const ResultContent &piece : part.content) {
            const auto *text = std::get_if<TextPart>(&piece);
            if (text && text->text.empty()) continue; // refused by the API
            std::visit([&content](const auto &known) { write(content.next(), known); }, piece);
        }
    }
    if (part.isError) json.boolean("is_error", true);
    writeCacheMark(json, part.cacheControlJson);
}

} // namespace

void writeAnthropicPart(std::string &out, const ContentPart &part)
{
    std::visit([&out](const auto &known) { write(out, known); }, part);
}

void writeAnthropicPart(std::string &out, const TextPart &text)
{
    write(out, text);
}

std::string anthropicToolId(std::string_view id)
{
    std::string safe(id);
    for (char &c : safe) {
        const bool allowed = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
        if (!allowed) c = '_';
    }
    return safe;
}

} // namespace ccr::proxy
