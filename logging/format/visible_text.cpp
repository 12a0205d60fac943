#include "logging/format/visible_text.h"

#include "logging/base/plain_text.h"
#include "logging/base/utf8.h"
#include "logging/format/field_names.h"

#include <algorithm>

namespace ccr::logging {

namespace {

using namespace std::string_view_literals;

// What may stand bare in name=value.
bool isWord(std::string_view text)
{
    if (text.empty()) return false;
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c <= 0x20 || c == '"' || c == '=' || c == '\\' || c == 0x7F) return false;
        const std::size_t length = utf8Length(text.substr(i));
        if (length == 0 || isDeceptive(codePoint(text.substr(i), length))) return false;
        i += length;
    }
    return true;
}

} // namespace

void appendVisible(std::string &out, std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t plain = printablePrefix(text.substr(i));
        out.append(text, i, plain);
        i += plain;
        if (i == text.size()) return;
        const std::size_t length = utf8Length(text.substr(i));
        appendEscaped(out, text.substr(i, std::max<std::size_t>(length, 1)));
        i += std::max<std::size_t>(length, 1);
    }
}

void appendVisibleLines(std::string &out, std::string_view text, std::string_view indent)
{
    bool isFirst = true;
    while (true) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (!isFirst) {
            out += '\n';
            out += indent;
        }
        isFirst = false;
        for (std::size_t tab = line.find('\t'); tab != std::string_view::npos; tab = line.find('\t')) {
            appendVisible(out, line.substr(0, tab));
            out += "    "sv;
            line.remove_prefix(tab + 1);
        }
        appendVisible(out, line);
        if (end == std::string_view::npos) return;
        text.remove_prefix(end + 1);
    }
}

void appendWord(std::string &out, std::string_view text)
{
    if (isWord(text))
        out += text;
    else
        appendQuoted(out, text);
}

void appendValueWord(std::string &out, const FieldView::Value &value)
{
    if (const auto *text = std::get_if<std::string_view>(&value))
        appendWord(out, *text);
    else if (const auto *json = std::get_if<RawJsonView>(&value))
        appendWord(out, json->text);
    else
        appendJsonValue(out, value);
}

void appendKey(std::string &out, std::string_view name)
{
    if (isWord(name)) {
        out += name;
        return;
    }
    for (const char c : name) out += (c > 0x20 && c < 0x7F && c != '"' && c != '=' && c != '\\') ? c : '_';
    if (name.empty()) out += '_';
}

void appendPairs(std::string &out, std::span<const FieldView> fields, ErrorParts &error, std::string_view errorName)
{
    const RepeatedNames repeated(fields);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (repeated.isOverridden(i)) continue;
        const auto &[name, value] = fields[i];
        const auto *json = std::get_if<RawJsonView>(&value);
        out += ' ';
        appendKey(out, name == "err"sv ? errorName : name);
        out += '=';
        if (name != "err"sv || !json || !error.read(json->text)) {
            appendValueWord(out, value);
            continue;
        }
        appendWord(out, error.message());
        if (!error.type().empty()) {
            out += ' ';
            appendKey(out, errorName);
            out += ".type="sv;
            appendWord(out, error.type());
        }
        if (!error.stack().empty()) {
            out += ' ';
            appendKey(out, errorName);
            out += ".stack="sv;
            appendWord(out, error.stack());
        }
    }
}

} // namespace ccr::logging
