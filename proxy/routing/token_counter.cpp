#include "proxy/routing/token_counter.h"

#include <array>

namespace ccr::proxy {

namespace {

// How it counts. cl100k_base first cuts text into words with the one character before them, groups of up to three digits, runs
// of punctuation with the line ends behind them, and runs of white space, and then joins bytes to tokens within each piece.
// The cutting is done here as it is there; the joining is replaced by what it yields on average: a word, or a part of one
// that begins with a capital, is one token up to eight letters and one more for every further four and a half; a CJK
// character is a little more than one token, other letters beyond ASCII are about two characters a token. One pass, no
// table, no memory.

constexpr std::int64_t tenth = 10; // counts are kept in tenths of a token
constexpr std::int64_t cjkTenths = 11;
constexpr std::int64_t otherLetterTenths = 5;
constexpr std::int64_t joinedTenths = 6; // ".size" is one token, ".foobar" two
constexpr std::int64_t wholeWordLetters = 8;
constexpr std::int64_t imageTokens = 1600; // Anthropic: width x height / 750, at most about 1600

enum class ByteKind : unsigned char
{
    Letter,
    Digit,
    Blank,
    LineEnd,
    Punctuation,
    High
};

constexpr std::array<ByteKind, 256> makeKinds()
{
    std::array<ByteKind, 256> kinds{};
    for (std::size_t c = 0; c < 256; ++c) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
            kinds[c] = ByteKind::Letter;
        else if (c >= '0' && c <= '9')
            kinds[c] = ByteKind::Digit;
        else if (c == ' ' || c == '\t')
            kinds[c] = ByteKind::Blank;
        else if (c == '\n' || c == '\r')
            kinds[c] = ByteKind::LineEnd;
        else
            kinds[c] = c >= 0x80 ? ByteKind::High : ByteKind::Punctuation;
    }
    return kinds;
}
constexpr auto kinds = makeKinds();

ByteKind kindOf(char c)
{
    return kinds[static_cast<unsigned char>(c)];
}

std::size_t runLength(std::string_view text, std::size_t at, ByteKind kind)
{
    std::size_t end = at;
    while (end < text.size() && kindOf(text[end]) == kind) ++end;
    return end - at;
}

bool isCapital(char c)
{
    return c >= 'A' && c <= 'Z';
}

std::int64_t partTenths(std::int64_t letters)
{
    return letters <= wholeWordLetters ? tenth : tenth + ((letters - wholeWordLetters) * 2 * tenth + 8) / 9;
}

std::int64_t wordTenths(std::string_view word)
{
    std::int64_t tenths = 0;
    std::size_t begin = 0;
    for (std::size_t i = 1; i <= word.size(); ++i) {
        if (i < word.size() && !(isCapital(word[i]) && !isCapital(word[i - 1]))) continue;
        tenths += partTenths(static_cast<std::int64_t>(i - begin));
        begin = i;
    }
    return tenths;
}

std::int64_t punctuationTenths(std::int64_t length)
{
    return tenth * ((length + 2) / 3); // "});" and the like are single tokens
}

// A sequence of UTF-8 beyond ASCII; CJK and kana lie between U+2E80 and U+FFEF.
std::int64_t highTenths(std::string_view text, std::size_t &at)
{
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    at += length;
    if (length == 4) return 2 * tenth; // emoji and rare characters
    return length == 3 && lead >= 0xE2 ? cjkTenths : otherLetterTenths;
}

} // namespace

std::int64_t countTokens(std::string_view text)
{
    std::int64_t tenths = 0;
    for (std::size_t at = 0; at < text.size();) {
        const ByteKind kind = kindOf(text[at]);
        if (kind == ByteKind::High) {
            tenths += highTenths(text, at);
            continue;
        }
        const std::size_t length = runLength(text, at, kind);
        const auto run = static_cast<std::int64_t>(length);
        const std::string_view piece = text.substr(at, length);
        at += length;
        const bool beforeWord = at < text.size() && kindOf(text[at]) == ByteKind::Letter;
        const bool beforeLineEnd = at < text.size() && kindOf(text[at]) == ByteKind::LineEnd;
        switch (kind) {
        case ByteKind::Letter: tenths += wordTenths(piece); break;
        case ByteKind::Digit: tenths += tenth * ((run + 2) / 3); break;
        case ByteKind::Punctuation:
            tenths += run == 1 && beforeWord ? joinedTenths : punctuationTenths(run);
            if (beforeLineEnd) at += runLength(text, at, ByteKind::LineEnd);
            break;
        case ByteKind::LineEnd: tenths += tenth; break;
        case ByteKind::Blank: // one blank belongs to the word after it, the others are a token of their own
            if (run > 1 && !beforeLineEnd) tenths += tenth;
            break;
        case ByteKind::High: break;
        }
    }
    return (tenths + tenth - 1) / tenth;
}

std::int64_t countTokens(const ChatRequest &request)
{
    struct PartCounter
    {
        std::int64_t operator()(const TextPart &part) const { return countTokens(std::string_view(part.text)); }
        std::int64_t operator()(const ImagePart &) const { return imageTokens; }
        std::int64_t operator()(const ThinkingPart &part) const { return countTokens(std::string_view(part.text)); }
        std::int64_t operator()(const DocumentPart &part) const { return countTokens(std::string_view(part.text)); }
        std::int64_t operator()(const OtherPart &part) const { return countTokens(std::string_view(part.text)); }
        std::int64_t operator()(const ToolCallPart &part) const
        {
            return countTokens(std::string_view(part.name)) + countTokens(std::string_view(part.inputJson));
        }
        std::int64_t operator()(const ToolResultPart &part) const
        {
            std::int64_t sum = 0;
            for (const ResultContent &content : part.content) sum += std::visit(PartCounter(), content);
            return sum;
        }
    };
    std::int64_t sum = 0;
    for (const TextPart &part : request.system) sum += countTokens(std::string_view(part.text));
    for (const ChatMessage &message : request.messages)
        for (const ContentPart &part : message.parts) sum += std::visit(PartCounter(), part);
    for (const ToolDefinition &tool : request.tools)
        sum += countTokens(std::string_view(tool.name)) + countTokens(std::string_view(tool.description))
               + countTokens(std::string_view(tool.schemaJson));
    return sum;
}

} // namespace ccr::proxy
