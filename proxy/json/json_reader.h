#pragma once

#include "logging/base/result.h"

#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ccr::proxy {

using JsonValue = simdjson::ondemand::value;
using JsonType = simdjson::ondemand::json_type;

/// Typed reading over simdjson's on-demand parser. Every function answers whether it worked; the first failure is kept with
/// its path ("messages.3.content: expected a string, got a number") and ends the reading.
class JsonReader
{
public:
    /// Parses `text` and calls `onField(key, value)` for each member of the object. False when it is not an object or a
    /// callback said false.
    template <typename OnField>
    bool readDocument(std::string_view text, OnField onField);

    /// `onField(std::string_view key, JsonValue value) -> bool`; members are skipped by not touching the value.
    template <typename OnField>
    bool object(JsonValue value, OnField onField);
    /// `onElement(JsonValue value) -> bool`.
    template <typename OnElement>
    bool array(JsonValue value, OnElement onElement);

    bool string(JsonValue value, std::string &out);
    bool integer(JsonValue value, std::int64_t &out);
    bool integer(JsonValue value, std::optional<std::int64_t> &out);
    bool number(JsonValue value, std::optional<double> &out);
    bool boolean(JsonValue value, bool &out);
    /// JSON text exactly as it stands.
    bool raw(JsonValue value, std::string &out);
    static bool isNull(JsonValue value);
    static bool isType(JsonValue value, JsonType type);

    /// Ends the reading with a message of the caller's; the path is added.
    bool fail(std::string_view message);
    /// InvalidInput; precondition: something failed.
    Error error() const;

private:
    bool expected(std::string_view what, JsonValue value);
    bool failed(simdjson::error_code code);
    void push(std::string_view key) { (m_path += m_path.empty() ? "" : ".") += key; }

    simdjson::ondemand::parser m_parser;
    std::string m_padded;
    std::string m_path;
    std::string m_message;
};

template <typename OnField>
bool JsonReader::readDocument(std::string_view text, OnField onField)
{
    m_path.clear();
    m_message.clear();
    m_padded.reserve(text.size() + simdjson::SIMDJSON_PADDING);
    m_padded.assign(text);
    simdjson::ondemand::document document;
    if (const auto code = m_parser.iterate(m_padded.data(), m_padded.size(), m_padded.capacity()).get(document))
        return failed(code);
    JsonValue root;
    if (const auto code = document.get_value().get(root)) return failed(code);
    if (!object(root, onField)) return false;
    const char *after = nullptr;
    if (!document.current_location().get(after)) return fail("unexpected text after the end of the JSON value");
    return true;
}

template <typename OnField>
bool JsonReader::object(JsonValue value, OnField onField)
{
    simdjson::ondemand::object object;
    if (value.get_object().get(object)) return expected("an object", value);
    const std::size_t depth = m_path.size();
    for (auto field : object) {
        std::string_view key;
        JsonValue member;
        if (const auto code = field.unescaped_key().get(key)) return failed(code);
        push(key);
        if (const auto code = field.value().get(member)) return failed(code);
        if (!onField(key, member)) return false;
        m_path.resize(depth);
    }
    return true;
}

template <typename OnElement>
bool JsonReader::array(JsonValue value, OnElement onElement)
{
    simdjson::ondemand::array array;
    if (value.get_array().get(array)) return expected("an array", value);
    const std::size_t depth = m_path.size();
    std::size_t index = 0;
    for (auto element : array) {
        JsonValue item;
        push(std::to_string(index++));
        if (const auto code = element.get(item)) return failed(code);
        if (!onElement(item)) return false;
        m_path.resize(depth);
    }
    return true;
}

} // namespace ccr::proxy
