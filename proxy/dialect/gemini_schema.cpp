#include "proxy/dialect/gemini_schema.h"

#include "logging/base/json_writer.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

// Protocol buffers write 64-bit numbers as strings.
bool isCount(std::string_view key)
{
    return key == "minItems" || key == "maxItems" || key == "minLength" || key == "maxLength" || key == "minProperties"
           || key == "maxProperties";
}

bool writeCount(JsonReader &json, JsonValue value, std::string &out)
{
    std::string_view text;
    if (!JsonReader::isType(value, JsonType::string)) return json.raw(value, text) && (out += text, true);
    if (!json.string(value, text)) return false;
    const bool isNumber = !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
    out += isNumber ? text : "0";
    return true;
}

bool writeProperties(JsonReader &json, JsonValue value, std::string &out)
{
    bool isFirst = true;
    out += '{';
    const bool ok = json.object(value, [&json, &out, &isFirst](std::string_view name, JsonValue property) {
        if (!std::exchange(isFirst, false)) out += ',';
        appendJsonString(out, name);
        out += ':';
        return writeJsonSchema(json, property, out);
    });
    out += '}';
    return ok;
}

bool writeChoices(JsonReader &json, JsonValue value, std::string &out)
{
    JsonArray choices(out);
    return json.array(value, [&json, &choices](JsonValue choice) { return writeJsonSchema(json, choice, choices.next()); });
}

void writeType(JsonObject &object, std::string type, bool isNullable)
{
    std::transform(type.begin(), type.end(), type.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (type.empty() || type == "type_unspecified") return;
    if (isNullable)
        object.raw("type", "[\"" + type + "\",\"null\"]");
    else
        object.string("type", type);
}

} // namespace

bool writeJsonSchema(JsonReader &json, JsonValue schema, std::string &out)
{
    if (!JsonReader::isType(schema, JsonType::object)) { // `true` and the like
        std::string_view text;
        return json.raw(schema, text) && (out += text, true);
    }
    std::string type;
    bool isNullable = false;
    JsonObject object(out);
    const bool ok = json.object(schema, [&](std::string_view key, JsonValue value) {
        if (key == "type" && JsonReader::isType(value, JsonType::string)) return json.string(value, type);
        if (key == "nullable" && JsonReader::isType(value, JsonType::boolean)) return json.boolean(value, isNullable);
        if (key == "propertyOrdering") return true;
        if (key == "properties" && JsonReader::isType(value, JsonType::object)) return writeProperties(json, value, object.key(key));
        if (key == "items") return writeJsonSchema(json, value, object.key(key));
        if (key == "anyOf" && JsonReader::isType(value, JsonType::array)) return writeChoices(json, value, object.key(key));
        if (isCount(key)) return writeCount(json, value, object.key(key));
        std::string name; // may need escaping
        appendJsonString(name, key);
        std::string_view text;
        if (!json.raw(value, text)) return false;
        object.members(name.append(":").append(text));
        return true;
    });
    writeType(object, std::move(type), isNullable);
    return ok;
}

} // namespace ccr::proxy
