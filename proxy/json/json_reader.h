#pragma once

#include "logging/base/result.h"
#include "proxy/api/exchange_sentence.h"

#include <simdjson.h>

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ccr::proxy {

using JsonValue = simdjson::ondemand::value;
using JsonType = simdjson::ondemand::json_type;

/// Typed reading over simdjson's on-demand parser. Every function answers whether it worked; the first failure is kept with
/// its path ("messages.3.content: expected a string, got a number") and ends the reading. What is not Unicode in a text, half of
/// a surrogate pair or a stray byte, reads as U+FFFD, as it does in JavaScript's decoders: clients cut texts anywhere.
class JsonReader
{
public:
    JsonReader();
    ~JsonReader();
    JsonReader(const JsonReader &) = delete;
    JsonReader &operator=(const JsonReader &) = delete;

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
    /// The text itself is valid until the document has been read.
    bool string(JsonValue value, std::string_view &out);
    bool integer(JsonValue value, std::int64_t &out);
    bool integer(JsonValue value, std::optional<std::int64_t> &out);
    bool number(JsonValue value, std::optional<double> &out);
    bool boolean(JsonValue value, bool &out);
    /// JSON text exactly as it stands.
    bool raw(JsonValue value, std::string &out);
    bool raw(JsonValue value, std::string_view &out);
    /// Where a value begins and, asked after it has been read to its end, where it ends: its text as it stands, for a
    /// value that is also read member by member.
    static const char *begin(JsonValue &value) { return value.raw_json_token().data(); }
    static std::string_view textSince(const char *begin, JsonValue &value);
    /// The text of a string member of an object, without reading the object, which may still be read from its beginning: for
    /// objects whose type decides what the other members are. Empty when there is no such member, it holds escapes, or the
    /// value is no object. Valid until the document has been read.
    bool peekString(JsonValue object, std::string_view name, std::string_view &out);
    static bool isNull(JsonValue value);
    static bool isType(JsonValue value, JsonType type);

    /// Ends the reading with a message of the caller's; the path is added.
    bool fail(const PackedPhrase &reason);
    /// The same for a member of the object that is being read.
    bool missing(std::string_view member);
    bool hasNoEntry(std::string_view member);
    bool notOneOf(std::string_view member, std::string_view words, std::string_view found);
    /// InvalidInput; precondition: something failed.
    Error error() const;

private:
    bool parse(std::string_view text, simdjson::ondemand::document &document);
    bool rootOf(simdjson::ondemand::document &document, JsonValue &root);
    bool expected(ExchangeSentence what, JsonValue value);
    bool failed(simdjson::error_code code);
    std::string path() const;

    // Where the reading stands. Kept as it comes and spelled only for a failure; deeper steps are not named.
    struct Step
    {
        std::string_view key; ///< of a member; empty for an element
        std::size_t index = 0;
    };
    void push(Step step)
    {
        if (m_depth < m_path.size()) m_path[m_depth] = step;
        ++m_depth;
    }

    // Memory of the parser and of the text; kept by the thread between readers, because making it costs more than parsing.
    struct Workspace
    {
        simdjson::ondemand::parser parser;
        std::string padded;
    };
    static std::vector<std::unique_ptr<Workspace>> &spareWorkspaces();

    std::unique_ptr<Workspace> m_workspace;
    std::array<Step, 16> m_path;
    std::size_t m_depth = 0;
    PackedPhrase m_error;
};

template <typename OnField>
bool JsonReader::readDocument(std::string_view text, OnField onField)
{
    m_depth = 0;
    m_error = {};
    simdjson::ondemand::document document;
    JsonValue root;
    if (!parse(text, document) || !rootOf(document, root) || !object(root, onField)) return false;
    const char *after = nullptr;
    if (!document.current_location().get(after)) return fail(told("unexpected text after the end of the JSON value"));
    return true;
}

template <typename OnField>
bool JsonReader::object(JsonValue value, OnField onField)
{
    simdjson::ondemand::object object;
    if (value.get_object().get(object)) return expected("an object", value);
    for (auto field : object) {
        std::string_view key;
        JsonValue member;
        if (const auto code = field.unescaped_key().get(key)) return failed(code);
        push({.key = key});
        if (const auto code = field.value().get(member)) return failed(code);
        if (!onField(key, member)) return false;
        --m_depth;
    }
    return true;
}

template <typename OnElement>
bool JsonReader::array(JsonValue value, OnElement onElement)
{
    simdjson::ondemand::array array;
    if (value.get_array().get(array)) return expected("an array", value);
    std::size_t index = 0;
    for (auto element : array) {
        JsonValue item;
        push({.index = index++});
        if (const auto code = element.get(item)) return failed(code);
        if (!onElement(item)) return false;
        --m_depth;
    }
    return true;
}

} // namespace ccr::proxy
