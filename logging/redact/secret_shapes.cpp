#include "logging/redact/secret_shapes.h"

#include "logging/base/ascii.h"
#include "logging/base/credential_names.h"
#include "logging/redact/suspicious_pairs.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace ccr::logging {

namespace {

struct Prefix
{
    std::string_view text;
    std::size_t shortestTail;
};

// What keys of well-known services begin with. The prefix stays readable, so that one sees whose key it was.
constexpr Prefix prefixes[] = {{"sk-", 8},   {"sk_live_", 8}, {"sk_test_", 8},    {"rk_live_", 8}, {"AIza", 10}, {"AKIA", 12},
                               {"ASIA", 12}, {"gsk_", 8},     {"ghp_", 8},        {"gho_", 8},     {"ghu_", 8},  {"ghs_", 8},
                               {"ghr_", 8},  {"glpat-", 8},   {"github_pat_", 8}, {"xai-", 8},     {"xoxb-", 8}, {"xoxp-", 8},
                               {"xoxa-", 8}, {"xoxs-", 8},    {"xapp-", 8},       {"hf_", 16},     {"pplx-", 8}, {"nvapi-", 8},
                               {"r8_", 16},  {"ya29.", 8},    {"sess-", 16},      {"tgp_v1_", 8},  {"eyJ", 16}};
constexpr std::size_t shortestRun = 8; ///< no prefix with its tail is shorter, nor what follows "Bearer "

// Each prefix above has one of these pairs: the one of its pairs that everyday words and names of models lack most. So have
// the schemes before a credential and the begin of a PEM block; the marks stand between a name and its value.
constexpr SuspiciousPairs suspicious({{"bk", "-_"},
                                      {"I", "zA"},
                                      {"g", "hl"},
                                      {"x", "ao"},
                                      {"h", "f"},
                                      {"l", "x"},
                                      {"n", "v"},
                                      {"r", "8"},
                                      {"y", "aJ"},
                                      {"s", "-"},
                                      {"t", "g"},
                                      {"-", "-"},
                                      {"rR", " "},
                                      {"cC", " "},
                                      {":=", ""},
                                      {"@", ""}});
constexpr std::string_view pemBegin = "-----BEGIN";
constexpr std::size_t longestName = 63;

constexpr bool hasPair(std::string_view text)
{
    for (std::size_t i = 1; i < text.size(); ++i)
        if (suspicious.isPair(text[i - 1], text[i])) return true;
    return false;
}
static_assert(std::all_of(std::begin(prefixes), std::end(prefixes), [](const Prefix &prefix) { return hasPair(prefix.text); }));
static_assert(hasPair(pemBegin) && hasPair("bearer ") && hasPair("BEARER ") && hasPair("basic ") && hasPair("BASIC "));

constexpr bool isWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

constexpr bool isKeyCharacter(char c)
{
    return isWord(c) || c == '-' || c == '_' || c == '.' || c == '+' || c == '/' || c == '=' || c == '~';
}

constexpr bool isNameCharacter(char c)
{
    return isWord(c) || c == '-' || c == '_';
}

// Second letters by first letter, both without case: a few bits instead of thirty comparisons.
constexpr auto secondLetters = [] {
    std::array<std::uint32_t, 32> table{};
    for (const Prefix &prefix : prefixes) table[prefix.text[0] & 31] |= 1U << (prefix.text[1] & 31);
    return table;
}();

// Of two characters at least. Nearly every word ends here.
bool mayBePrefix(const char *text)
{
    return (secondLetters[text[0] & 31] >> (text[1] & 31) & 1) != 0;
}

bool startsWithWord(std::string_view text, std::string_view word)
{
    return text.size() >= word.size()
           && std::equal(word.begin(), word.end(), text.begin(), [](char a, char b) { return a == asciiLower(b); });
}

// What stands before a credential in a header's value.
bool followsScheme(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    while (end > 0 && text[end - 1] == ' ') --end;
    if (end == at) return false;
    for (const std::string_view scheme : {std::string_view("bearer"), std::string_view("basic")})
        if (end >= scheme.size() && startsWithWord(text.substr(end - scheme.size()), scheme)
            && (end == scheme.size() || !isWord(text[end - scheme.size() - 1])))
            return true;
    return false;
}

const Prefix *prefixAt(std::string_view text)
{
    if (text.size() < shortestRun || !mayBePrefix(text.data())) return nullptr;
    for (const Prefix &prefix : prefixes)
        if (text.starts_with(prefix.text)) return &prefix;
    return nullptr;
}

// The name before a colon or an equals sign, quoted or not: password=, "password":, \"password\" :
struct NameBefore
{
    std::string_view name;
    bool isQuoted = false;
    bool isParameter = false; ///< of a URL
};
NameBefore nameBefore(std::string_view text, std::size_t mark)
{
    std::size_t end = mark;
    while (end > 0 && text[end - 1] == ' ') --end;
    NameBefore before;
    if (end > 0 && (text[end - 1] == '"' || text[end - 1] == '\'')) {
        before.isQuoted = true;
        --end;
        while (end > 0 && text[end - 1] == '\\') --end;
    }
    std::size_t begin = end;
    while (begin > 0 && end - begin <= longestName && isNameCharacter(text[begin - 1])) --begin;
    before.name = text.substr(begin, end - begin);
    before.isParameter = begin > 0 && (text[begin - 1] == '?' || text[begin - 1] == '&' || text[begin - 1] == ';');
    return before;
}

SensitiveNames::Kind kindOf(const SensitiveNames &names, const NameBefore &before)
{
    const SensitiveNames::Kind kind = names.kindOf(before.name);
    if (kind == SensitiveNames::Kind::None && before.isParameter && isParameterOnly(before.name)) return SensitiveNames::Kind::Ambiguous;
    return kind;
}

/// Which bytes of up to 64 are of which class, a bit each.
struct Classes
{
    std::uint64_t word = 0;
    std::uint64_t token = 0; ///< words and what joins them
    std::uint64_t mark = 0;  ///< : = @
};

#ifdef __SSE2__

struct Classes16
{
    std::uint64_t word;
    std::uint64_t token;
    std::uint64_t mark;
};

Classes16 classify16(__m128i bytes)
{
    const auto within = [](__m128i values, char first, char count) {
        const __m128i offset = _mm_sub_epi8(values, _mm_set1_epi8(first));
        return _mm_cmpeq_epi8(_mm_min_epu8(offset, _mm_set1_epi8(count)), offset);
    };
    const __m128i word = _mm_or_si128(within(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), 'a', 25), within(bytes, '0', 9));
    const __m128i joint = _mm_or_si128(within(bytes, '+', 4), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('_'))); // + , - . /
    const __m128i mark = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(':')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('='))),
                                      _mm_cmpeq_epi8(bytes, _mm_set1_epi8('@')));
    const auto bits = [](__m128i mask) { return static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(mask))); };
    return {bits(word), bits(_mm_or_si128(word, joint)), bits(mark)};
}

