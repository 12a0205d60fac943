#include "proxy/auth/api_key_check.h"

#include <QHostAddress>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

bool equalInConstantTime(std::string_view given, std::string_view expected)
{
    unsigned difference = given.size() == expected.size() ? 0 : 1;
    for (std::size_t i = 0; i < expected.size(); ++i)
        difference |= static_cast<unsigned char>(expected[i] ^ (i < given.size() ? given[i] : '\0'));
    return difference == 0;
}

std::string_view bearerToken(std::string_view value)
{
    constexpr std::string_view prefix = "bearer ";
    if (value.size() < prefix.size() || !equalsIgnoringCase(value.substr(0, prefix.size()), prefix)) return value;
    value.remove_prefix(prefix.size());
    while (!value.empty() && value.front() == ' ') value.remove_prefix(1);
    return value;
}

// The usual spellings of this machine, with or without a port: taking a URL apart costs as much as the rest of a small request.
bool isPlainLoopback(std::string_view authority)
{
    for (const std::string_view host : {std::string_view("127.0.0.1"), std::string_view("localhost"), std::string_view("[::1]")}) {
        if (!authority.starts_with(host)) continue;
        const std::string_view rest = authority.substr(host.size());
        return rest.empty() || (rest.front() == ':' && rest.find_first_not_of("0123456789", 1) == std::string_view::npos);
    }
    return false;
}

bool isThisMachine(const QString &host)
{
    return host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

} // namespace

bool clientKeyMatches(const HttpHeaders &headers, const ProxyConfig &config)
{
    if (config.apiKey.isEmpty()) return true;
    const std::string expected = config.apiKey.toStdString();
    const std::string *key = headers.find("x-api-key");
    const std::string *authorization = headers.find("authorization");
    const bool keyRight = key && equalInConstantTime(*key, expected);
    const bool tokenRight = authorization && equalInConstantTime(bearerToken(*authorization), expected);
    return keyRight || tokenRight;
}

bool originAllowed(const HttpRequestHead &head, const ProxyConfig &config)
{
    const std::string_view origin = head.headers.value("origin");
    if (!origin.empty()) {
        const QUrl url(QString::fromUtf8(origin.data(), static_cast<qsizetype>(origin.size())));
        if (!isThisMachine(url.host())) return false;
    }
    const std::string_view host = head.headers.value("host");
    if (host.empty() || !config.apiKey.isEmpty() || isPlainLoopback(host)) return true;
    const QUrl url(u"http://"_s + QString::fromUtf8(host.data(), static_cast<qsizetype>(host.size())));
    // An address cannot be rebound; a name can.
    return url.isValid() && (isThisMachine(url.host()) || !QHostAddress(url.host()).isNull() || url.host() == config.host);
}

} // namespace ccr::proxy
