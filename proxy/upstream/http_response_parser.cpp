#include "proxy/upstream/http_response_parser.h"

#include "proxy/api/exchange_sentence.h"

#include <algorithm>
#include <charconv>

namespace ccr::proxy {

namespace {

constexpr std::size_t maxChunkLine = 4096;
constexpr std::string_view beginningOfHttp = "HTTP/1.";

std::string_view trimmed(std::string_view text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (!text.empty() && isBlank(text.front())) text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back())) text.remove_suffix(1);
    return text;
}

// The whole of a non-empty text, and no more than fits: a number that overflows would leave the one before in place.
bool readNumber(std::string_view text, int base, std::size_t &number)
{
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    return !text.empty() && end == text.data() + text.size() && code == std::errc();
}

// End of the head: after the first empty line, whatever its line end.
std::size_t headLength(std::string_view text, std::size_t from)
{
    for (std::size_t at = text.find('\n', from); at != std::string_view::npos; at = text.find('\n', at + 1)) {
        if (at + 1 < text.size() && text[at + 1] == '\n') return at + 2;
        if (at + 2 < text.size() && text[at + 1] == '\r' && text[at + 2] == '\n') return at + 3;
    }
    return 0;
}

} // namespace

std::size_t HttpResponseParser::feed(std::string_view bytes, std::string &body)
{
    if (m_state == State::Head) return feedHead(bytes);
    if (m_state != State::Body) return 0;
    switch (m_framing) {
    case Framing::Chunked: return feedChunked(bytes, body);
    case Framing::UntilClose: body += bytes; return bytes.size();
    case Framing::Length: {
        const std::string_view piece = bytes.substr(0, m_remaining);
        body += piece;
        m_remaining -= piece.size();
        if (m_remaining == 0) m_state = State::Complete;
        return piece.size();
    }
    case Framing::None: break;
    }
    return 0;
}

std::size_t HttpResponseParser::feedHead(std::string_view bytes)
{
    std::size_t taken = 0;
    while (m_state == State::Head && taken < bytes.size()) {
        const std::size_t before = m_buffer.size();
        m_buffer += bytes.substr(taken);
        // Another protocol may never send an empty line, and wait.
        if (!beginningOfHttp.starts_with(std::string_view(m_buffer).substr(0, beginningOfHttp.size()))) {
            fail(told("the answer is not HTTP/1.1"));
            break;
        }
        const std::size_t length = headLength(m_buffer, before < 3 ? 0 : before - 3);
        if ((length == 0 ? m_buffer.size() : length) > maxHeadBytes) {
            fail(told("the response head is larger than 256 KB"));
            break;
        }
        if (length == 0) return bytes.size();
        taken += length - before;
        const std::string text = m_buffer.substr(0, length);
        m_buffer.clear();
        parseHead(text);
        const bool isInterim = m_head.status >= 100 && m_head.status < 200 && m_head.status != 101;
        if (m_state == State::Failed || !isInterim) break;
        m_state = State::Head;
        m_head = {};
    }
    return m_state == State::Failed ? bytes.size() : taken;
}

bool HttpResponseParser::parseHead(std::string_view text)
{
    int minorVersion = 1;
    std::size_t end = text.find('\n');
    if (!parseStatusLine(trimmed(text.substr(0, end)), minorVersion)) return false;
    for (std::size_t at = end + 1; at < text.size(); at = end + 1) {
        end = text.find('\n', at);
        const std::string_view line = trimmed(text.substr(at, end - at));
        if (line.empty()) break;
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || colon == 0) return fail(told("a response header line has no name"));
        if (m_head.headers.size() >= maxFields) return fail(told("the response has more than 1000 header fields"));
        m_head.headers.add(std::string(trimmed(line.substr(0, colon))), std::string(trimmed(line.substr(colon + 1))));
    }
    return decideFraming(minorVersion);
}

