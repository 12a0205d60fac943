#pragma once

#include "logging/redact/secret_span.h"
#include "logging/redact/sensitive_names.h"

#include <string_view>

namespace ccr::logging {

/// Finds what looks like a credential in any text: keys of well-known services, bearer tokens, JSON web tokens, PEM blocks,
/// credentials in URLs, and the values that stand after a sensitive name in headers, JSON at any depth of escaping, queries
/// and assignments.
class SecretShapes
{
public:
    explicit SecretShapes(const SensitiveNames &names) : m_names(names) {}

    /// One quick pass over the text; nearly all texts of a log have none. False: find() finds nothing.
    bool mayContain(std::string_view text) const;
    void find(std::string_view text, SecretSpans &spans) const;

private:
    bool mayContainExactly(std::string_view text) const;
    bool isCandidate(std::string_view text, std::size_t runBegin) const;
    void findTokens(std::string_view text, SecretSpans &spans) const;
    void findNamed(std::string_view text, SecretSpans &spans) const;
    static void findUserInfo(std::string_view text, SecretSpans &spans);
    static void findPem(std::string_view text, SecretSpans &spans);

    const SensitiveNames &m_names;
};

} // namespace ccr::logging
