#include "proxy/dialect/openai_parts.h"

#include "logging/base/json_writer.h"
#include "proxy/json/json_reader.h"

#include <QByteArray>

#include <algorithm>

namespace ccr::proxy {

namespace {

struct DataUrl
{
    std::string_view mediaType;
    std::string_view data;
};

// RFC 2397, of which base64 alone is in use here.
std::optional<DataUrl> readDataUrl(std::string_view url)
{
    if (!url.starts_with("data:")) return std::nullopt;
    const std::size_t comma = url.find(',');
    if (comma == std::string_view::npos) return std::nullopt;
    const std::string_view head = url.substr(5, comma - 5);
    return DataUrl{head.substr(0, head.find(';')), url.substr(comma + 1)};
}

std::string_view typeOfFileName(std::string_view name)
{
    struct Row
    {
        std::string_view ending;
        std::string_view type;
    };
    constexpr Row rows[] = {{".pdf", "application/pdf"}, {".txt", "text/plain"}, {".md", "text/markdown"},
                            {".csv", "text/csv"},        {".html", "text/html"}, {".json", "application/json"}};
    for (const Row &row : rows)
        if (name.ends_with(row.ending)) return row.type;
    return "application/pdf"; // what files are for, by far most of the time
}

bool isTextType(std::string_view type)
{
    return type.starts_with("text/") || type == "application/json";
}

} // namespace

ImagePart openAiImage(std::string_view url, std::string_view detail)
{
    ImagePart image;
    image.detail = detail;
    if (const auto data = readDataUrl(url)) {
        image.mediaType = data->mediaType;
        image.data = data->data;
    } else {
        image.url = url;
    }
    return image;
}

ContentPart openAiFile(const OpenAiFile &file, std::string json)
{
    if (file.data.empty() && file.url.empty()) return OtherPart{"file", {}, std::move(json)};
    DocumentPart document;
    document.title = file.fileName;
    if (!file.url.empty()) {
        document.url = file.url;
        document.mediaType = "application/pdf";
        return document;
    }
    const auto url = readDataUrl(file.data);
    document.mediaType = url && !url->mediaType.empty() ? url->mediaType : typeOfFileName(file.fileName);
    const std::string_view data = url ? url->data : file.data;
    if (isTextType(document.mediaType))
        document.text = QByteArray::fromBase64(QByteArray(data.data(), static_cast<qsizetype>(data.size()))).toStdString();
    else
        document.data = data;
    return document;
}

std::string dataUrl(std::string_view mediaType, std::string_view data)
{
    std::string url;
    url.reserve(mediaType.size() + data.size() + 32);
    url += "data:";
    url += mediaType.empty() ? std::string_view("application/pdf") : mediaType;
    url += ";base64,";
    url += data;
    return url;
}

std::string titledText(const DocumentPart &document)
{
    return document.title.empty() ? document.text : document.title + '\n' + document.text;
}

std::string fileNameOf(const DocumentPart &document)
{
    std::string name = document.title.empty() ? "document" : document.title;
    const bool isPdf = document.mediaType.empty() || document.mediaType == "application/pdf";
    if (isPdf && !name.ends_with(".pdf")) name += ".pdf";
    return name;
}

void setEffort(ChatRequest &request, std::string effort)
{
    if (effort.empty()) return;
    request.thinking = effort == "none" ? ThinkingMode::Disabled : ThinkingMode::Adaptive;
    request.effort = std::move(effort);
}

std::string_view openAiEffort(const ChatRequest &request)
{
    if (request.thinking == ThinkingMode::Disabled) return request.effort == "none" ? "none" : std::string_view();
    if (request.thinkingBudget) return *request.thinkingBudget <= 1024 ? "low" : *request.thinkingBudget <= 8192 ? "medium" : "high";
    if (request.effort == "max") return "high"; // no word of OpenAI's
    if (!request.effort.empty()) return request.effort;
    return request.thinking == ThinkingMode::Unset ? std::string_view() : "medium";
}

bool isTextTool(const ChatRequest &request, std::string_view name)
{
    return std::find(request.textTools.begin(), request.textTools.end(), name) != request.textTools.end();
}

std::string textToolInput(std::string_view text)
{
    std::string json = R"({"input":)";
    appendJsonString(json, text);
    return json + '}';
}

std::string textOfToolInput(std::string_view inputJson)
{
    std::string text;
    bool found = false;
    JsonReader json;
    const bool ok = json.readDocument(inputJson, [&](std::string_view key, JsonValue value) {
        if (key != "input" || !JsonReader::isType(value, JsonType::string)) return true;
        found = true;
        return json.string(value, text);
    });
    return ok && found ? text : std::string(inputJson);
}

} // namespace ccr::proxy
