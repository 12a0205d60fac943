#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ccr::proxy {

/// The members of one JSON object as pieces of its text, to be changed and put together again. What is not touched keeps its
/// spelling and its blanks. Views point into the text, which must outlive this.
class JsonMembers
{
public:
    /// Nothing when `object` is not a whole JSON object. What stands inside the values is not checked.
    static std::optional<JsonMembers> of(std::string_view object);

    /// Value of the last member of that name (the one that counts); until the next change. Names are compared as they are
    /// read, whatever escapes they are spelled with.
    std::optional<std::string_view> find(std::string_view name) const;
    /// Replaces the value where it stands; a new member goes to the end. `json` is copied.
    void set(std::string_view name, std::string_view json);
    void remove(std::string_view name);
    /// A member of the new name gives way. Nothing happens when there is none of the old name.
    void rename(std::string_view name, std::string_view newName);

    struct Member
    {
        std::string name;             ///< as it is read
        std::string_view before;      ///< blanks in front of the name
        std::string_view writtenName; ///< with its quotes
        std::string_view middle;      ///< colon and blanks
        std::string_view writtenValue;
        std::string_view after;
        std::string newName; ///< instead of writtenName, when not empty
        std::string newValue;

        std::string_view value() const { return newValue.empty() ? writtenValue : std::string_view(newValue); }
    };
    const std::vector<Member> &members() const { return m_members; }

    /// The whole object as text.
    std::string text() const;

private:
    std::string_view m_before; ///< in front of the opening brace
    std::string_view m_after;  ///< the closing brace and what is around it
    std::vector<Member> m_members;
};

} // namespace ccr::proxy