bool HttpResponseParser::parseStatusLine(std::string_view line, int &minorVersion)
{
    const bool isHttp = line.size() >= 12 && (line.starts_with("HTTP/1.1 ") || line.starts_with("HTTP/1.0 "));
    int status = 0;
    if (!isHttp || std::from_chars(line.data() + 9, line.data() + 12, status).ptr != line.data() + 12 || status < 100 || status > 999)
        return fail(told("the answer is not HTTP/1.1"));
    minorVersion = line[7] - '0';
    m_head.status = status;
    return true;
}

bool HttpResponseParser::decideFraming(int minorVersion)
{
    m_state = State::Body;
    const std::string_view connection = m_head.headers.value("connection");
    m_keepsAlive = minorVersion == 1 ? !equalsIgnoringCase(connection, "close") : equalsIgnoringCase(connection, "keep-alive");
    if (m_head.status < 200) return true;
    const std::string *coding = m_head.headers.find("transfer-encoding");
    const std::string *length = nullptr;
    for (const HttpHeader &field : m_head.headers) {
        if (!equalsIgnoringCase(field.name, "content-length")) continue;
        if (length && *length != field.value) return fail(told("the response has two different lengths"));
        length = &field.value;
    }
    if (m_head.status == 204 || m_head.status == 304) {
        m_framing = Framing::None;
        m_state = State::Complete;
        return true;
    }
    if (coding) {
        if (length) return fail(told("the response has both a length and a transfer encoding"));
        if (!equalsIgnoringCase(*coding, "chunked")) return fail(told("the response's transfer encoding is not chunked"));
        m_framing = Framing::Chunked;
        return true;
    }
    if (!length) {
        m_framing = Framing::UntilClose;
        return true;
    }
    if (!readNumber(*length, 10, m_remaining)) return fail(told("the response's length is no number"));
    m_framing = Framing::Length;
    if (m_remaining == 0) m_state = State::Complete;
    return true;
}

std::size_t HttpResponseParser::feedChunked(std::string_view bytes, std::string &body)
{
    std::size_t at = 0;
    while (at < bytes.size() && m_state == State::Body) {
        if (m_chunk == Chunk::Data) {
            const std::string_view piece = bytes.substr(at, m_remaining);
            body += piece;
            at += piece.size();
            m_remaining -= piece.size();
            if (m_remaining == 0) m_chunk = Chunk::DataEnd;
            continue;
        }
        const std::size_t lf = bytes.find('\n', at);
        std::string_view line = bytes.substr(at, lf == std::string_view::npos ? lf : lf - at);
        at += line.size() + (lf == std::string_view::npos ? 0 : 1);
        if (m_buffer.size() + line.size() > maxChunkLine) {
            fail(told("a chunk line of the response is too long"));
            break;
        }
        if (lf == std::string_view::npos || !m_buffer.empty()) m_buffer += line;
        if (lf == std::string_view::npos) break;
        if (!m_buffer.empty()) line = m_buffer;
        takeChunkLine(trimmed(line));
        m_buffer.clear();
    }
    return at;
}

bool HttpResponseParser::takeChunkLine(std::string_view line)
{
    switch (m_chunk) {
    case Chunk::Size: {
        const std::string_view digits = trimmed(line.substr(0, line.find(';')));
        if (!readNumber(digits, 16, m_remaining)) return fail(told("a chunk size of the response is no number"));
        m_chunk = m_remaining == 0 ? Chunk::Trailer : Chunk::Data;
        return true;
    }
    case Chunk::DataEnd:
        if (!line.empty()) return fail(told("a chunk of the response is longer than it says"));
        m_chunk = Chunk::Size;
        return true;
    case Chunk::Trailer:
        if (line.empty()) m_state = State::Complete;
        return true;
    case Chunk::Data: break;
    }
    return true;
}

void HttpResponseParser::finish()
{
    if (m_state == State::Complete || m_state == State::Failed) return;
    if (m_state == State::Body && m_framing == Framing::UntilClose) {
        m_state = State::Complete;
        return;
    }
    fail(m_state == State::Head ? told("the connection was closed without an answer")
                                : told("the connection was closed in the middle of the answer"));
}

bool HttpResponseParser::fail(PackedPhrase message)
{
    m_state = State::Failed;
    m_error = std::move(message);
    return false;
}

} // namespace ccr::proxy
