#include "proxy/json/json_unicode.h"

#include <QString>

#include <algorithm>
#include <charconv>

namespace ccr::proxy {

namespace {

constexpr std::size_t escapeLength = 6; // \uXXXX

enum class Unit
{
    Other,
    High,
    Low
};

// What the escape at `at` stands for.
Unit unitAt(std::string_view json, std::size_t at)
{
    unsigned code = 0;
    if (at + escapeLength > json.size() || json[at] != '\\' || json[at + 1] != 'u') return Unit::Other;
    const char *end = json.data() + at + escapeLength;
    if (std::from_chars(json.data() + at + 2, end, code, 16).ptr != end) return Unit::Other;
    return code >= 0xd800 && code < 0xdc00 ? Unit::High : code >= 0xdc00 && code < 0xe000 ? Unit::Low : Unit::Other;
}

// Every body passes here, and bodies are full of other escapes: without a branch in it the loop becomes one of vector instructions.
bool mayHoldSurrogates(std::string_view json)
{
    unsigned char found = 0;
    for (std::size_t i = 2; i < json.size(); ++i)
        found |= static_cast<unsigned char>((json[i - 2] == '\\') & (json[i - 1] == 'u') & ((json[i] | 0x20) == 'd'));
    return found != 0;
}

// Of the same length, so that it can be done in place.
void replaceLoneSurrogates(char *json, std::size_t size)
{
    const std::string_view text(json, size);
    for (std::size_t at = text.find('\\'); at != std::string_view::npos; at = text.find('\\', at)) {
        const Unit unit = unitAt(text, at);
        if (unit == Unit::Other) {
            at += 2; // also past an escaped backslash
        } else if (unit == Unit::High && unitAt(text, at + escapeLength) == Unit::Low) {
            at += 2 * escapeLength;
        } else {
            std::copy_n("fffd", 4, json + at + 2);
            at += escapeLength;
        }
    }
}

} // namespace

void replaceLoneSurrogates(std::string &json)
{
    if (mayHoldSurrogates(json)) replaceLoneSurrogates(json.data(), json.size());
}

void replaceLoneSurrogates(QByteArray &json)
{
    const std::string_view text(json.constData(), static_cast<std::size_t>(json.size()));
    if (mayHoldSurrogates(text)) replaceLoneSurrogates(json.data(), text.size());
}

std::string validUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).toUtf8().toStdString();
}

} // namespace ccr::proxy
