#include "logging/base/credential_names.h"

#include "logging/base/ascii.h"

#include <algorithm>

namespace ccr {

namespace {

constexpr std::string_view certain[] = {
    "authorization", "proxyauthorization", "xapikey",        "apikey",      "xgoogapikey",     "cookie",      "setcookie",    "xauthtoken",
    "authtoken",     "xamzsecuritytoken",  "xlitellmapikey", "accesstoken", "refreshtoken",    "idtoken",     "clientsecret", "password",
    "passwd",        "privatekey",         "encryptionkey",  "secretkey",   "secretaccesskey", "sessiontoken"};
constexpr std::string_view ambiguous[] = {"key", "token", "secret", "credential", "credentials", "pwd", "bearer"};
constexpr std::string_view parameters[] = {"code", "sig", "signature", "xamzsignature", "xamzcredential", "assertion", "codeverifier"};

template <typename Names>
bool contains(const Names &names, std::string_view name)
{
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

// "primaryKey", "api_keys", "X-Token": the last word of a name.
std::string lastWord(const QString &name)
{
    qsizetype begin = name.size();
    while (begin > 0 && name[begin - 1].isLetter()) {
        --begin;
        if (name[begin].isUpper() && begin + 1 < name.size() && name[begin + 1].isLower()) break;
    }
    return name.sliced(begin).toLower().toStdString();
}

} // namespace

std::string plainName(std::string_view name)
{
    std::string plain;
    for (const char c : name)
        if (c != '-' && c != '_') plain += asciiLower(c);
    return plain;
}

std::span<const std::string_view> certainCredentialNames()
{
    return certain;
}

std::span<const std::string_view> ambiguousCredentialNames()
{
    return ambiguous;
}

bool isVendorKey(std::string_view plain)
{
    return plain.starts_with("anthropic") && plain.ends_with("key");
}

bool isCredentialHeader(std::string_view name)
{
    const std::string plain = plainName(name);
    return contains(certain, plain) || isVendorKey(plain);
}

bool mayBeCredentialHeader(std::string_view name)
{
    const std::string plain = plainName(name);
    if (contains(certain, plain) || isVendorKey(plain)) return true;
    for (const std::string_view part : {"cookie", "secret", "signature", "credential", "password", "authorization"})
        if (plain.find(part) != std::string::npos) return true;
    for (const std::string_view end : {"key", "token", "auth", "pwd", "bearer", "assertion"})
        if (plain.ends_with(end)) return true;
    return false;
}

bool isCredentialParameter(std::string_view name)
{
    const std::string plain = plainName(name);
    return contains(certain, plain) || contains(ambiguous, plain) || contains(parameters, plain);
}

bool isParameterOnly(std::string_view name)
{
    return contains(parameters, plainName(name));
}

bool isCredentialKey(const QString &name)
{
    const std::string plain = plainName(name.toStdString());
    if (contains(certain, plain) || contains(ambiguous, plain) || isVendorKey(plain)) return true;
    if (plain.ends_with("apikey") || plain.ends_with("accesskey") || plain.find("secret") != std::string::npos
        || plain.find("password") != std::string::npos)
        return true;
    std::string word = lastWord(name);
    return word == "keys" || contains(certain, word) || contains(ambiguous, word);
}

std::string urlWithoutCredentials(std::string_view url, std::string_view censor)
{
    std::string out;
    if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos && scheme < url.find_first_of("/?#")) {
        const std::string_view authority = url.substr(scheme + 3, url.find_first_of("/?#", scheme + 3) - scheme - 3);
        const std::size_t sign = authority.rfind('@');
        out.append(url.substr(0, scheme + 3));
        url.remove_prefix(scheme + 3);
        if (sign != std::string_view::npos) {
            out.append(censor).append("@");
            url.remove_prefix(sign + 1);
        }
    }
    const std::size_t question = url.find('?');
    if (question == std::string_view::npos) return out.append(url);
    out.append(url.substr(0, question + 1));
    url.remove_prefix(question + 1);
    const std::size_t hash = std::min(url.find('#'), url.size());
    std::string_view query = url.substr(0, hash);
    while (!query.empty()) {
        const std::size_t end = std::min(query.find('&'), query.size());
        const std::string_view pair = query.substr(0, end);
        const std::size_t equals = pair.find('=');
        if (equals != std::string_view::npos && isCredentialParameter(pair.substr(0, equals)))
            out.append(pair.substr(0, equals + 1)).append(censor);
        else
            out.append(pair);
        if (end < query.size()) out += '&';
        query.remove_prefix(std::min(end + 1, query.size()));
    }
    return out.append(url.substr(hash));
}

} // namespace ccr
