#pragma once

#include <string>
#include <string_view>

namespace ccr::proxy {

/// Splits a text/event-stream into its events (WHATWG HTML, 9.2.6). Takes bytes as they come; accepts CR, LF and CR LF,
/// `data:` with and without a blank, several data lines, comments, a byte order mark. An event without data is not reported.
class SseParser
{
public:
    /// `onEvent(std::string_view name, std::string_view data)`; views are valid during the call. False once an event is
    /// larger than the limit; nothing more is then reported.
    template <typename OnEvent>
    bool feed(std::string_view bytes, OnEvent onEvent);
    /// The stream has ended: an event whose blank line is missing is reported all the same, because providers forget it.
    template <typename OnEvent>
    void finish(OnEvent onEvent);

    static constexpr std::size_t maxEventBytes = 32UL * 1024 * 1024;

private:
    void takeLine(std::string_view line);
    template <typename OnEvent>
    void dispatch(OnEvent &onEvent);

    std::string m_line; ///< an incomplete line
    std::string m_name;
    std::string m_data;
    bool m_hasData = false;
    bool m_atStart = true;       ///< where a byte order mark may stand
    bool m_skipLineFeed = false; ///< the last byte was a CR
    bool m_overflow = false;
};

template <typename OnEvent>
bool SseParser::feed(std::string_view bytes, OnEvent onEvent)
{
    while (!bytes.empty() && !m_overflow) {
        if (m_skipLineFeed) {
            m_skipLineFeed = false;
            if (bytes.front() == '\n') bytes.remove_prefix(1);
            continue;
        }
        const std::size_t end = bytes.find_first_of("\r\n");
        if (end == std::string_view::npos) {
            m_line += bytes;
            m_overflow = m_line.size() + m_data.size() > maxEventBytes;
            break;
        }
        std::string_view line = bytes.substr(0, end);
        if (!m_line.empty()) {
            m_line += line;
            line = m_line;
        }
        if (line.empty())
            dispatch(onEvent);
        else
            takeLine(line);
        m_line.clear();
        m_skipLineFeed = bytes[end] == '\r';
        m_overflow = m_data.size() > maxEventBytes;
        bytes.remove_prefix(end + 1);
    }
    return !m_overflow;
}

template <typename OnEvent>
void SseParser::finish(OnEvent onEvent)
{
    if (!m_line.empty()) takeLine(m_line);
    m_line.clear();
    dispatch(onEvent);
}

template <typename OnEvent>
void SseParser::dispatch(OnEvent &onEvent)
{
    if (m_hasData) onEvent(std::string_view(m_name), std::string_view(m_data));
    m_name.clear();
    m_data.clear();
    m_hasData = false;
}

} // namespace ccr::proxy
