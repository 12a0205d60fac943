#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ccr::proxy {

/// Follows one JSON value (RFC 8259) that arrives in pieces, without keeping it: whether it is complete and whether it can
/// still become valid. Costs a few instructions a byte and no allocation up to a depth of 15.
class JsonCheck
{
public:
    void feed(std::string_view piece);
    /// Nothing but blanks was seen.
    bool isEmpty() const { return m_state == State::Value && m_open.empty() && !m_isObject; }
    /// The outermost object or array is closed. A bare number or word is never known to be complete.
    bool isComplete() const { return m_state == State::After && m_open.empty(); }
    /// No continuation makes it valid.
    bool isBroken() const { return m_state == State::Broken; }
    bool isWholeObject() const { return isComplete() && m_isObject; }

private:
    enum class State : std::uint8_t
    {
        Value,
        FirstElement, ///< a value or ]
        FirstName,    ///< a name or }
        Name,
        Colon,
        After, ///< of a value
        String,
        Escape,
        Hex,
        Word,
        Minus,
        Zero,
        Integer,
        Dot,
        Fraction,
        Exponent,
        ExponentSign,
        ExponentDigits,
        Broken
    };
    State take(char c);
    State beginValue(char c);
    State number(char c);
    State afterValue(char c);
    State close(char opener);
    const char *skipPlain(const char *from, const char *end) const;

    std::string m_open; ///< '{' and '[' that are not closed
    std::string_view m_word;
    State m_state = State::Value;
    std::uint8_t m_hexLeft = 0;
    bool m_isName = false; ///< the string that is open
    bool m_isObject = false;
};

/// `text` is one valid JSON object and nothing else.
bool isJsonObject(std::string_view text);

} // namespace ccr::proxy
