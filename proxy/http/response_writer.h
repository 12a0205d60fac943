#pragma once

#include "proxy/http/http_message.h"

#include <QByteArray>

namespace ccr::proxy {

enum class ConnectionFate
{
    KeepAlive,
    Close
};

/// The bytes of a response (RFC 9112). Date, Connection and the length or coding of the body are written here; fields of
/// those names in `headers` are left out. No value can begin a field of its own: control characters are sent as blanks, and
/// a field whose name is no token is left out.
QByteArray wholeResponse(int status, const HttpHeaders &headers, const QByteArray &body, bool isHead, ConnectionFate fate);
/// Head of a response in pieces; chunked unless the client speaks HTTP/1.0.
QByteArray streamHead(int status, const HttpHeaders &headers, bool chunked, ConnectionFate fate);
void appendChunk(QByteArray &out, std::string_view piece);
inline constexpr std::string_view lastChunk = "0\r\n\r\n";

} // namespace ccr::proxy
