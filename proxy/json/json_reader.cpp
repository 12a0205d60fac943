#include "proxy/json/json_reader.h"

#include "proxy/json/json_unicode.h"

#include <algorithm>

namespace ccr::proxy {

namespace {

ExchangeSentence typeName(JsonType type)
{
    switch (type) {
    case JsonType::array: return "an array";
    case JsonType::object: return "an object";
    case JsonType::number: return "a number";
    case JsonType::string: return "a string";
    case JsonType::boolean: return "true or false";
    case JsonType::null: return "null";
    }
    return "something else";
}

constexpr std::size_t largestSpareText = 256 * 1024; // the parser's own memory is about six times as much
constexpr std::size_t mostSpares = 8;

} // namespace

std::vector<std::unique_ptr<JsonReader::Workspace>> &JsonReader::spareWorkspaces()
{
    static thread_local std::vector<std::unique_ptr<Workspace>> spares;
    return spares;
}

JsonReader::JsonReader()
{
    auto &spares = spareWorkspaces();
    if (spares.empty()) {
        m_workspace = std::make_unique<Workspace>();
        return;
    }
    m_workspace = std::move(spares.back());
    spares.pop_back();
}

JsonReader::~JsonReader()
{
    auto &spares = spareWorkspaces();
    if (spares.size() < mostSpares && m_workspace->padded.capacity() <= largestSpareText) spares.push_back(std::move(m_workspace));
}

bool JsonReader::parse(std::string_view text, simdjson::ondemand::document &document)
{
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF"; // Windows' editors and shells put it before everything
    if (text.starts_with(byteOrderMark)) text.remove_prefix(byteOrderMark.size());
    std::string &padded = m_workspace->padded;
    padded.reserve(text.size() + simdjson::SIMDJSON_PADDING);
    padded.assign(text);
    replaceLoneSurrogates(padded);
    const auto iterate = [this, &padded, &document] {
        padded.reserve(padded.size() + simdjson::SIMDJSON_PADDING);
        return m_workspace->parser.iterate(padded.data(), padded.size(), padded.capacity()).get(document);
    };
    simdjson::error_code code = iterate();
    if (code == simdjson::UTF8_ERROR) {
        padded = validUtf8(padded);
        code = iterate();
    }
    return code ? failed(code) : true;
}

bool JsonReader::rootOf(simdjson::ondemand::document &document, JsonValue &root)
{
    const auto code = document.get_value().get(root);
    if (code != simdjson::SCALAR_DOCUMENT_AS_VALUE) return code ? failed(code) : true;
    JsonType type{};
    if (const auto noType = document.type().get(type)) return failed(noType);
    return fail(told("expected %1, got %2", told("an object"), told(typeName(type))));
}

bool JsonReader::string(JsonValue value, std::string_view &out)
{
    if (!isType(value, JsonType::string)) return expected("a string", value);
    if (const auto code = value.get_string().get(out)) return failed(code);
    return true;
}

bool JsonReader::string(JsonValue value, std::string &out)
{
    std::string_view text;
    if (!string(value, text)) return false;
    out.assign(text);
    return true;
}

bool JsonReader::integer(JsonValue value, std::int64_t &out)
{
    double real = 0;
    if (!isType(value, JsonType::number)) return expected("a number", value);
    if (!value.get_int64().get(out)) return true;
    if (value.get_double().get(real)) return expected("a whole number", value); // 1e3 and 12.0 are whole as well
    out = static_cast<std::int64_t>(real);
    return true;
}

bool JsonReader::integer(JsonValue value, std::optional<std::int64_t> &out)
{
    std::int64_t number = 0;
    if (isNull(value)) return true;
    if (!integer(value, number)) return false;
    out = number;
    return true;
}

bool JsonReader::number(JsonValue value, std::optional<double> &out)
{
    double real = 0;
    if (isNull(value)) return true;
    if (!isType(value, JsonType::number) || value.get_double().get(real)) return expected("a number", value);
    out = real;
    return true;
}

bool JsonReader::boolean(JsonValue value, bool &out)
{
    if (isNull(value)) return true;
    if (value.get_bool().get(out)) return expected("true or false", value);
    return true;
}

bool JsonReader::raw(JsonValue value, std::string_view &text)
{
    JsonType type{};
    if (const auto code = value.type().get(type)) return failed(code);
    if (type == JsonType::object) {
        simdjson::ondemand::object object;
        if (const auto code = value.get_object().get(object)) return failed(code);
        if (const auto code = object.raw_json().get(text)) return failed(code);
    } else if (type == JsonType::array) {
        simdjson::ondemand::array array;
        if (const auto code = value.get_array().get(array)) return failed(code);
        if (const auto code = array.raw_json().get(text)) return failed(code);
    } else {
        text = value.raw_json_token();
    }
    while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
    return true;
}

bool JsonReader::raw(JsonValue value, std::string &out)
{
    std::string_view text;
    if (!raw(value, text)) return false;
    out.assign(text);
    return true;
}

std::string_view JsonReader::textSince(const char *begin, JsonValue &value)
{
    const char *next = nullptr; // the next token: what separates from it is cut off
    if (value.current_location().get(next) || next < begin) return {};
    std::string_view text(begin, static_cast<std::size_t>(next - begin));
    while (!text.empty() && text.back() != '}' && text.back() != ']') text.remove_suffix(1);
    return text;
}

bool JsonReader::peekString(JsonValue object, std::string_view name, std::string_view &out)
{
    out = {};
    if (!isType(object, JsonType::object)) return true;
    simdjson::ondemand::object members;
    JsonValue member;
    if (const auto code = object.get_object().get(members)) return failed(code);
    const auto code = members.find_field_unordered(name).get(member);
    // After any other failure the parser has let go of the document, and must not be asked again.
    if (code && code != simdjson::NO_SUCH_FIELD) return failed(code);
    if (!code && isType(member, JsonType::string)) {
        // The token and not the string: strings that are unescaped twice could overflow the parser's buffer.
        out = member.raw_json_token();
        out.remove_prefix(1);
        out = out.substr(0, out.find('"'));
        if (out.find('\\') != std::string_view::npos) out = {};
    }
    const auto again = members.reset();
    return again.error() ? failed(again.error()) : true;
}

bool JsonReader::isNull(JsonValue value)
{
    return isType(value, JsonType::null);
}

bool JsonReader::isType(JsonValue value, JsonType type)
{
    JsonType found{};
    return !value.type().get(found) && found == type;
}

bool JsonReader::fail(const PackedPhrase &reason)
{
    if (m_error.isEmpty()) m_error = m_depth == 0 ? reason : told("%1: %2", path(), reason);
    return false;
}

bool JsonReader::missing(std::string_view member)
{
    return fail(told("%1: field required", member));
}

bool JsonReader::hasNoEntry(std::string_view member)
{
    return fail(told("%1: at least one entry is required", member));
}

bool JsonReader::notOneOf(std::string_view member, std::string_view words, std::string_view found)
{
    return fail(told("%1: expected one of %2, got \"%3\"", member, words, found));
}

std::string JsonReader::path() const
{
    std::string text;
    for (std::size_t i = 0; i < std::min(m_depth, m_path.size()); ++i) {
        if (i > 0) text += '.';
        text += m_path[i].key.empty() ? std::to_string(m_path[i].index) : std::string(m_path[i].key);
    }
    return text;
}

bool JsonReader::expected(ExchangeSentence what, JsonValue value)
{
    JsonType type{};
    if (const auto code = value.type().get(type)) return failed(code);
    return fail(told("expected %1, got %2", told(what), told(typeName(type))));
}

bool JsonReader::failed(simdjson::error_code code)
{
    return fail(told("not valid JSON: %1", std::string_view(simdjson::error_message(code))));
}

Error JsonReader::error() const
{
    return errorSaying(ErrorKind::InvalidInput, m_error.phrase());
}

} // namespace ccr::proxy
