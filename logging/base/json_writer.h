#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ccr {

/// Appends `text` as a JSON string with its quotes. UTF-8 is passed through; control characters are escaped.
void appendJsonString(std::string &out, std::string_view text);
/// Appends the escape of a control character, a quotation mark or a backslash (RFC 8259, 7).
void appendJsonEscape(std::string &out, unsigned char c);
void appendJsonNumber(std::string &out, std::int64_t number);
void appendJsonNumber(std::string &out, double number);

/// Writes an object member by member; the closing brace comes with the destructor.
class JsonObject
{
public:
    explicit JsonObject(std::string &out) : m_out(out) { m_out += '{'; }
    ~JsonObject() { m_out += '}'; }
    JsonObject(const JsonObject &) = delete;
    JsonObject &operator=(const JsonObject &) = delete;

    /// Writes the key, which must need no escaping; the caller appends the value to the returned text.
    std::string &key(std::string_view name);
    void string(std::string_view name, std::string_view value) { appendJsonString(key(name), value); }
    void number(std::string_view name, std::int64_t value) { appendJsonNumber(key(name), value); }
    void number(std::string_view name, double value) { appendJsonNumber(key(name), value); }
    void boolean(std::string_view name, bool value) { key(name) += value ? "true" : "false"; }
    void raw(std::string_view name, std::string_view json) { key(name) += json; }
    /// Ready members, comma separated; may be none.
    void members(std::string_view json);

private:
    std::string &m_out;
    bool m_first = true;
};

/// Writes an array; call next() before each element.
class JsonArray
{
public:
    explicit JsonArray(std::string &out) : m_out(out) { m_out += '['; }
    ~JsonArray() { m_out += ']'; }
    JsonArray(const JsonArray &) = delete;
    JsonArray &operator=(const JsonArray &) = delete;

    std::string &next();

private:
    std::string &m_out;
    bool m_first = true;
};

} // namespace ccr
