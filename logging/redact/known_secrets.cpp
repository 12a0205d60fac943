#include "logging/redact/known_secrets.h"

#include <algorithm>
#include <cstring>

namespace ccr::logging {

namespace {

constexpr std::size_t lengths[] = {16, 10, KnownSecrets::shortest}; ///< lower ends of the classes

bool isUnreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '~';
}

std::string percentEncoded(std::string_view text, const char *digits)
{
    std::string encoded;
    for (const char c : text) {
        if (isUnreserved(c)) {
            encoded += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        encoded += {'%', digits[byte >> 4], digits[byte & 15]};
    }
    return encoded;
}

// What of the encoded text does not depend on the bytes around: the secret may stand at any of three alignments.
std::string base64Core(std::string_view text, std::size_t alignment, const char *alphabet)
{
    std::string padded(alignment, '\0');
    padded += text;
    std::string encoded;
    for (std::size_t i = 0; i + 3 <= padded.size(); i += 3) {
        const auto at = [&padded](std::size_t index) { return static_cast<std::uint32_t>(static_cast<unsigned char>(padded[index])); };
        const std::uint32_t bits = at(i) << 16 | at(i + 1) << 8 | at(i + 2);
        for (int shift = 18; shift >= 0; shift -= 6) encoded += alphabet[(bits >> shift) & 63];
    }
    return encoded.substr(std::min(encoded.size(), alignment == 0 ? std::size_t(0) : alignment + 1));
}

std::string jsonEscaped(std::string_view text, bool withSlash)
{
    std::string escaped;
    for (const char c : text) {
        if (c == '"' || c == '\\' || (withSlash && c == '/')) escaped += '\\';
        escaped += c;
    }
    return escaped;
}

bool isBase64Character(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '/' || c == '-' || c == '_'
           || c == '=';
}

} // namespace

KnownSecrets::KnownSecrets(const std::vector<std::string> &secrets)
{
    for (const std::string &secret : secrets)
        if (secret.size() >= shortest) addForms(secret);
    for (std::size_t form = 0; form < m_forms.size(); ++form) {
        const std::string &text = m_forms[form].text;
        Class &own = classFor(text.size());
        // An occurrence covers one place of the grid with one of its first `step` offsets.
        for (std::size_t offset = 0; offset < own.step; ++offset) {
            const std::uint64_t gram = gramAt(text.data() + offset, own.gram);
            own.filter.set(slot(gram));
            own.grams.emplace(gram, Occurrence{static_cast<std::uint32_t>(form), static_cast<std::uint32_t>(offset)});
        }
    }
}

KnownSecrets::Class &KnownSecrets::classFor(std::size_t length)
{
    const std::size_t least = *std::find_if(std::begin(lengths), std::end(lengths), [length](std::size_t end) { return length >= end; });
    for (const auto &known : m_classes)
        if (known->shortest == least) return *known;
    auto added = std::make_unique<Class>();
    added->shortest = least;
    added->gram = least >= 10 ? 8 : 4;
    added->step = least - added->gram + 1;
    return *m_classes.emplace_back(std::move(added));
}

void KnownSecrets::addForms(const std::string &secret)
{
    constexpr char standard[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    constexpr char forUrls[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    add(secret, false);
    for (const char *digits : {"0123456789ABCDEF", "0123456789abcdef"}) add(percentEncoded(secret, digits), false);
    for (const bool withSlash : {false, true}) {
        const std::string once = jsonEscaped(secret, withSlash);
        add(once, false);
        add(jsonEscaped(once, false), false); // JSON in a string of JSON
    }
    for (std::size_t alignment = 0; alignment < 3; ++alignment)
        for (const char *alphabet : {standard, forUrls}) add(base64Core(secret, alignment, alphabet), true);
}

void KnownSecrets::add(std::string text, bool isBase64)
{
    // Six characters of Base64 say little: a word could look like that.
    if (text.size() < (isBase64 ? 8 : shortest)) return;
    const bool isKnown = std::any_of(m_forms.begin(), m_forms.end(), [&text](const Form &form) { return form.text == text; });
    if (!isKnown) m_forms.push_back({std::move(text), isBase64});
}

std::uint64_t KnownSecrets::gramAt(const char *text, std::size_t bytes)
{
    if (bytes == 8) {
        std::uint64_t gram = 0;
        std::memcpy(&gram, text, 8);
        return gram;
    }
    std::uint32_t gram = 0;
    std::memcpy(&gram, text, 4);
    return gram;
}

std::size_t KnownSecrets::slot(std::uint64_t gram)
{
    return static_cast<std::size_t>(gram * 0x9E3779B97F4A7C15ULL >> 49);
}

bool KnownSecrets::someMayBeIn(std::string_view text) const
{
    for (const auto &own : m_classes) {
        if (text.size() < own->shortest) continue;
        for (std::size_t at = 0; at + own->gram <= text.size(); at += own->step)
            if (own->filter.test(slot(gramAt(text.data() + at, own->gram)))) return true;
    }
    return false;
}

void KnownSecrets::find(std::string_view text, SecretSpans &spans) const
{
    for (const auto &own : m_classes) {
        for (std::size_t at = 0; at + own->gram <= text.size(); at += own->step) {
            const std::uint64_t gram = gramAt(text.data() + at, own->gram);
            if (!own->filter.test(slot(gram))) continue;
            const auto [first, last] = own->grams.equal_range(gram);
            for (auto match = first; match != last; ++match) {
                const Form &form = m_forms[match->second.form];
                if (match->second.offset > at || text.substr(at - match->second.offset, form.text.size()) != form.text) continue;
                SecretSpan span{at - match->second.offset, at - match->second.offset + form.text.size()};
                while (form.isBase64 && span.begin > 0 && isBase64Character(text[span.begin - 1])) --span.begin;
                while (form.isBase64 && span.end < text.size() && isBase64Character(text[span.end])) ++span.end;
                spans.push_back(span);
            }
        }
    }
}

} // namespace ccr::logging
