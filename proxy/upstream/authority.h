#pragma once

#include <QUrl>

#include <string>

namespace ccr::proxy {

/// The value of the Host field of a request to `url` (RFC 9110, 7.2): an IPv6 address in brackets, the port where it is given.
std::string authorityOf(const QUrl &url);

} // namespace ccr::proxy