void join(Classes &classes, const Classes16 &part, std::size_t at)
{
    classes.word |= part.word << at;
    classes.token |= part.token << at;
    classes.mark |= part.mark << at;
}

// `size` is 8 to 64.
Classes classify(const char *text, std::size_t size)
{
    Classes classes;
    if (size < 16) { // two halves that may overlap
        const __m128i bytes = _mm_unpacklo_epi64(_mm_loadl_epi64(reinterpret_cast<const __m128i *>(text)),
                                                 _mm_loadl_epi64(reinterpret_cast<const __m128i *>(text + size - 8)));
        const Classes16 part = classify16(bytes);
        const auto spread = [size](std::uint64_t bits) { return (bits & 0xff) | (bits >> 8) << (size - 8); };
        return {spread(part.word), spread(part.token), spread(part.mark)};
    }
    std::size_t at = 0;
    for (; at + 16 <= size; at += 16) join(classes, classify16(_mm_loadu_si128(reinterpret_cast<const __m128i *>(text + at))), at);
    if (at < size) join(classes, classify16(_mm_loadu_si128(reinterpret_cast<const __m128i *>(text + size - 16))), size - 16);
    return classes;
}

#else

Classes classify(const char *text, std::size_t size)
{
    Classes classes;
    for (std::size_t i = 0; i < size; ++i) {
        const char c = text[i];
        const std::uint64_t bit = std::uint64_t(1) << i;
        if (isWord(c)) classes.word |= bit;
        if (isWord(c) || c == '_' || (c >= '+' && c <= '/')) classes.token |= bit;
        if (c == ':' || c == '=' || c == '@') classes.mark |= bit;
    }
    return classes;
}

#endif

std::size_t nextBit(std::uint64_t &bits)
{
    const auto index = static_cast<std::size_t>(std::countr_zero(bits));
    bits &= bits - 1;
    return index;
}

} // namespace

bool SecretShapes::isCandidate(std::string_view text, std::size_t at) const
{
    if (text[at] == '-') return text.substr(at).starts_with(pemBegin);
    if (prefixAt(text.substr(at))) return true;
    return at > 0 && text[at - 1] == ' ' && followsScheme(text, at);
}

bool SecretShapes::mayContain(std::string_view text) const
{
    if (text.size() < shortestRun || !suspicious.areIn(text)) return false;
    return mayContainExactly(text);
}

