#include "proxy/api/proxy_control.h"

using namespace Qt::StringLiterals;

namespace ccr::proxy {

QString ProxyState::baseUrl() const
{
    const bool isIpv6 = host.contains(u':');
    const QString reachable = host == "0.0.0.0"_L1 || host == "::"_L1 ? u"127.0.0.1"_s : host;
    return (isIpv6 && reachable != "127.0.0.1"_L1 ? u"http://[%1]:%2"_s : u"http://%1:%2"_s).arg(reachable).arg(port);
}

} // namespace ccr::proxy
