#include "logging/redact/sensitive_names.h"

#include "logging/base/ascii.h"
#include "logging/base/credential_names.h"

#include <algorithm>

namespace ccr::logging {

namespace {

constexpr std::size_t mostDashes = 4; ///< x-amz-security-token

} // namespace

SensitiveNames::SensitiveNames(const std::vector<std::string> &more)
{
    for (const std::string_view name : certainCredentialNames()) add(name, Kind::Certain);
    for (const std::string_view name : ambiguousCredentialNames()) add(name, Kind::Ambiguous);
    for (const std::string &name : more) add(name, Kind::Certain);
    // anthropic-…-key has no fixed length.
    for (std::size_t length = 13; length < m_letters.size(); ++length) m_letters[length]['a' & 31] |= 1U << ('y' & 31);
}

void SensitiveNames::add(std::string_view name, Kind kind)
{
    std::string plain = plainName(name);
    if (plain.empty()) return;
    const std::size_t end = std::min(plain.size() + mostDashes + 1, m_letters.size());
    for (std::size_t length = plain.size(); length < end; ++length) m_letters[length][plain.front() & 31] |= 1U << (plain.back() & 31);
    m_names.push_back({std::move(plain), kind});
}

SensitiveNames::Kind SensitiveNames::lookUp(std::string_view name) const
{
    char plain[64];
    std::size_t length = 0;
    for (const char c : name)
        if (c != '-' && c != '_') plain[length++] = asciiLower(c);
    const std::string_view text(plain, length);
    for (const Name &known : m_names)
        if (known.plain == text) return known.kind;
    if (isVendorKey(text)) return Kind::Certain;
    return Kind::None;
}

} // namespace ccr::logging