bool SecretShapes::mayContainExactly(std::string_view text) const
{
    constexpr std::size_t width = 64;
    for (std::size_t from = 0; text.size() - from >= shortestRun; from += width - shortestRun + 1) {
        const std::size_t size = std::min(width, text.size() - from);
        const Classes classes = classify(text.data() + from, size);
        // Bits of `runs`: eight bytes of a token begin here. Only at the begin of a word can it be a key.
        std::uint64_t runs = classes.token & classes.token >> 1;
        runs &= runs >> 2;
        runs &= runs >> 4;
        std::uint64_t begins = ~(classes.word << 1) & classes.word;
        if (from > 0 && isWord(text[from - 1])) begins &= ~std::uint64_t(1);
        std::uint64_t candidates = runs & (begins | ~(classes.token << 1));
        while (candidates) {
            const std::size_t at = from + nextBit(candidates);
            const bool isPossible = mayBePrefix(text.data() + at) || text[at] == '-' || (at > 0 && text[at - 1] == ' ');
            if (isPossible && isCandidate(text, at)) return true;
        }
        std::uint64_t marks = classes.mark;
        while (marks) {
            const std::size_t at = from + nextBit(marks);
            if (text[at] == '@') {
                if (text.substr(0, at).find("://") != std::string_view::npos) return true;
            } else if (kindOf(m_names, nameBefore(text, at)) != SensitiveNames::Kind::None) {
                return true;
            }
        }
        if (size == text.size() - from) break;
    }
    return false;
}

void SecretShapes::find(std::string_view text, SecretSpans &spans) const
{
    findTokens(text, spans);
    findNamed(text, spans);
    findUserInfo(text, spans);
    findPem(text, spans);
}

void SecretShapes::findTokens(std::string_view text, SecretSpans &spans) const
{
    for (std::size_t i = 0; i + shortestRun <= text.size(); ++i) {
        if (!isKeyCharacter(text[i]) || (i > 0 && isWord(text[i - 1]))) continue; // "task-…" is no key
        const Prefix *const prefix = prefixAt(text.substr(i));
        const bool isAfterScheme = !prefix && i > 0 && text[i - 1] == ' ' && followsScheme(text, i);
        if (!prefix && !isAfterScheme) continue;
        const std::size_t begin = i + (prefix ? prefix->text.size() : 0);
        std::size_t end = begin;
        while (end < text.size() && isKeyCharacter(text[end])) ++end;
        if (end - begin < (prefix ? prefix->shortestTail : shortestRun)) continue;
        // Of JSON web tokens the dots are the sign; other texts may begin with these three letters.
        if (prefix && prefix->text == "eyJ" && text.substr(begin, end - begin).find('.') == std::string_view::npos) continue;
        spans.push_back({followsScheme(text, i) ? i : begin, end});
        i = end;
    }
}

namespace {

bool looksRandom(std::string_view value)
{
    constexpr std::size_t shortest = 12;
    return value.size() >= shortest && std::any_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; })
           && std::any_of(value.begin(), value.end(), [](char c) { return isWord(c) && (c < '0' || c > '9'); });
}

// A quotation mark ends a string when as many backslashes stand before it as before the first one.
std::size_t closingQuote(std::string_view text, std::size_t from, char quote, std::size_t backslashes)
{
    std::size_t count = 0;
    for (std::size_t i = from; i < text.size(); ++i) {
        if (text[i] == '\\') {
            ++count;
            continue;
        }
        if (text[i] == quote && count % (2 * (backslashes + 1)) == backslashes) return i - backslashes;
        count = 0;
    }
    return text.size();
}

// An array or an object, to its end; strings in it may hold brackets.
std::size_t closingBracket(std::string_view text, std::size_t from)
{
    int depth = 0;
    bool isInString = false;
    for (std::size_t i = from; i < text.size(); ++i) {
        const char c = text[i];
        std::size_t backslashes = 0;
        while (c == '"' && i > from + backslashes && text[i - 1 - backslashes] == '\\') ++backslashes;
        // In escaped JSON every mark has one more backslash; an odd count of an unescaped text is inside a string.
        if (c == '"' && (backslashes % 2 == 0 || !isInString || backslashes == 1)) isInString = !isInString;
        if (isInString) continue;
        if (c == '{' || c == '[') ++depth;
        if ((c == '}' || c == ']') && --depth == 0) return i + 1;
    }
    return text.size();
}

std::size_t skipBlanks(std::string_view text, std::size_t at)
{
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
    return at;
}

std::size_t endOf(std::string_view text, std::size_t from, std::string_view ends)
{
    return std::min(text.find_first_of(ends, from), text.size());
}

