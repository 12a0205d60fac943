#include "logging/redact/secret_redactor.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace ccr::logging {

namespace {

constexpr std::string_view replacement = "[REDACTED]";
constexpr std::size_t shortestKnownSecret = 6;
constexpr std::size_t shortestKeyTail = 8;

// What a key of a well-known service begins with, or what stands before a credential.
constexpr std::string_view prefixes[] = {"sk-",    "AIza",   "ghp_", "gho_",          "github_pat_", "xoxb-",    "Bearer ",    "bearer ",
                                         "Basic ", "basic ", "key=", "access_token=", "token=",      "api_key=", "x-api-key: "};

constexpr std::string_view secretNames[] = {"authorization", "x-api-key", "apikey", "api_key",    "api-key",      "token",
                                            "secret",        "password",  "cookie", "set-cookie", "access_token", "x-goog-api-key"};

bool isKeyCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '+'
           || c == '/' || c == '=' || c == '~';
}

bool isWordCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool isSecretName(std::string_view name)
{
    return std::any_of(std::begin(secretNames), std::end(secretNames), [name](std::string_view secret) {
        return std::equal(name.begin(), name.end(), secret.begin(), secret.end(), [](char a, char b) { return lower(a) == b; });
    });
}

// Bytes that a prefix can begin with: most texts have none of their prefixes and are left after one pass.
constexpr std::array<bool, 256> makeStarters()
{
    std::array<bool, 256> table{};
    for (const std::string_view prefix : prefixes) table[static_cast<unsigned char>(prefix.front())] = true;
    return table;
}
constexpr auto starters = makeStarters();

void maskAfterPrefixes(std::string &text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!starters[static_cast<unsigned char>(text[i])]) continue;
        if (i > 0 && isWordCharacter(text[i - 1])) continue; // "task-…" is no key
        const std::string_view rest = std::string_view(text).substr(i);
        for (const std::string_view prefix : prefixes) {
            if (!rest.starts_with(prefix)) continue;
            std::size_t end = i + prefix.size();
            while (end < text.size() && isKeyCharacter(text[end])) ++end;
            if (end - i - prefix.size() < shortestKeyTail) break;
            const std::size_t begin = i + prefix.size();
            text.replace(begin, end - begin, replacement);
            i = begin + replacement.size() - 1;
            break;
        }
    }
}

// scheme://user:password@host
void maskUserInfo(std::string &text)
{
    std::size_t at = text.find("://");
    while (at != std::string::npos) {
        const std::size_t begin = at + 3;
        const std::size_t end = text.find_first_of("/?# \t\"'", begin);
        const std::size_t sign = text.substr(begin, end == std::string::npos ? end : end - begin).rfind('@');
        if (sign != std::string::npos) text.replace(begin, sign, replacement);
        at = text.find("://", begin);
    }
}

void maskKnown(std::string &text, const std::vector<std::string> &secrets)
{
    for (const std::string &secret : secrets)
        for (std::size_t at = text.find(secret); at != std::string::npos; at = text.find(secret, at + replacement.size()))
            text.replace(at, secret.size(), replacement);
}

void mask(std::string &text, const std::vector<std::string> &known)
{
    if (text.size() < shortestKnownSecret) return;
    maskKnown(text, known);
    maskAfterPrefixes(text);
    maskUserInfo(text);
}

} // namespace

SecretRedactor::SecretRedactor() : m_secrets(std::make_shared<std::vector<std::string>>()) {}

void SecretRedactor::setKnownSecrets(std::vector<std::string> secrets)
{
    std::erase_if(secrets, [](const std::string &secret) { return secret.size() < shortestKnownSecret; });
    auto shared = std::make_shared<const std::vector<std::string>>(std::move(secrets));
    const std::scoped_lock lock(m_mutex);
    m_secrets = std::move(shared);
}

std::shared_ptr<const std::vector<std::string>> SecretRedactor::secrets() const
{
    const std::scoped_lock lock(m_mutex);
    return m_secrets;
}

void SecretRedactor::redact(std::string &text) const
{
    mask(text, *secrets());
}

const RecordView &SecretRedactor::redact(const RecordView &record, RedactedRecord &scratch) const
{
    scratch.record = toOwned(record);
    redact(scratch.record);
    scratch.borrowed.emplace(scratch.record);
    return *scratch.borrowed;
}

void SecretRedactor::redact(LogRecord &record) const
{
    const auto known = secrets();
    mask(record.message, *known);
    for (auto &[name, value] : record.fields) {
        auto *text = std::get_if<std::string>(&value);
        if (text && isSecretName(name))
            *text = replacement;
        else if (text)
            mask(*text, *known);
        else if (auto *json = std::get_if<RawJson>(&value))
            mask(json->text, *known);
    }
}

// Only what comes from outside can carry a credential; names of rules and numbers cannot.
void SecretRedactor::redact(ExchangeEvent &event) const
{
    const auto known = secrets();
    if (auto *started = std::get_if<ExchangeStarted>(&event.fact)) {
        mask(started->path, *known);
        mask(started->client, *known);
        mask(started->askedModel, *known);
    } else if (auto *routed = std::get_if<ExchangeRouted>(&event.fact)) {
        mask(routed->sentence, *known);
        for (RouteStep &step : routed->steps) mask(step.reason, *known);
    } else if (auto *attempt = std::get_if<AttemptStarted>(&event.fact)) {
        mask(attempt->url, *known);
    } else if (auto *failed = std::get_if<AttemptFailed>(&event.fact)) {
        mask(failed->message, *known);
    } else if (auto *finished = std::get_if<ExchangeFinished>(&event.fact)) {
        mask(finished->errorMessage, *known);
    }
}

} // namespace ccr::logging
