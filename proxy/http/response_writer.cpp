#include "proxy/http/response_writer.h"

#include "proxy/http/http_date.h"
#include "proxy/http/http_status.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace ccr::proxy {

namespace {

void append(QByteArray &out, std::string_view text)
{
    out.append(text.data(), static_cast<qsizetype>(text.size()));
}

void append(std::string &out, std::string_view text)
{
    out += text;
}

template <typename Text>
void appendNumber(Text &out, std::size_t number, int base)
{
    char digits[24];
    const char *end = std::to_chars(digits, digits + sizeof digits, number, base).ptr;
    append(out, {digits, static_cast<std::size_t>(end - digits)});
}

bool isControl(char c)
{
    const auto u = static_cast<unsigned char>(c);
    return (u < 0x20 && u != '\t') || u == 0x7f;
}

bool isFieldName(std::string_view name)
{
    static constexpr std::string_view separators = "()<>@,;:\\\"/[]?={} \t";
    return !name.empty() && std::none_of(name.begin(), name.end(), [](char c) {
        return c <= 0x20 || c >= 0x7f || separators.find(c) != std::string_view::npos;
    });
}

// What the connection alone decides; a second field of these names would contradict it.
bool isOwnField(std::string_view name)
{
    constexpr std::array<std::string_view, 4> names = {"content-length", "transfer-encoding", "connection", "date"};
    return std::any_of(names.begin(), names.end(), [name](std::string_view own) { return equalsIgnoringCase(own, name); });
}

bool forbidsBody(int status)
{
    return status < 200 || status == 204 || status == 304;
}

void appendField(std::string &out, const HttpHeader &field)
{
    if (!isFieldName(field.name) || isOwnField(field.name)) return;
    append(out, field.name);
    append(out, ": ");
    const auto valueStart = static_cast<std::ptrdiff_t>(out.size());
    append(out, field.value);
    std::replace_if(out.begin() + valueStart, out.end(), isControl, ' ');
    append(out, "\r\n");
}

// Built of many small pieces, at which std::string is several times faster than QByteArray. Valid until the next call.
std::string &beginHead(int status, const HttpHeaders &headers, ConnectionFate fate)
{
    static thread_local std::string out;
    out.clear();
    append(out, "HTTP/1.1 ");
    appendNumber(out, static_cast<std::size_t>(status), 10);
    append(out, " ");
    append(out, reasonPhrase(status));
    append(out, "\r\nDate: ");
    append(out, httpDateNow());
    append(out, "\r\n");
    for (const HttpHeader &field : headers) appendField(out, field);
    append(out, fate == ConnectionFate::KeepAlive ? "Connection: keep-alive\r\n" : "Connection: close\r\n");
    return out;
}

} // namespace

QByteArray wholeResponse(int status, const HttpHeaders &headers, const QByteArray &body, bool isHead, ConnectionFate fate)
{
    std::string &head = beginHead(status, headers, fate);
    const bool hasBody = !forbidsBody(status);
    if (hasBody) {
        append(head, "Content-Length: ");
        appendNumber(head, static_cast<std::size_t>(body.size()), 10);
        append(head, "\r\n");
    }
    append(head, "\r\n");
    QByteArray out;
    out.reserve(static_cast<qsizetype>(head.size()) + body.size());
    append(out, head);
    if (hasBody && !isHead) out.append(body);
    return out;
}

QByteArray streamHead(int status, const HttpHeaders &headers, bool chunked, ConnectionFate fate)
{
    std::string &head = beginHead(status, headers, fate);
    append(head, chunked ? "Transfer-Encoding: chunked\r\n\r\n" : "\r\n");
    return {head.data(), static_cast<qsizetype>(head.size())};
}

void appendChunk(QByteArray &out, std::string_view piece)
{
    appendNumber(out, piece.size(), 16);
    append(out, "\r\n");
    append(out, piece);
    append(out, "\r\n");
}

} // namespace ccr::proxy
