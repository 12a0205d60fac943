#include "proxy/routing/token_counter.h"

#include "proxy/routing/media_tokens.h"

#include <algorithm>
#include <array>

namespace ccr::proxy {

namespace {

// How it counts. cl100k_base first cuts text into words with the one character before them, groups of up to three digits, runs
// of punctuation with the line ends behind them, and runs of white space, and then joins bytes to tokens within each piece.
// The cutting is done here as it is there; the joining is replaced by what it yields on average, measured with OpenAI's own
// tokenizer. An English word, or a part of one that begins with a capital, is one token up to eight letters; in other
// languages of Latin script it is more, and small words tell which it is. Other scripts have a cost for each character.
// One pass, no memory, and a table of a few numbers instead of a vocabulary of 1.7 MB.

using Hundredths = std::int64_t; // of a token

constexpr Hundredths whole = 100;
constexpr Hundredths joined = 42; // ".size" is one token, ".foobar" two

enum class ByteKind : unsigned char
{
    Letter,
    Digit,
    Blank,
    LineEnd,
    Punctuation,
    LatinLead, // of a two-byte sequence that is a letter of Latin script, U+00C0 to U+024F
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
        else if (c >= 0xC3 && c <= 0xC9)
            kinds[c] = ByteKind::LatinLead;
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

bool isCapital(char c)
{
    return c >= 'A' && c <= 'Z';
}

bool isOneCharacter(std::string_view text)
{
    return text.find_first_not_of(text.front()) == std::string_view::npos;
}

// Words by their number of letters: what they cost in English, in other languages, and in those when a letter is accented.
constexpr std::size_t tableLength = 17;
constexpr std::array<Hundredths, tableLength> foreignWord = {0,   100, 102, 111, 141, 176, 203, 223, 242,
                                                             264, 283, 311, 340, 363, 398, 443, 478};
constexpr std::array<Hundredths, tableLength> accentedWord = {0,   100, 113, 139, 199, 252, 284, 324, 352,
                                                              392, 400, 420, 450, 506, 530, 560, 600};
constexpr std::size_t wholeWordLetters = 8;
constexpr Hundredths furtherLetter = 22;
constexpr Hundredths foreignFurtherLetter = 30;

Hundredths englishWord(std::size_t letters)
{
    return letters <= wholeWordLetters ? whole : whole + static_cast<Hundredths>(letters - wholeWordLetters) * furtherLetter;
}

Hundredths fromTable(const std::array<Hundredths, tableLength> &table, std::size_t letters)
{
    const std::size_t known = std::min(letters, tableLength - 1);
    return table[known] + static_cast<Hundredths>(letters - known) * foreignFurtherLetter;
}

// Frequent small words tell the language. French, Spanish and Portuguese words cost less than those of other languages.
enum class Language : unsigned char
{
    Unknown,
    English,
    WesternRomance,
    Other
};
constexpr std::string_view englishWords = "and are be by can for from if is it not of that the this to with you";
constexpr std::string_view romanceWords = "al ao com de des du el en est et eu les las los os para por pour que um uma une";
constexpr std::string_view otherWords = "att av bir bu che das dei dem den der det di ein ett ich ile ist jest med mit na ne nem "
                                        "nie non och per sich som sono und ve von za zu";

constexpr std::size_t longestSmallWord = 4;

constexpr std::uint32_t packed(std::string_view word)
{
    std::uint32_t value = 0;
    for (const char c : word) value = (value << 8U) | static_cast<unsigned char>(c);
    return value;
}

// An open hash table made by the compiler; it is asked for every short word.
class SmallWords
{
public:
    constexpr SmallWords()
    {
        addAll(englishWords, Language::English);
        addAll(romanceWords, Language::WesternRomance);
        addAll(otherWords, Language::Other);
    }
    constexpr Language find(std::string_view word) const
    {
        const std::uint32_t wanted = packed(word);
        std::size_t slot = slotOf(wanted);
        while (m_words[slot] != 0 && m_words[slot] != wanted) slot = (slot + 1) % size;
        return m_words[slot] == wanted ? m_languages[slot] : Language::Unknown;
    }

private:
    static constexpr std::size_t size = 512;
    static constexpr std::size_t slotOf(std::uint32_t word) { return (word * 0x9E3779B1U) >> 23U; }
    constexpr void addAll(std::string_view words, Language language)
    {
        while (!words.empty()) {
            const std::size_t end = std::min(words.find(' '), words.size());
            std::size_t slot = slotOf(packed(words.substr(0, end)));
            while (m_words[slot] != 0) slot = (slot + 1) % size;
            m_words[slot] = packed(words.substr(0, end));
            m_languages[slot] = language;
            words.remove_prefix(std::min(end + 1, words.size()));
        }
    }
    std::array<std::uint32_t, size> m_words{};
    std::array<Language, size> m_languages{};
};
constexpr SmallWords smallWords;

// Beyond ASCII: what a character costs, by the code point where the range begins.
struct ScriptCost
{
    char32_t first;
    Hundredths cost;
    Hundredths o200k; // per cent of it with the larger vocabulary
};
constexpr Hundredths hanCost = 110;
constexpr Hundredths rareHanCost = 135; // in Japanese and traditional Chinese text
constexpr Hundredths hanO200k = 80;
constexpr Hundredths foreignO200k = 89;
constexpr ScriptCost scriptCosts[] = {{0x80, 90, 90},     {0x370, 105, 45},   {0x400, 52, 72},
                                      {0x450, 220, 55},   {0x460, 52, 72},    {0x530, 150, 60},
                                      {0x590, 119, 61},   {0x600, 85, 55},    {0x700, 150, 60},
                                      {0x900, 124, 39},   {0x980, 143, 36},   {0xB00, 166, 40},
                                      {0xE00, 99, 55},    {0xE80, 160, 60},   {0x1E00, 100, 74},
                                      {0x2000, 105, 100}, {0x2C00, 160, 100}, {0x2E80, 115, 90},
                                      {0x3040, 107, 78},  {0x3400, 250, 100}, {0x4E00, hanCost, hanO200k},
                                      {0xA000, 200, 100}, {0xAC00, 126, 70},  {0xD800, 150, 100},
                                      {0xFE00, 110, 90},  {0x10000, 260, 78}};

constexpr char32_t traditionalMarks[] = {U'個', U'們', U'來', U'對', U'時', U'會', U'檔', U'為', U'無', U'與', U'設', U'說', U'請', U'這'};

class TextCounter
{
public:
    TextCounter(std::string_view text, Vocabulary vocabulary) : m_text(text), m_isO200k(vocabulary == Vocabulary::O200k) {}
    std::int64_t count();

private:
    void word();
    void wordPart(std::string_view part, std::size_t letters, bool accented);
    void digits();
    void blanks();
    void lineEnds();
    void punctuation();
    void character();
    void endOfRun();
    Hundredths words() const;
    std::size_t runEnd(ByteKind kind) const;
    ByteKind kindAt(std::size_t at) const { return at < m_text.size() ? kindOf(m_text[at]) : ByteKind::Blank; }

