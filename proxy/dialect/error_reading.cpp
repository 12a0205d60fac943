#include "proxy/dialect/error_reading.h"

#include "proxy/json/json_reader.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

// "detail": FastAPI; "errors": Cloudflare; "msg": FastAPI's elements, Zhipu; "error_msg": Baidu.
constexpr std::string_view wordNames[] = {"message", "detail", "error", "errors", "msg", "error_msg"};

bool holdsWords(std::string_view key)
{
    return std::find(std::begin(wordNames), std::end(wordNames), key) != std::end(wordNames);
}

bool isText(JsonValue value)
{
    return JsonReader::isType(value, JsonType::string);
}

bool isObject(JsonValue value)
{
    return JsonReader::isType(value, JsonType::object);
}

bool isNumber(JsonValue value)
{
    return JsonReader::isType(value, JsonType::number);
}

void join(std::string &words, std::string_view separator, std::string_view more)
{
    if (more.empty() || words.find(more) != std::string::npos) return;
    if (!words.empty()) words += separator;
    words += more;
}

bool addWords(JsonReader &json, JsonValue value, std::string &words);

// Where the trouble is: ["body", "messages", 0].
bool readPlace(JsonReader &json, JsonValue value, std::string &place)
{
    return json.array(value, [&json, &place](JsonValue step) {
        std::string_view name;
        if (!place.empty()) place += '.';
        if (!isText(step)) return json.raw(step, name) && !(place += name).empty();
        return json.string(step, name) && !(place += name).empty();
    });
}

bool addWordsOfObject(JsonReader &json, JsonValue value, std::string &words)
{
    std::string place;
    std::string text;
    const bool ok = json.object(value, [&](std::string_view key, JsonValue member) {
        if (key == "loc" && JsonReader::isType(member, JsonType::array)) return readPlace(json, member, place);
        return !holdsWords(key) || addWords(json, member, text);
    });
    join(words, "; ", place.empty() || text.empty() ? text : place + ": " + text);
    return ok;
}

bool addWords(JsonReader &json, JsonValue value, std::string &words)
{
    if (isObject(value)) return addWordsOfObject(json, value, words);
    if (JsonReader::isType(value, JsonType::array))
        return json.array(value, [&](JsonValue element) { return addWords(json, element, words); });
    std::string_view text;
    if (isText(value) && !json.string(value, text)) return false;
    join(words, "; ", text);
    return true;
}

// A status (Google, OpenRouter), or a number of the vendor's own (SiliconFlow).
bool readNumber(JsonReader &json, JsonValue value, ErrorReading &reading)
{
    std::int64_t number = 0;
    if (!json.integer(value, number)) return false;
    if (number >= 400 && number < 600)
        reading.status = number;
    else
        reading.code = std::to_string(number);
    return true;
}

// OpenRouter says "Provider returned error", and here what it was: a text, or the other's body.
bool readMetadata(JsonReader &json, JsonValue value, std::string &cause)
{
    return json.object(value, [&json, &cause](std::string_view key, JsonValue member) {
        if (key != "raw" || !isText(member)) return true;
        if (!json.string(member, cause)) return false;
        if (const std::string inner = readErrorBody(cause).message; !inner.empty()) cause = inner;
        return true;
    });
}

bool readErrorObject(JsonReader &json, JsonValue value, ErrorReading &reading)
{
    std::string words;
    std::string cause;
    const bool ok = json.object(value, [&](std::string_view key, JsonValue member) {
        if (key == "code" && isNumber(member)) return readNumber(json, member, reading);
        if (key == "metadata" && isObject(member)) return readMetadata(json, member, cause);
        if (holdsWords(key)) return addWords(json, member, words);
        if (!isText(member)) return true;
        if (key == "type" || key == "status") return json.string(member, reading.type);
        return key == "code" ? json.string(member, reading.code) : true;
    });
    join(words, ": ", cause);
    reading.message = std::move(words);
    return ok;
}

} // namespace

ErrorReading readErrorBody(std::string_view body)
{
    ErrorReading reading;
    std::string title; // "error": "Unauthorized" beside a "message"
    std::string words;
    JsonReader json;
    json.readDocument(body, [&](std::string_view key, JsonValue value) {
        if (key == "error" && isObject(value)) return readErrorObject(json, value, reading);
        if (key == "error" && isText(value)) return json.string(value, title);
        if (key == "code" && isText(value) && reading.code.empty()) return json.string(value, reading.code); // an event of type "error"
        if (key == "code" && isNumber(value) && reading.code.empty()) return readNumber(json, value, reading);
        if (key == "type" && isText(value) && reading.type.empty()) return json.string(value, reading.type);
        return !holdsWords(key) || addWords(json, value, words);
    });
    join(title, ": ", words);
    if (reading.message.empty()) reading.message = std::move(title);
    return reading;
}

} // namespace ccr::proxy
