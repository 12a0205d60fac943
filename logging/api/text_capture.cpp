#include "logging/api/text_capture.h"

#include <algorithm>
#include <iostream>

namespace ccr::logging {

namespace {

bool contains(std::string_view line, std::string_view word)
{
    const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; };
    return std::search(line.begin(), line.end(), word.begin(), word.end(), same) != line.end();
}

} // namespace

Severity TextCapture::severityOf(std::string_view line)
{
    if (contains(line, "error") || contains(line, "failed") || contains(line, "fatal")) return Severity::Error;
    return contains(line, "warn") ? Severity::Warn : Severity::Info;
}

void TextCapture::feed(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view part = text.substr(0, std::min(end, longestLine - std::min(m_line.size(), longestLine)));
        if (end == std::string_view::npos && m_line.size() + part.size() < longestLine) {
            m_line += part;
            return;
        }
        if (m_line.empty()) {
            write(part);
        } else {
            m_line += part;
            finish();
        }
        text.remove_prefix(part.size() + (part.size() == end ? 1 : 0));
    }
}

void TextCapture::finish()
{
    write(m_line);
    m_line.clear();
}

void TextCapture::write(std::string_view line)
{
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    if (!line.empty()) m_log.write(severityOf(line), line);
}

ClogCapture::ClogCapture(Log log) : m_capture(std::move(log)), m_previous(std::clog.rdbuf(this)) {}

ClogCapture::~ClogCapture()
{
    std::clog.rdbuf(m_previous);
}

std::streamsize ClogCapture::xsputn(const char *text, std::streamsize count)
{
    const std::scoped_lock lock(m_mutex);
    m_capture.feed({text, static_cast<std::size_t>(count)});
    return count;
}

ClogCapture::int_type ClogCapture::overflow(int_type character)
{
    const char c = traits_type::to_char_type(character);
    const std::scoped_lock lock(m_mutex);
    if (!traits_type::eq_int_type(character, traits_type::eof())) m_capture.feed({&c, 1});
    return traits_type::not_eof(character);
}

} // namespace ccr::logging
