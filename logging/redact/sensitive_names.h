#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ccr::logging {

/// Names of headers, JSON keys and fields whose value is a credential. Capitals, dashes and underscores make no difference:
/// api_key, apiKey and API-Key are one name. The names are those of logging/base/credential_names. Immutable after construction.
class SensitiveNames
{
public:
    /// `more`: names of the user's own.
    explicit SensitiveNames(const std::vector<std::string> &more = {});

    enum class Kind
    {
        None,
        Certain,  ///< password, authorization …: whatever stands there is masked
        Ambiguous ///< key, token, secret …: also words of everyday texts
    };
    Kind kindOf(std::string_view name) const
    {
        if (name.size() >= m_letters.size() || name.empty()) return Kind::None;
        // Nearly every name ends here: no sensitive one of this length begins and ends with these letters.
        if ((m_letters[name.size()][name.front() & 31] >> (name.back() & 31) & 1) == 0) return Kind::None;
        return lookUp(name);
    }

private:
    struct Name
    {
        std::string plain; ///< lower case, without dashes and underscores
        Kind kind;
    };
    void add(std::string_view name, Kind kind);
    Kind lookUp(std::string_view name) const;

    std::array<std::array<std::uint32_t, 32>, 64> m_letters{}; ///< by length and first letter; a bit for each last letter
    std::vector<Name> m_names;
};

} // namespace ccr::logging
