#include "proxy/json/json_repair.h"

#include "logging/base/json_writer.h"
#include "proxy/json/json_check.h"
#include "proxy/json/json_reader.h"

#include <algorithm>
#include <charconv>

namespace ccr::proxy {

namespace {

constexpr int deepest = 200;

bool isBlank(char c)
{
    return static_cast<unsigned char>(c) <= ' ';
}

// Whether `text`, which stands behind a comma, goes on as JSON does, and not as prose.
bool looksLikeElement(std::string_view text)
{
    const std::size_t at = text.find_first_not_of(" \t\r\n");
    if (at == std::string_view::npos) return true;
    text.remove_prefix(at);
    if (std::string_view("\"'`{[}]-+.0123456789").find(text.front()) != std::string_view::npos) return true;
    const std::string_view word = text.substr(0, text.find_first_of(" \t\r\n:,}]"));
    for (const std::string_view literal : {"true", "false", "null", "True", "False", "None"})
        if (word == literal) return true;
    const std::size_t next = text.find_first_not_of(" \t\r\n", word.size());
    return next != std::string_view::npos && text[next] == ':';
}

// Reads tolerantly and writes strictly, in one walk.
class Repairer
{
public:
    explicit Repairer(std::string_view text) : m_rest(text) {}
    bool object(int depth);
    std::string take() { return std::move(m_out); }

private:
    bool value(int depth);
    bool array(int depth);
    void word();
    std::string quoted(char quote);
    std::string name();
    std::string codePoint();
    bool closesString(char quote) const;
    void skip();
    bool at(char c) const { return !m_rest.empty() && m_rest.front() == c; }
    void drop(std::size_t count = 1) { m_rest.remove_prefix(std::min(count, m_rest.size())); }

