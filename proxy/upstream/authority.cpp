#include "proxy/upstream/authority.h"

namespace ccr::proxy {

std::string authorityOf(const QUrl &url)
{
    const std::string host = url.host(QUrl::FullyEncoded).toStdString();
    const bool isBare = host.find(':') != std::string::npos && !host.starts_with('[');
    return (isBare ? '[' + host + ']' : host) + (url.port() > 0 ? ':' + std::to_string(url.port()) : std::string());
}

} // namespace ccr::proxy
