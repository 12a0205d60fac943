#include "logging/format/pino_format.h"

#include "logging/base/plain_text.h"

#include <QCoreApplication>
#include <QSysInfo>

#include <charconv>
#include <cmath>

namespace ccr::logging {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

template <typename Number>
void appendNumber(std::string &out, Number number)
{
    char digits[40];
    out.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

// Length of the valid UTF-8 sequence at the start of `text`, 0 when there is none (RFC 3629, table of 4).
std::size_t utf8Length(std::string_view text)
{
    const auto at = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto follows = [&](std::size_t i, unsigned low, unsigned high) { return i < text.size() && at(i) >= low && at(i) <= high; };
    const unsigned lead = at(0);
    if (lead >= 0xC2 && lead <= 0xDF) return follows(1, 0x80, 0xBF) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        const unsigned low = lead == 0xE0 ? 0xA0 : 0x80;
        const unsigned high = lead == 0xED ? 0x9F : 0xBF;
        return follows(1, low, high) && follows(2, 0x80, 0xBF) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const unsigned low = lead == 0xF0 ? 0x90 : 0x80;
        const unsigned high = lead == 0xF4 ? 0x8F : 0xBF;
        return follows(1, low, high) && follows(2, 0x80, 0xBF) && follows(3, 0x80, 0xBF) ? 4 : 0;
    }
    return 0;
}

void appendControl(std::string &out, char c)
{
    constexpr char hex[] = "0123456789abcdef";
    switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    default: break;
    }
    out += "\\u00";
    out += hex[(static_cast<unsigned char>(c) >> 4) & 0xf];
    out += hex[static_cast<unsigned char>(c) & 0xf];
}

} // namespace

void appendQuoted(std::string &out, std::string_view text)
{
    out += '"';
    std::size_t i = plainPrefix<true>(text);
    if (i == text.size()) { // nearly always
        out += text;
        out += '"';
        return;
    }
    std::size_t start = 0;
    for (; i < text.size(); i += plainPrefix<true>(text.substr(i))) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c >= 0x80) {
            const std::size_t length = utf8Length(text.substr(i));
            if (length > 0) {
                i += length;
                continue;
            }
        }
        out.append(text, start, i - start);
        if (c >= 0x80)
            out += replacement;
        else
            appendControl(out, text[i]);
        start = ++i;
    }
    out.append(text, start);
    out += '"';
}

void appendValue(std::string &out, const FieldView::Value &value)
{
    if (const auto *text = std::get_if<std::string_view>(&value)) return appendQuoted(out, *text);
    if (const auto *number = std::get_if<std::int64_t>(&value)) return appendNumber(out, *number);
    if (const auto *flag = std::get_if<bool>(&value)) {
        out += *flag ? "true" : "false";
        return;
    }
    if (const auto *json = std::get_if<RawJsonView>(&value)) {
        out += json->text;
        return;
    }
    const auto *real = std::get_if<double>(&value);
    if (real && std::isfinite(*real))
        appendNumber(out, *real);
    else
        out += "null";
}

PinoFormat::PinoFormat()
{
    m_process = ",\"pid\":" + std::to_string(QCoreApplication::applicationPid()) + ",\"hostname\":";
    appendQuoted(m_process, QSysInfo::machineHostName().toStdString());
}

void PinoFormat::append(std::string &out, const RecordView &record) const
{
    out += "{\"level\":";
    appendNumber(out, static_cast<int>(record.severity));
    out += ",\"time\":";
    appendNumber(out, std::chrono::duration_cast<milliseconds>(record.time.time_since_epoch()).count());
    out += m_process;
    out += ",\"component\":";
    appendQuoted(out, record.component);
    if (!record.exchangeId.empty()) {
        out += ",\"reqId\":";
        appendQuoted(out, record.exchangeId);
    }
    for (const auto &[name, value] : record.fields) {
        out += ',';
        appendQuoted(out, name);
        out += ':';
        appendValue(out, value);
    }
    out += ",\"msg\":";
    appendQuoted(out, record.message);
    out += "}\n";
}

} // namespace ccr::logging
