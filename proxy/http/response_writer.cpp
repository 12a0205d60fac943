#include "proxy/http/response_writer.h"

#include "proxy/http/http_status.h"

#include <charconv>

namespace ccr::proxy {

namespace {

void append(QByteArray &out, std::string_view text)
{
    out.append(text.data(), static_cast<qsizetype>(text.size()));
}

void appendNumber(QByteArray &out, std::size_t number, int base)
{
    char digits[24];
    const char *end = std::to_chars(digits, digits + sizeof digits, number, base).ptr;
    out.append(digits, end - digits);
}

void appendHead(QByteArray &out, int status, const HttpHeaders &headers, ConnectionFate fate)
{
    append(out, "HTTP/1.1 ");
    appendNumber(out, static_cast<std::size_t>(status), 10);
    append(out, " ");
    append(out, reasonPhrase(status));
    append(out, "\r\n");
    for (const HttpHeader &field : headers) {
        append(out, field.name);
        append(out, ": ");
        const qsizetype valueStart = out.size();
        append(out, field.value);
        for (qsizetype i = valueStart; i < out.size(); ++i)
            if (out.at(i) == '\r' || out.at(i) == '\n' || out.at(i) == '\0') out[i] = ' ';
        append(out, "\r\n");
    }
    append(out, fate == ConnectionFate::KeepAlive ? "Connection: keep-alive\r\n" : "Connection: close\r\n");
}

} // namespace

QByteArray wholeResponse(int status, const HttpHeaders &headers, const QByteArray &body, bool isHead, ConnectionFate fate)
{
    QByteArray out;
    out.reserve(256 + body.size());
    appendHead(out, status, headers, fate);
    append(out, "Content-Length: ");
    appendNumber(out, static_cast<std::size_t>(body.size()), 10);
    append(out, "\r\n\r\n");
    if (!isHead) out.append(body);
    return out;
}

QByteArray streamHead(int status, const HttpHeaders &headers, bool chunked, ConnectionFate fate)
{
    QByteArray out;
    out.reserve(512);
    appendHead(out, status, headers, fate);
    append(out, chunked ? "Transfer-Encoding: chunked\r\n\r\n" : "\r\n");
    return out;
}

void appendChunk(QByteArray &out, std::string_view piece)
{
    appendNumber(out, piece.size(), 16);
    append(out, "\r\n");
    append(out, piece);
    append(out, "\r\n");
}

} // namespace ccr::proxy
