#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ccr::proxy {

/// Reads one string member of the outermost object while the JSON text is still arriving, so that a long text inside tool
/// arguments can be shown as it comes. Does not check the JSON around it.
class JsonStringMember
{
public:
    /// `name` is compared as it is spelled.
    explicit JsonStringMember(std::string_view name) : m_target(name) {}

    /// Appends to `out` what of the string is decoded by now. Half of an escape waits for the rest; half of a surrogate pair
    /// becomes U+FFFD.
    void feed(std::string_view piece, std::string &out);
    /// The string has begun.
    bool isFound() const { return m_found; }

private:
    enum class Place : std::uint8_t
    {
        Structure,
        Name,
        Wanted,
        Unwanted
    };
    void takeStructure(char c);
    void takeString(char c, std::string &out);
    void takeEscape(char c, std::string &out);
    void takeHex(char c, std::string &out);
    void appendCodeUnit(std::uint32_t unit, std::string &out);

    std::string m_target;
    std::string m_name; ///< of the member that is being read
    Place m_place = Place::Structure;
    int m_depth = 0;
    bool m_expectsName = false;
    bool m_found = false;
    bool m_escaped = false;
    int m_hexLeft = 0;
    std::uint32_t m_codeUnit = 0;
    std::uint32_t m_highSurrogate = 0; ///< waits for the low one; 0: none
};

} // namespace ccr::proxy
