#pragma once

#include "logging/base/clock.h"

#include <QByteArray>

#include <string>
#include <string_view>
#include <vector>

namespace ccr::proxy {

struct HttpHeader
{
    std::string name;
    std::string value;
};

/// Header fields in wire order; look-ups ignore the case of names (RFC 9110, 5.1).
class HttpHeaders
{
public:
    HttpHeaders() = default;
    HttpHeaders(std::initializer_list<HttpHeader> fields) : m_fields(fields) {}

    void add(std::string name, std::string value) { m_fields.push_back({std::move(name), std::move(value)}); }
    void append(const HttpHeaders &others) { m_fields.insert(m_fields.end(), others.m_fields.begin(), others.m_fields.end()); }
    void reserve(std::size_t count) { m_fields.reserve(count); }
    void remove(std::string_view name);
    /// First value of that name, or null.
    const std::string *find(std::string_view name) const;
    /// First value of that name, or empty.
    std::string_view value(std::string_view name) const;
    auto begin() const { return m_fields.begin(); }
    auto end() const { return m_fields.end(); }
    std::size_t size() const { return m_fields.size(); }

private:
    std::vector<HttpHeader> m_fields;
};

bool equalsIgnoringCase(std::string_view a, std::string_view b);

struct HttpRequestHead
{
    std::string method;
    std::string target; ///< as sent
    std::string path;   ///< target up to '?', percent-encoding kept
    std::string query;  ///< without '?'
    int minorVersion = 1;
    HttpHeaders headers;
};

struct HttpRequest
{
    HttpRequestHead head;
    QByteArray body;
    MonotonicTime firstByte; ///< when the first byte of this request was read
    std::string peerAddress; ///< of the client
    std::uint16_t peerPort = 0;
};

} // namespace ccr::proxy