// Headers whose value goes to the end of the line. The scheme of an authorization may stay.
bool isWholeLine(std::string_view name)
{
    return startsWithWord(name, "authorization") || startsWithWord(name, "proxy-authorization") || startsWithWord(name, "cookie")
           || startsWithWord(name, "set-cookie");
}

std::size_t afterScheme(std::string_view text, std::size_t begin, std::size_t end)
{
    for (const std::string_view scheme : {std::string_view("bearer "), std::string_view("basic "), std::string_view("digest "),
                                          std::string_view("token "), std::string_view("apikey ")})
        if (startsWithWord(text.substr(begin, end - begin), scheme)) return skipBlanks(text, begin + scheme.size());
    return begin;
}

SecretSpan quotedValue(std::string_view text, std::size_t at, std::size_t backslashes, bool isWhole)
{
    const std::size_t begin = at + backslashes + 1;
    const std::size_t end = closingQuote(text, begin, text[at + backslashes], backslashes);
    return {isWhole ? afterScheme(text, begin, end) : begin, end};
}

// After a mark: what belongs to the name. Empty: nothing does.
SecretSpan valueAfter(std::string_view text, std::size_t mark, const NameBefore &before, SensitiveNames::Kind kind)
{
    std::size_t at = skipBlanks(text, mark + 1);
    std::size_t backslashes = 0;
    while (at + backslashes < text.size() && text[at + backslashes] == '\\') ++backslashes;
    const std::size_t first = at + backslashes;
    if (first >= text.size()) return {};
    const bool isWhole = isWholeLine(before.name);
    if (text[first] == '"' || text[first] == '\'') return quotedValue(text, at, backslashes, isWhole);
    if (before.isQuoted && text[mark] == ':' && backslashes == 0) { // a value of JSON that is no string
        int quotes = 0;
        const std::size_t nameEnd = static_cast<std::size_t>(before.name.data() - text.data()) + before.name.size();
        while (nameEnd + static_cast<std::size_t>(quotes) < text.size() && text[nameEnd + static_cast<std::size_t>(quotes)] == '\\')
            ++quotes;
        if (text[at] == '{' || text[at] == '[') return {at, closingBracket(text, at), quotes};
        const std::size_t end = endOf(text, at, ",}] \t\r\n");
        const std::string_view value = text.substr(at, end - at);
        if (value == "null" || value == "true" || value == "false") return {};
        return {at, end, quotes};
    }
    if (isWhole && text[mark] == ':') {
        const std::size_t end = endOf(text, at, "\r\n\"'\\");
        return {afterScheme(text, at, end), end};
    }
    const std::size_t end = endOf(text, at, before.isParameter ? " \t\r\n\"'&#<>\\" : " \t\r\n\"'&,;)]}<>\\");
    if (kind == SensitiveNames::Kind::Ambiguous && !before.isParameter && !looksRandom(text.substr(at, end - at))) return {};
    return {at, end};
}

} // namespace

void SecretShapes::findNamed(std::string_view text, SecretSpans &spans) const
{
    for (std::size_t mark = text.find_first_of(":="); mark != std::string_view::npos; mark = text.find_first_of(":=", mark + 1)) {
        const NameBefore before = nameBefore(text, mark);
        const SensitiveNames::Kind kind = kindOf(m_names, before);
        if (kind == SensitiveNames::Kind::None) continue;
        const SecretSpan span = valueAfter(text, mark, before, kind);
        if (span.end <= span.begin) continue;
        spans.push_back(span);
        mark = span.end - 1;
        if (mark + 1 >= text.size()) return;
    }
}

// scheme://user:password@host
void SecretShapes::findUserInfo(std::string_view text, SecretSpans &spans)
{
    for (std::size_t at = text.find("://"); at != std::string_view::npos; at = text.find("://", at + 3)) {
        const std::size_t begin = at + 3;
        const std::size_t end = endOf(text, begin, "/?# \t\r\n\"'<>\\");
        const std::size_t sign = text.substr(begin, end - begin).rfind('@');
        if (sign != std::string_view::npos && sign > 0) spans.push_back({begin, begin + sign});
    }
}

void SecretShapes::findPem(std::string_view text, SecretSpans &spans)
{
    constexpr std::string_view pemEnd = "-----END";
    for (std::size_t at = text.find(pemBegin); at != std::string_view::npos; at = text.find(pemBegin, at + 1)) {
        const std::size_t headEnd = text.find("-----", at + pemBegin.size());
        // Certificates and public keys are for everybody.
        if (headEnd == std::string_view::npos || text.substr(at, headEnd - at).find("PRIVATE") == std::string_view::npos) continue;
        const std::size_t begin = headEnd + 5;
        spans.push_back({begin, std::min(text.find(pemEnd, begin), text.size())});
    }
}

} // namespace ccr::logging
