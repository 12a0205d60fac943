#include "proxy/http/http_request_parser.h"

#include "proxy/api/exchange_sentence.h"
#include "proxy/http/shown_text.h"

#include <array>
#include <charconv>
#include <cstring>

namespace ccr::proxy {

namespace {

constexpr std::size_t maxChunkLine = 256;
constexpr std::size_t shownLength = 60;
constexpr std::size_t usualFields = 24; // an agent sends about 20

// token characters of RFC 9110, 5.6.2
constexpr std::array<bool, 256> makeTokenTable()
{
    std::array<bool, 256> table{};
    for (int c = '0'; c <= '9'; ++c) table[static_cast<std::size_t>(c)] = true;
    for (int c = 'a'; c <= 'z'; ++c) table[static_cast<std::size_t>(c)] = true;
    for (int c = 'A'; c <= 'Z'; ++c) table[static_cast<std::size_t>(c)] = true;
    for (const char c : {'!', '#', '$', '%', '&', '\'', '*', '+', '-', '.', '^', '_', '`', '|', '~'})
        table[static_cast<unsigned char>(c)] = true;
    return table;
}
constexpr auto tokenTable = makeTokenTable();

bool isToken(std::string_view text)
{
    bool all = true;
    for (const char c : text) all &= tokenTable[static_cast<unsigned char>(c)];
    return all && !text.empty();
}

bool hasControl(std::string_view text)
{
    bool found = false; // no early return: it would keep the compiler from using vector instructions
    for (const char c : text) {
        const auto u = static_cast<unsigned char>(c);
        found |= (u < 0x20 && u != '\t') || u == 0x7f;
    }
    return found;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

std::string shown(std::string_view text)
{
    std::string out = shownText(text, shownLength);
    for (char &c : out)
        if (c < 0x20 || c >= 0x7f) c = '?';
    return out;
}

// A line end that is not CR LF: a bare LF, or a CR not followed by LF. A CR at the very end may yet be completed. When text
// continues what was checked before, its first byte was judged then.
bool hasBareLineEnd(std::string_view text, bool continued)
{
    for (std::size_t at = continued ? 1 : 0; (at = text.find('\n', at)) != std::string_view::npos; ++at)
        if (at == 0 || text[at - 1] != '\r') return true;
    for (std::size_t at = 0; (at = text.find('\r', at)) != std::string_view::npos; ++at)
        if (at + 1 < text.size() && text[at + 1] != '\n') return true;
    return false;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isVersion(std::string_view text)
{
    if (!text.starts_with("HTTP/")) return false;
    text.remove_prefix(5);
    return !text.empty() && isDigit(text[0]) && (text.size() == 1 || (text.size() == 3 && text[1] == '.' && isDigit(text[2])));
}

bool listContains(std::string_view list, std::string_view item)
{
    while (!list.empty()) {
        const std::size_t comma = list.find(',');
        if (equalsIgnoringCase(trimmed(list.substr(0, comma)), item)) return true;
        if (comma == std::string_view::npos) break;
        list.remove_prefix(comma + 1);
    }
    return false;
}

} // namespace

HttpRequestParser::Step HttpRequestParser::feed(std::string_view bytes)
{
    switch (m_state) {
    case State::Head: return feedHead(bytes);
    case State::Body: return m_chunked ? feedChunked(bytes) : feedBody(bytes);
    case State::Complete:
    case State::Failed: break;
    }
    return {};
}

HttpRequestParser::Step HttpRequestParser::feedHead(std::string_view bytes)
{
    // Empty lines before a request line are skipped (RFC 9112, 2.2), also when one arrives in two halves.
    if (m_buffer == "\r" && bytes.starts_with('\n')) {
        m_buffer.clear();
        return {1, {}};
    }
    std::size_t skipped = 0;
    if (m_buffer.empty())
        while (bytes.size() >= skipped + 2 && bytes[skipped] == '\r' && bytes[skipped + 1] == '\n') skipped += 2;
    const std::string_view fresh = bytes.substr(skipped);

    // The usual case: the whole head in one read, parsed where it lies.
    if (m_buffer.empty()) {
        const std::size_t end = fresh.find("\r\n\r\n");
        if (end != std::string_view::npos && end + 4 <= m_limits.headerBytes + m_limits.requestLineBytes) {
            parseHead(fresh.substr(0, end + 2));
            return {skipped + end + 4, {}};
        }
    }
    const std::size_t before = m_buffer.size();
    m_buffer += fresh;
    const std::size_t from = before < 3 ? 0 : before - 3;
    const std::size_t end = m_buffer.find("\r\n\r\n", from);
    const std::size_t length = end == std::string::npos ? m_buffer.size() : end + 4;
    const std::size_t lineEnd = m_buffer.find("\r\n");
    const std::size_t unfinished = m_buffer.size() - (m_buffer.ends_with('\r') ? 1 : 0); // the CR may be half a line end
    if (std::min(lineEnd, unfinished) > m_limits.requestLineBytes) {
        fail(414, told("The request line is longer than %1 bytes; send the data in the body.", m_limits.requestLineBytes));
    } else if (length > m_limits.headerBytes + m_limits.requestLineBytes) {
        fail(431, told("The header fields are larger than %1 bytes; send fewer or shorter fields.", m_limits.headerBytes));
    } else if (hasBareLineEnd(std::string_view(m_buffer).substr(from, length - from), from > 0)) {
        fail(400, told("A line of the head does not end with CR LF."));
    }
    if (m_state == State::Failed) return {bytes.size(), {}};
    if (end == std::string::npos) return {bytes.size(), {}};
    const std::string text = std::move(m_buffer);
    m_buffer.clear();
    parseHead(std::string_view(text).substr(0, end + 2));
    return {skipped + (length - before), {}};
}

bool HttpRequestParser::parseHead(std::string_view text)
{
    // A bare CR or LF needs no search of its own here: no part of a line may contain one.
    std::size_t end = text.find("\r\n");
    if (end > m_limits.requestLineBytes)
        return fail(414, told("The request line is longer than %1 bytes; send the data in the body.", m_limits.requestLineBytes));
    if (text.size() - end > m_limits.headerBytes)
        return fail(431, told("The header fields are larger than %1 bytes; send fewer or shorter fields.", m_limits.headerBytes));
    if (!parseRequestLine(text.substr(0, end))) return false;
    m_head.headers.reserve(usualFields);
    for (std::size_t at = end + 2; at < text.size(); at = end + 2) {
        end = text.find("\r\n", at);
        if (!parseField(text.substr(at, end - at))) return false;
    }
    return checkFraming();
}

bool HttpRequestParser::parseRequestLine(std::string_view line)
{
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first != std::string_view::npos && first == last && isToken(line.substr(0, first)) && line.substr(first + 1, 1) == "/")
        return fail(505, told("\"%1\" names no HTTP version; use HTTP/1.1.", shown(line)));
    if (first == std::string_view::npos || first == last)
        return fail(400, told("\"%1\" is not a request line; expected METHOD TARGET HTTP/1.1.", shown(line)));
    const std::string_view method = line.substr(0, first);
    const std::string_view target = line.substr(first + 1, last - first - 1);
    const std::string_view version = line.substr(last + 1);
    if (!isToken(method)) return fail(400, told("\"%1\" is not a method name.", shown(method)));
    if (version != "HTTP/1.1" && version != "HTTP/1.0") {
        if (isVersion(version)) return fail(505, told("\"%1\" is not served; use HTTP/1.1.", shown(version)));
        return fail(400, told("\"%1\" is not an HTTP version.", shown(version)));
    }
    if (method == "CONNECT" || method == "TRACE") return fail(501, told("%1 is not served.", shown(method)));
    for (const char c : target)
        if (c <= 0x20 || c >= 0x7f)
            return fail(400,
                        told("The request target \"%1\" contains a blank, a control character or a byte outside ASCII; percent-encode it.",
                             shown(target)));

    m_head.method = method;
    m_head.target = target;
    m_head.minorVersion = version.back() - '0';
    std::string_view path = target;
    bool rootless = false;                                             // an absolute target may go without the "/" of its path
    if (path.starts_with("http://") || path.starts_with("https://")) { // absolute form, as sent to proxies
        path.remove_prefix(path.find("//") + 2);
        m_authority = path.substr(0, path.find_first_of("/?"));
        if (m_authority.empty()) return fail(400, told("\"%1\" names no host.", shown(target)));
        path.remove_prefix(m_authority.size());
        rootless = !path.starts_with('/');
    }
    if (!rootless && !path.starts_with('/') && !(path == "*" && method == "OPTIONS"))
        return fail(400, told("\"%1\" is not a request target; it must begin with \"/\".", shown(target)));
    const std::size_t question = path.find('?');
    m_head.path = rootless ? std::string_view("/") : path.substr(0, question);
    if (question != std::string_view::npos) m_head.query = path.substr(question + 1);
    return true;
}

bool HttpRequestParser::parseField(std::string_view line)
{
    if (m_head.headers.size() >= m_limits.headerFields)
        return fail(431, told("More than %1 header fields; send fewer.", m_limits.headerFields));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return fail(400, told("\"%1\" is not a header field.", shown(line)));
    const std::string_view name = line.substr(0, colon);
    if (!isToken(name)) return fail(400, told("\"%1\" is not a header field name.", shown(name)));
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (hasControl(value)) return fail(400, told("The header field \"%1\" contains a control character.", shown(name)));
    m_head.headers.add(std::string(name), std::string(value));
    return true;
}

bool HttpRequestParser::checkFraming()
{
    const std::string *length = nullptr;
    const std::string *coding = nullptr;
    const std::string *host = nullptr;
    bool close = false;
    bool keepAlive = false;
    for (const HttpHeader &field : m_head.headers) {
        if (equalsIgnoringCase(field.name, "content-length")) {
            if (length && *length != field.value) return fail(400, told("Two different Content-Length fields."));
            length = &field.value;
        } else if (equalsIgnoringCase(field.name, "transfer-encoding")) {
            if (coding) return fail(400, told("More than one Transfer-Encoding field."));
            coding = &field.value;
        } else if (equalsIgnoringCase(field.name, "host")) {
            if (host) return fail(400, told("More than one Host field; exactly one is required."));
            host = &field.value;
        } else if (equalsIgnoringCase(field.name, "connection")) {
            close = close || listContains(field.value, "close");
            keepAlive = keepAlive || listContains(field.value, "keep-alive");
        } else if (equalsIgnoringCase(field.name, "expect")) {
            if (!equalsIgnoringCase(field.value, "100-continue"))
                return fail(417, told("\"Expect: %1\" is not supported; only 100-continue is.", shown(field.value)));
            m_expectsContinue = m_head.minorVersion == 1;
        }
    }
    m_keepsAlive = m_head.minorVersion == 1 ? !close : keepAlive && !close;
    if (!host && m_head.minorVersion == 1) return fail(400, told("The Host field is missing; HTTP/1.1 requires it."));
    if (host && !m_authority.empty() && !equalsIgnoringCase(*host, m_authority))
        return fail(400, told("The request target names \"%1\", but Host says \"%2\".", shown(m_authority), shown(*host)));
    if (length && coding) return fail(400, told("Both Content-Length and Transfer-Encoding are given."));
    if (coding) {
        if (m_head.minorVersion == 0) return fail(400, told("HTTP/1.0 has no Transfer-Encoding; use HTTP/1.1 or Content-Length."));
        if (!equalsIgnoringCase(*coding, "chunked"))
            return fail(501, told("Transfer-Encoding \"%1\" is not supported; only chunked is.", shown(*coding)));
        m_chunked = true;
        m_state = State::Body;
        return true;
    }
    if (length) {
        const char *begin = length->data();
        const char *end = begin + length->size();
        const auto parsed = std::from_chars(begin, end, m_remaining);
        if (length->empty() || parsed.ec != std::errc() || parsed.ptr != end)
            return fail(parsed.ec == std::errc::result_out_of_range ? 413 : 400,
                        told("Content-Length \"%1\" is not a usable number of bytes.", shown(*length)));
        if (m_remaining > m_limits.bodyBytes)
            return fail(413, told("The body of %1 bytes is larger than the limit of %2 bytes; shorten the conversation.", *length,
                                  m_limits.bodyBytes));
    }
    m_state = m_remaining > 0 ? State::Body : State::Complete;
    return true;
}

HttpRequestParser::Step HttpRequestParser::feedBody(std::string_view bytes)
{
    const std::string_view piece = bytes.substr(0, m_remaining);
    m_remaining -= piece.size();
    if (m_remaining == 0) m_state = State::Complete;
    return {piece.size(), piece};
}

HttpRequestParser::Step HttpRequestParser::feedChunked(std::string_view bytes)
{
    std::size_t at = 0;
    while (at < bytes.size() && m_state == State::Body) {
        if (m_chunk == Chunk::Data) {
            const std::string_view piece = bytes.substr(at, m_remaining);
            m_remaining -= piece.size();
            if (m_remaining == 0) m_chunk = Chunk::DataEnd;
            return {at + piece.size(), piece};
        }
        const std::size_t lf = bytes.find('\n', at);
        const std::string_view part = bytes.substr(at, lf == std::string_view::npos ? lf : lf - at + 1);
        m_buffer += part;
        at += part.size();
        if (m_chunk == Chunk::DataEnd && m_buffer.front() != '\r') {
            fail(400, told("A chunk is longer than it says."));
            break;
        }
        if (m_chunk != Chunk::Trailer && hasBareLineEnd(m_buffer, false)) {
            fail(400, told("A chunk line does not end with CR LF."));
            break;
        }
        if (m_buffer.size() > maxChunkLine && m_chunk != Chunk::Trailer) {
            fail(400, told("A chunk line is longer than %1 bytes.", maxChunkLine));
            break;
        }
        if (m_chunk == Chunk::Trailer && m_trailerBytes + m_buffer.size() > m_limits.headerBytes) {
            fail(431, told("The trailer fields are larger than %1 bytes.", m_limits.headerBytes));
            break;
        }
        if (lf == std::string_view::npos) break;
        if (m_buffer.size() < 2 || m_buffer[m_buffer.size() - 2] != '\r') {
            fail(400, told("A chunk line does not end with CR LF."));
            break;
        }
        const std::string line = m_buffer.substr(0, m_buffer.size() - 2);
        m_buffer.clear();
        switch (m_chunk) {
        case Chunk::Size: takeChunkSize(line); break;
        case Chunk::DataEnd: m_chunk = Chunk::Size; break;
        case Chunk::Trailer:
            m_trailerBytes += line.size() + 2;
            takeTrailer(line);
            break;
        case Chunk::Data: break;
        }
    }
    return {at, {}};
}

// Trailer fields are checked like header fields and dropped: nothing behind the body may change what the head said.
void HttpRequestParser::takeTrailer(std::string_view line)
{
    if (line.empty()) {
        m_state = State::Complete;
        return;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !isToken(line.substr(0, colon)) || hasControl(line))
        fail(400, told("\"%1\" is not a trailer field.", shown(line)));
}

bool HttpRequestParser::takeChunkSize(std::string_view line)
{
    const std::string_view digits = line.substr(0, line.find_first_of("; \t"));
    const std::string_view extension = trimmed(line.substr(digits.size()));
    std::size_t size = 0;
    const char *end = digits.data() + digits.size();
    const auto parsed = std::from_chars(digits.data(), end, size, 16);
    // from_chars leaves size at 0, which would end the body, when the number does not fit.
    const bool tooLarge = parsed.ec == std::errc::result_out_of_range;
    if (digits.empty() || parsed.ptr != end || (!extension.empty() && extension.front() != ';') || hasControl(line))
        return fail(400, told("\"%1\" is not a chunk size.", shown(line)));
    if (tooLarge || size > m_limits.bodyBytes - m_bodyBytes)
        return fail(413, told("The chunked body is larger than the limit of %1 bytes; shorten the conversation.", m_limits.bodyBytes));
    m_bodyBytes += size;
    m_remaining = size;
    m_chunk = size == 0 ? Chunk::Trailer : Chunk::Data;
    return true;
}

bool HttpRequestParser::fail(int status, PackedPhrase reason)
{
    m_state = State::Failed;
    m_errorStatus = status;
    m_error = std::move(reason);
    return false;
}

} // namespace ccr::proxy