    std::string_view m_text;
    bool m_isO200k;
    std::size_t m_at = 0;
    Hundredths m_sum = 0;
    Hundredths m_english = 0;             // words, if this is English
    Hundredths m_foreign = 0;             // words, if it is not
    std::array<std::int64_t, 4> m_seen{}; // small words, by Language
    std::int64_t m_han = 0;
    std::int64_t m_rareHanSigns = 0;
    // Letters and digits without a break: of base64 only about 1.4 characters make a token.
    std::size_t m_runBegin = 0;
    std::size_t m_runDigits = 0;   // groups of digits
    std::size_t m_runCapitals = 0; // parts that begin with a capital
    Hundredths m_sumBefore = 0;
    Hundredths m_englishBefore = 0;
    Hundredths m_foreignBefore = 0;
};

std::size_t TextCounter::runEnd(ByteKind kind) const
{
    std::size_t end = m_at;
    while (end < m_text.size() && kindOf(m_text[end]) == kind) ++end;
    return end;
}

std::int64_t TextCounter::count()
{
    while (m_at < m_text.size()) {
        const ByteKind kind = kindOf(m_text[m_at]);
        const bool continuesRun = kind == ByteKind::Letter || kind == ByteKind::Digit;
        const bool mayJoin = m_text[m_at] == '+' || m_text[m_at] == '/';
        if (!continuesRun && !mayJoin) endOfRun();
        switch (kind) {
        case ByteKind::Letter:
        case ByteKind::LatinLead: word(); break;
        case ByteKind::Digit: digits(); break;
        case ByteKind::Punctuation: punctuation(); break;
        case ByteKind::LineEnd: lineEnds(); break;
        case ByteKind::Blank: blanks(); break;
        case ByteKind::High: character(); break;
        }
        if (!continuesRun && !mayJoin) {
            m_runBegin = m_at;
            m_runDigits = 0;
            m_runCapitals = 0;
            m_sumBefore = m_sum;
            m_englishBefore = m_english;
            m_foreignBefore = m_foreign;
        }
    }
    endOfRun();
    m_sum += words();
    m_sum += m_han * (m_rareHanSigns * 50 > m_han ? rareHanCost : hanCost) * (m_isO200k ? hanO200k : 100) / 100;
    return m_sum == 0 ? 0 : std::max<std::int64_t>(1, (m_sum + whole / 2) / whole);
}

// A text in several languages has its share of each.
Hundredths TextCounter::words() const
{
    const std::int64_t english = m_seen[static_cast<std::size_t>(Language::English)];
    const std::int64_t romance = m_seen[static_cast<std::size_t>(Language::WesternRomance)];
    const std::int64_t other = m_seen[static_cast<std::size_t>(Language::Other)];
    const std::int64_t all = english + romance + other;
    if (all == 0) return m_english;
    const Hundredths foreign = m_isO200k ? m_foreign * foreignO200k / 100 : m_foreign;
    return (m_english * english + foreign * 80 / 100 * romance + foreign * 98 / 100 * other) / all;
}

void TextCounter::endOfRun()
{
    constexpr std::size_t shortestBlob = 40;
    const std::size_t length = m_at - m_runBegin;
    if (length < shortestBlob || m_runDigits * 24 < length) return;
    if (m_runCapitals * 8 < length) { // hexadecimal digits: letters and digits alternate, and are joined less than words are
        if (m_runDigits * 8 >= length) m_sum += (m_sum - m_sumBefore + m_english - m_englishBefore) / 12;
        return;
    }
    m_sum = m_sumBefore + static_cast<Hundredths>(length) * 72;
    m_english = m_englishBefore;
    m_foreign = m_foreignBefore;
}

void TextCounter::word()
{
    std::size_t begin = m_at;
    std::size_t letters = 0;
    bool accented = false;
    while (m_at < m_text.size()) {
        const ByteKind kind = kindOf(m_text[m_at]);
        if (kind != ByteKind::Letter && kind != ByteKind::LatinLead) break;
        // fooBar is two parts.
        if (m_at > begin && isCapital(m_text[m_at]) && !isCapital(m_text[m_at - 1])) {
            wordPart(m_text.substr(begin, m_at - begin), letters, accented);
            begin = m_at;
            letters = 0;
            accented = false;
        }
        ++letters;
        accented |= kind == ByteKind::LatinLead;
        m_at += kind == ByteKind::LatinLead ? 2 : 1;
    }
    m_at = std::min(m_at, m_text.size());
    wordPart(m_text.substr(begin, m_at - begin), letters, accented);
}

void TextCounter::wordPart(std::string_view part, std::size_t letters, bool accented)
{
    if (letters > 16 && isOneCharacter(part)) {
        m_sum += static_cast<Hundredths>(letters) * whole / 8;
        return;
    }
    if (part.size() >= 2 && part.size() <= longestSmallWord) ++m_seen[static_cast<std::size_t>(smallWords.find(part))];
    m_runCapitals += isCapital(part.front());
    m_english += accented ? fromTable(accentedWord, letters) : englishWord(letters);
    m_foreign += fromTable(accented ? accentedWord : foreignWord, letters);
}

void TextCounter::digits()
{
    const std::size_t end = runEnd(ByteKind::Digit);
    m_sum += whole * static_cast<Hundredths>((end - m_at + 2) / 3);
    ++m_runDigits;
    m_at = end;
}

// One blank belongs to the word after it, but not to a number; the others are a token of their own.
void TextCounter::blanks()
{
    const std::size_t end = runEnd(ByteKind::Blank);
    const std::size_t length = end - m_at;
    m_at = end;
    const ByteKind next = kindAt(end);
    if (next == ByteKind::LineEnd) return;
    if (length > 1) m_sum += whole + static_cast<Hundredths>(length) / 80 * whole;
    if (next == ByteKind::Digit) m_sum += whole;
}

void TextCounter::lineEnds()
{
    const std::size_t end = runEnd(ByteKind::LineEnd);
    m_sum += whole + static_cast<Hundredths>(end - m_at) / 32 * whole;
    m_at = end;
}

void TextCounter::punctuation()
{
    constexpr std::size_t shortestLine = 5; // of dashes
    const std::size_t end = runEnd(ByteKind::Punctuation);
    const bool isSingle = end - m_at == 1;
    Hundredths mixed = 0;
    while (m_at < end) {
        const std::size_t same = std::min(m_text.find_first_not_of(m_text[m_at], m_at), end) - m_at;
        m_at += same;
        if (same >= shortestLine)
            m_sum += whole + static_cast<Hundredths>(same) / 64 * whole;
        else
            mixed += static_cast<Hundredths>(same);
    }
    if (isSingle && kindAt(end) == ByteKind::Letter)
        m_sum += joined;
    else
        m_sum += whole * ((mixed + 2) / 3); // "});" and the like are single tokens
    if (kindAt(end) == ByteKind::LineEnd) m_at = runEnd(ByteKind::LineEnd);
}

void TextCounter::character()
{
    const auto byteAt = [this](std::size_t i) { return static_cast<unsigned char>(i < m_text.size() ? m_text[i] : 0) & 0x3FU; };
    const auto lead = static_cast<unsigned char>(m_text[m_at]);
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    char32_t code = length == 1 ? lead : lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i) code = (code << 6U) | byteAt(m_at + i);
    m_at = std::min(m_at + length, m_text.size());
    if (code >= 0x4E00 && code < 0xA000) {
        ++m_han;
        m_rareHanSigns += std::find(std::begin(traditionalMarks), std::end(traditionalMarks), code) != std::end(traditionalMarks);
        return;
    }
    if (code >= 0x3040 && code < 0x3100) ++m_rareHanSigns; // kana: the text is Japanese
    const auto after = std::upper_bound(std::begin(scriptCosts), std::end(scriptCosts), code,
                                        [](char32_t value, const ScriptCost &script) { return value < script.first; });
    const ScriptCost &script = after == std::begin(scriptCosts) ? *after : *std::prev(after);
    m_sum += m_isO200k ? script.cost * script.o200k / 100 : script.cost;
}

// Where the base64 begins that the word "data" at `at` announces: "data":"…" of Anthropic and Gemini, "data:image/png;base64,…"
// of OpenAI. Only where these are the JSON's own; within a text the quotes have a backslash. Else npos.
std::size_t base64After(std::string_view json, std::size_t at)
{
    constexpr std::size_t longestMediaType = 100;
    constexpr std::string_view base64 = "base64,";
    const std::size_t end = at + 4;
    const std::string_view after = json.substr(end, longestMediaType);
    for (const std::string_view member : {std::string_view("\":\""), std::string_view("\": \"")})
        if (after.starts_with(member) && json.substr(end + member.size(), 5) != "data:") return end + member.size();
    const bool beginsString = at > 0 && json[at - 1] == '"' && (at == 1 || json[at - 2] != '\\');
    if (!beginsString || !after.starts_with(':')) return std::string_view::npos;
    const std::size_t found = after.substr(0, after.find('"')).find(base64);
    return found == std::string_view::npos ? found : end + found + base64.size();
}

std::size_t base64End(std::string_view json, std::size_t begin)
{
    const auto isBase64 = [](char c) {
        return kindOf(c) == ByteKind::Letter || kindOf(c) == ByteKind::Digit || c == '+' || c == '/' || c == '-' || c == '_' || c == '=';
    };
    while (begin < json.size() && isBase64(json[begin])) ++begin;
    return begin;
}

} // namespace

std::int64_t countTokens(std::string_view text, Vocabulary vocabulary)
{
    return TextCounter(text, vocabulary).count();
}

std::int64_t countTokens(const ChatRequest &request, Vocabulary vocabulary)
{
    struct PartCounter
    {
        Vocabulary vocabulary;
        std::int64_t text(const std::string &words) const { return countTokens(std::string_view(words), vocabulary); }
        std::int64_t operator()(const TextPart &part) const { return text(part.text); }
        std::int64_t operator()(const ImagePart &part) const { return mediaTokens(part.data); }
        std::int64_t operator()(const ThinkingPart &part) const { return text(part.text); }
        std::int64_t operator()(const DocumentPart &part) const { return part.text.empty() ? mediaTokens(part.data) : text(part.text); }
        std::int64_t operator()(const OtherPart &part) const
        {
            std::int64_t sum = text(part.text);
            for (const PlainContent &piece : part.content)
                if (const auto *image = std::get_if<ImagePart>(&piece)) sum += (*this)(*image);
            return sum;
        }
        std::int64_t operator()(const ToolCallPart &part) const { return text(part.name) + text(part.inputJson); }
        std::int64_t operator()(const ToolResultPart &part) const
        {
            std::int64_t sum = 0;
            for (const ResultContent &content : part.content) sum += std::visit(*this, content);
            return sum;
        }
    };
    const PartCounter count{vocabulary};
    std::int64_t sum = 0;
    for (const TextPart &part : request.system) sum += count(part);
    for (const ChatMessage &message : request.messages)
        for (const ContentPart &part : message.parts) sum += std::visit(count, part);
    for (const ToolDefinition &tool : request.tools)
        sum += count.text(tool.name) + count.text(tool.description) + count.text(tool.schemaJson);
    return sum;
}

std::int64_t countWrittenTokens(std::string_view json, Vocabulary vocabulary)
{
    constexpr std::size_t shortestImage = 256;
    std::int64_t sum = 0;
    std::size_t counted = 0;
    std::size_t at = 0;
    while ((at = json.find("data", at)) != std::string_view::npos) {
        const std::size_t begin = base64After(json, at);
        at += 4;
        if (begin == std::string_view::npos) continue;
        at = base64End(json, begin);
        if (at - begin < shortestImage || at == json.size() || json[at] != '"') continue;
        sum += countTokens(json.substr(counted, begin - counted), vocabulary) + mediaTokens(json.substr(begin, at - begin));
        counted = at;
    }
    return sum + countTokens(json.substr(counted), vocabulary);
}

} // namespace ccr::proxy
