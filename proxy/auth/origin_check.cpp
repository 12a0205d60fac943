#include "proxy/auth/origin_check.h"

#include "proxy/api/exchange_sentence.h"
#include "proxy/http/shown_text.h"

#include <QHostAddress>
#include <QUrl>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace ccr::proxy {

namespace {

constexpr std::size_t shownLength = 80;
constexpr std::size_t longestFieldList = 2048;

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

// Names that nobody can register: localhost (RFC 6761, 6.3), and those by which a container reaches the machine it runs on.
bool isThisMachine(const QString &host)
{
    const std::array names = {"localhost"_L1, "host.docker.internal"_L1, "gateway.docker.internal"_L1, "host.containers.internal"_L1};
    const auto isName = [&host](QLatin1StringView name) { return host.compare(name, Qt::CaseInsensitive) == 0; };
    return std::any_of(names.begin(), names.end(), isName) || host.endsWith(".localhost"_L1, Qt::CaseInsensitive)
           || QHostAddress(host).isLoopback();
}

QUrl asUrl(std::string_view authority)
{
    return QUrl(u"http://"_s + QString::fromUtf8(authority.data(), static_cast<qsizetype>(authority.size())), QUrl::StrictMode);
}

bool isBoundToLoopback(const ProxyConfig &config)
{
    return config.host == "localhost"_L1 || QHostAddress(config.host).isLoopback();
}

bool hostAllowed(std::string_view host, const ProxyConfig &config)
{
    if (host.empty() || isPlainLoopback(host)) return true;
    const QUrl url = asUrl(host);
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || !url.path().isEmpty()) return false;
    // An address cannot be rebound; a name can.
    if (isThisMachine(url.host()) || !QHostAddress(url.host()).isNull() || url.host() == config.host) return true;
    return !config.apiKey.isEmpty() && !isBoundToLoopback(config);
}

bool originAllowed(std::string_view origin, std::string_view host, const ProxyConfig &config)
{
    const QUrl url(QString::fromUtf8(origin.data(), static_cast<qsizetype>(origin.size())), QUrl::StrictMode);
    if (url.scheme() != "http"_L1 || !isThisMachine(url.host())) return false;
    const int port = url.port(80);
    return port == config.port || (!host.empty() && asUrl(host).port(80) == port);
}

std::string shown(std::string_view text)
{
    return shownText(text, shownLength);
}

std::string ownAddress(const ProxyConfig &config)
{
    return "http://127.0.0.1:" + std::to_string(config.port);
}

bool isFieldList(std::string_view text)
{
    static constexpr std::string_view others = "-_, ";
    return text.size() <= longestFieldList && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                      || others.find(c) != std::string_view::npos;
           });
}

} // namespace

std::optional<PackedPhrase> foreignSender(const HttpRequestHead &head, const ProxyConfig &config)
{
    const std::string_view host = head.headers.value("host");
    if (!hostAllowed(host, config))
        return told(
            "Requests for host \"%1\" are refused, because a web page could send them under a name of its own. Use %2, or set APIKEY and a HOST beyond the loopback.",
            shown(host), ownAddress(config));
    const std::string *origin = head.headers.find("origin");
    if (!origin || originAllowed(*origin, host, config)) return std::nullopt;
    return told("Requests of web pages from \"%1\" are refused. Open the page at %2, or send the request from a program.", shown(*origin),
                ownAddress(config));
}

bool isForLoopback(const HttpRequestHead &head)
{
    const std::string_view host = head.headers.value("host");
    return host.empty() || isPlainLoopback(host) || isThisMachine(asUrl(host).host());
}

HttpHeaders corsHeaders(const HttpRequestHead &head)
{
    const std::string *origin = head.headers.find("origin");
    if (!origin) return {};
    return {{"Access-Control-Allow-Origin", *origin}, {"Vary", "Origin"}};
}

HttpHeaders preflightHeaders(const HttpRequestHead &head)
{
    const std::string_view asked = head.headers.value("access-control-request-headers");
    HttpHeaders headers{{"Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"},
                        {"Access-Control-Max-Age", "600"}};
    // Whatever it is: clients send fields of their own, and the page may do as much as any program here.
    if (!asked.empty() && isFieldList(asked)) headers.add("Access-Control-Allow-Headers", std::string(asked));
    return headers;
}

} // namespace ccr::proxy
