#pragma once

#include <QString>

#include <span>
#include <string>
#include <string_view>

namespace ccr {

/// Names that say that what they name is a credential: the one list of them. Letters of either case.

/// A name as the lists have it: lower case, without dashes and underscores. api_key, apiKey and API-Key are one name.
std::string plainName(std::string_view name);

/// password, authorization …: whatever stands there is a credential. Plain names.
std::span<const std::string_view> certainCredentialNames();
/// key, token, secret …: also words of everyday texts. Plain names.
std::span<const std::string_view> ambiguousCredentialNames();
/// anthropic-…-key; `plain` is a plain name.
bool isVendorKey(std::string_view plain);

/// authorization, x-api-key, cookie, anthropic-…-key …
bool isCredentialHeader(std::string_view name);
/// Of a message that is shown: beside these, what ends with such a word (X-Corp-Token) or speaks of a cookie, a secret or a
/// signature. Rather too many than too few; numbers of tokens are none.
bool mayBeCredentialHeader(std::string_view name);
/// Of a URL's query: key, access_token, sig, code …
bool isCredentialParameter(std::string_view name);
/// Of those, the ones that are credentials there and nowhere else: code, sig …
bool isParameterOnly(std::string_view name);
/// Of a configuration: beside all of these, what ends with such a word (dbPassword, api_keys) or speaks of a secret. Numbers
/// of tokens (max_tokens) are none.
bool isCredentialKey(const QString &name);

/// The URL without the user and the values of such parameters; for a path with a query, too.
std::string urlWithoutCredentials(std::string_view url, std::string_view censor = "[Redacted]");

} // namespace ccr