    std::string_view m_rest;
    std::string m_out;
};

// Blanks and comments.
void Repairer::skip()
{
    for (;;) {
        while (!m_rest.empty() && isBlank(m_rest.front())) drop();
        if (m_rest.starts_with("//")) {
            const std::size_t end = m_rest.find('\n');
            drop(end == std::string_view::npos ? m_rest.size() : end);
        } else if (m_rest.starts_with("/*")) {
            const std::size_t end = m_rest.find("*/", 2);
            drop(end == std::string_view::npos ? m_rest.size() : end + 2);
        } else {
            return;
        }
    }
}

bool Repairer::object(int depth)
{
    if (depth > deepest) return false;
    drop(); // {
    JsonObject json(m_out);
    for (;;) {
        skip();
        if (m_rest.empty()) return true; // the closer is missing
        if (at('}')) {
            drop();
            return true;
        }
        if (at(',')) {
            drop();
            continue;
        }
        if (at(']')) return true; // of an array around: this object was not closed
        const std::string key = name();
        skip();
        if (!at(':') && !at('=')) return m_rest.empty() && key.empty(); // no member at all
        drop();
        skip();
        std::string escaped;
        appendJsonString(escaped, key);
        json.key(std::string_view(escaped).substr(1, escaped.size() - 2));
        if (!value(depth + 1)) return false;
    }
}

bool Repairer::array(int depth)
{
    if (depth > deepest) return false;
    drop(); // [
    JsonArray json(m_out);
    for (;;) {
        skip();
        if (m_rest.empty()) return true;
        if (at(']')) {
            drop();
            return true;
        }
        if (at(',')) {
            drop();
            continue;
        }
        if (at('}')) return true; // of an object around
        if (at(':')) return false;
        json.next();
        if (!value(depth + 1)) return false;
    }
}

bool Repairer::value(int depth)
{
    if (at('{')) return object(depth);
    if (at('[')) return array(depth);
    if (at('"') || at('\'') || at('`')) {
        appendJsonString(m_out, quoted(m_rest.front()));
        return true;
    }
    if (m_rest.empty() || at(',') || at('}') || at(']')) {
        m_out += "null"; // a name without a value
        return true;
    }
    word();
    return true;
}

std::string Repairer::name()
{
    if (at('"') || at('\'') || at('`')) return quoted(m_rest.front());
    const std::size_t end = std::min(m_rest.find_first_of(" \t\r\n:=,{}[]\"'"), m_rest.size());
    std::string found(m_rest.substr(0, end));
    drop(end);
    return found;
}

// A number, a literal of JSON, JSON5 or Python, or text that somebody forgot to quote.
void Repairer::word()
{
    const std::size_t end = std::min(m_rest.find_first_of(",}]\n"), m_rest.size());
    std::string_view text = m_rest.substr(0, end);
    drop(end);
    while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
    if (text == "true" || text == "True") return void(m_out += "true");
    if (text == "false" || text == "False") return void(m_out += "false");
    if (text == "null" || text == "None" || text == "undefined" || text == "NaN" || text.ends_with("Infinity"))
        return void(m_out += "null");
    std::string_view digits = text;
    if (digits.starts_with('+')) digits.remove_prefix(1);
    const char *const last = digits.data() + digits.size();
    if (digits.starts_with("0x") || digits.starts_with("0X")) {
        std::int64_t number = 0;
        const auto read = std::from_chars(digits.data() + 2, last, number, 16);
        if (read.ec == std::errc() && read.ptr == last) return appendJsonNumber(m_out, number);
    }
    std::int64_t whole = 0;
    if (const auto read = std::from_chars(digits.data(), last, whole); read.ec == std::errc() && read.ptr == last)
        return appendJsonNumber(m_out, whole);
    double real = 0;
    if (const auto read = std::from_chars(digits.data(), last, real); read.ec == std::errc() && read.ptr == last)
        return appendJsonNumber(m_out, real);
    appendJsonString(m_out, text);
}

// A quote ends its string when something follows that may follow a string; others were not escaped by mistake.
bool Repairer::closesString(char quote) const
{
    const std::string_view after = m_rest.substr(1);
    const std::size_t next = after.find_first_not_of(" \t\r\n");
    if (next == std::string_view::npos) return true;
    const char c = after[next];
    if (c == ',') return looksLikeElement(after.substr(next + 1));
    return c == ':' || c == '}' || c == ']' || c == quote || after.find('\n') < next;
}

std::string Repairer::quoted(char quote)
{
    std::string text;
    for (drop(); !m_rest.empty(); drop()) {
        const char c = m_rest.front();
        if (c == quote && closesString(quote)) {
            drop();
            return text;
        }
        if (c != '\\') {
            text += c;
            continue;
        }
        drop();
        if (m_rest.empty()) return text;
        switch (m_rest.front()) {
        case 'n': text += '\n'; break;
        case 't': text += '\t'; break;
        case 'r': text += '\r'; break;
        case 'b': text += '\b'; break;
        case 'f': text += '\f'; break;
        case 'u': text += codePoint(); break;
        case '\n': break; // JSON5: a line goes on
        case '"':
        case '\'':
        case '`':
        case '/':
        case '\\': text += m_rest.front(); break;
        default: // not an escape: a path or a pattern whose backslash was not doubled
            text += '\\';
            text += m_rest.front();
        }
    }
    return text;
}

// Stands on the "u" and leaves the last digit to the caller.
std::string Repairer::codePoint()
{
    const bool isPair = m_rest.size() > 5 && m_rest.substr(5).starts_with("\\u");
    const std::size_t low = isPair ? 11 : 5; // a surrogate pair stays together
    for (const std::size_t length : {low, std::size_t{5}}) {
        std::string text;
        const std::string literal = "{\"t\":\"\\" + std::string(m_rest.substr(0, length)) + "\"}";
        JsonReader json;
        if (!json.readDocument(literal, [&json, &text](std::string_view, JsonValue value) { return json.string(value, text); })) continue;
        drop(length - 1);
        return text;
    }
    return "\\u";
}

} // namespace

std::optional<std::string> repairedJsonObject(std::string_view text)
{
    if (isJsonObject(text)) return std::string(text);
    const std::size_t begin = text.find_first_of("{\"");
    if (begin == std::string_view::npos) return std::nullopt;
    if (text[begin] == '"' && text.find('{') != std::string_view::npos) { // the object as a string literal
        std::string inner;
        JsonReader json;
        const std::string wrapped = "{\"t\":" + std::string(text.substr(begin)) + '}';
        if (json.readDocument(wrapped, [&json, &inner](std::string_view, JsonValue value) { return json.string(value, inner); }))
            return repairedJsonObject(inner);
    }
    const std::size_t open = text.find('{');
    if (open == std::string_view::npos) return std::nullopt;
    Repairer repairer(text.substr(open));
    if (!repairer.object(0)) return std::nullopt;
    std::string repaired = repairer.take();
    if (!isJsonObject(repaired)) return std::nullopt;
    return repaired;
}

std::string usableToolInput(std::string_view text, InputState state)
{
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return "{}";
    if (isJsonObject(text)) return std::string(text);
    if (state == InputState::Whole)
        if (std::optional<std::string> repaired = repairedJsonObject(text)) return std::move(*repaired);
    std::string out = R"({"invalid_json":)";
    appendJsonString(out, text);
    return out + '}';
}

} // namespace ccr::proxy
