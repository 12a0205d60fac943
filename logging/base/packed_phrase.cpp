#include "logging/base/packed_phrase.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace ccr {

namespace {

// Control characters, which no sentence has: a sentence, after it each of its values, and where a sentence ends that is a value
// itself. A text that begins otherwise is somebody else's words.
constexpr char sentenceMark = '\x01';
constexpr char valueMark = '\x02';
constexpr char endMark = '\x03';
constexpr int deepest = 16; // of what comes from a file

constexpr bool isMark(char c)
{
    return c == sentenceMark || c == valueMark || c == endMark;
}

void appendWords(std::string &out, std::string_view words)
{
    std::replace_copy_if(words.begin(), words.end(), std::back_inserter(out), isMark, ' ');
}

/// A sentence and the texts of its values, or words alone.
struct Parts
{
    std::string_view sentence;
    std::string_view words;
    std::vector<std::string_view> values; ///< packed themselves
};

// The end of the value that begins at `at`.
std::size_t endOfValue(std::string_view packed, std::size_t at)
{
    int open = 0;
    for (; at < packed.size(); ++at) {
        const char c = packed[at];
        if (c == sentenceMark) ++open;
        if (open == 0 && isMark(c)) return at;
        if (c == endMark && --open == 0) return at + 1;
    }
    return at;
}

Parts partsOf(std::string_view packed)
{
    if (!packed.starts_with(sentenceMark)) return {.sentence = {}, .words = packed, .values = {}};
    Parts parts;
    std::size_t at = std::min(packed.find_first_of("\x02\x03", 1), packed.size());
    parts.sentence = packed.substr(1, at - 1);
    while (at < packed.size() && packed[at] == valueMark) {
        const std::size_t end = endOfValue(packed, at + 1);
        parts.values.push_back(packed.substr(at + 1, end - at - 1));
        at = end;
    }
    return parts;
}

void compose(std::string &out, std::string_view packed, int depth)
{
    const Parts parts = partsOf(packed);
    if (parts.sentence.empty() || depth > deepest) {
        out += parts.words;
        return;
    }
    for (std::size_t i = 0; i < parts.sentence.size(); ++i) {
        const char c = parts.sentence[i];
        const std::size_t place =
            c == '%' && i + 1 < parts.sentence.size() ? std::size_t(parts.sentence[i + 1] - '1') : parts.values.size();
        if (place >= parts.values.size()) {
            out += c;
            continue;
        }
        compose(out, parts.values[place], depth + 1);
        ++i;
    }
}

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

Phrase phraseIn(std::string_view packed, int depth)
{
    const Parts parts = partsOf(packed);
    if (parts.sentence.empty() || depth > deepest) return textOf(parts.words);
    std::vector<Phrase> values;
    for (const std::string_view value : parts.values) values.push_back(phraseIn(value, depth + 1));
    return Phrase(textOf(parts.sentence), std::move(values));
}

} // namespace

PackedPhrase::PackedPhrase(std::string words) : m_packed(std::move(words))
{
    std::replace_if(m_packed.begin(), m_packed.end(), isMark, ' ');
}

PackedPhrase PackedPhrase::sentence(std::string_view english)
{
    PackedPhrase phrase;
    phrase.m_packed.reserve(english.size() + 32);
    phrase.m_packed += sentenceMark;
    phrase.m_packed += english;
    return phrase;
}

void PackedPhrase::add(std::string_view words)
{
    m_packed += valueMark;
    appendWords(m_packed, words);
}

void PackedPhrase::add(const PackedPhrase &value)
{
    m_packed += valueMark;
    m_packed += value.m_packed;
    if (value.hasSentence()) m_packed += endMark;
}

bool PackedPhrase::hasSentence() const
{
    return m_packed.starts_with(sentenceMark);
}

bool PackedPhrase::says(std::string_view sentence) const
{
    return hasSentence() && partsOf(m_packed).sentence == sentence;
}

std::string PackedPhrase::english() const
{
    std::string text;
    compose(text, m_packed, 0);
    return text;
}

Phrase PackedPhrase::phrase() const
{
    return phraseIn(m_packed, 0);
}

void PackedPhrase::append(const Phrase &phrase)
{
    if (phrase.sentence().isEmpty()) return appendWords(m_packed, phrase.english().toStdString());
    *this = sentence(phrase.sentence().toStdString());
    for (const Phrase &value : phrase.values()) add(value);
}

} // namespace ccr
