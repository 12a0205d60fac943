#include "proxy/json/json_splice.h"

#include <cstring>

namespace ccr::proxy {

namespace {

std::string_view skipBlanks(std::string_view text)
{
    const std::size_t at = text.find_first_not_of(" \t\r\n");
    return at == std::string_view::npos ? std::string_view() : text.substr(at);
}

// Length of the string literal that `text` begins with, quotes included. Prompts are long and hold few quotes, so each quote
// is looked for and then asked whether it is escaped.
std::size_t stringLength(std::string_view text)
{
    for (std::size_t from = 1; from < text.size();) {
        const void *found = std::memchr(text.data() + from, '"', text.size() - from);
        if (!found) break;
        const auto at = static_cast<std::size_t>(static_cast<const char *>(found) - text.data());
        std::size_t escapes = 0;
        while (text[at - 1 - escapes] == '\\') ++escapes; // ends at the opening quote
        if (escapes % 2 == 0) return at + 1;
        from = at + 1;
    }
    return text.size();
}

// Length of the value of any kind that `text` begins with.
std::size_t valueLength(std::string_view text)
{
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"') {
            i += stringLength(text.substr(i)) - 1;
            if (depth == 0) return i + 1;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            if (depth == 0) return i; // of the object around: the value was a number or a word
            if (--depth == 0) return i + 1;
        } else if (depth == 0 && (c == ',' || static_cast<unsigned char>(c) <= ' ')) {
            return i;
        }
    }
    return text.size();
}

} // namespace

std::string_view memberValue(std::string_view object, std::string_view name)
{
    int depth = 0;
    for (std::size_t i = 0; i < object.size(); ++i) {
        const char c = object[i];
        if (c == '{' || c == '[') ++depth;
        if (c == '}' || c == ']') --depth;
        if (c != '"') continue;
        const std::size_t length = stringLength(object.substr(i));
        if (depth == 1 && length == name.size() + 2 && object.substr(i + 1, name.size()) == name) {
            const std::string_view after = skipBlanks(object.substr(i + length));
            if (!after.empty() && after.front() == ':') {
                const std::string_view value = skipBlanks(after.substr(1));
                return value.substr(0, valueLength(value));
            }
        }
        i += length - 1;
    }
    return {};
}

std::optional<QByteArray> withMember(std::string_view object, std::string_view name, std::string_view json)
{
    const std::string_view value = memberValue(object, name);
    if (value.empty()) return std::nullopt;
    const std::string_view before(object.data(), static_cast<std::size_t>(value.data() - object.data()));
    const std::string_view after = object.substr(before.size() + value.size());
    QByteArray out;
    out.reserve(static_cast<qsizetype>(before.size() + json.size() + after.size()));
    for (const std::string_view piece : {before, json, after}) out.append(piece.data(), static_cast<qsizetype>(piece.size()));
    return out;
}

} // namespace ccr::proxy
