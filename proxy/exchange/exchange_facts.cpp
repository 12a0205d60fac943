#include "proxy/exchange/exchange_facts.h"

#include "proxy/upstream/upstream_transport.h"

#include "logging/api/trace_id.h"

#include <utility>
#include <vector>

namespace ccr::proxy {

// There are few addresses, each asked for with every request.
const std::string &shownUrl(const QUrl &url)
{
    constexpr std::size_t most = 32;
    static thread_local std::vector<std::pair<QUrl, std::string>> known;
    for (const auto &[other, text] : known)
        if (other == url) return text;
    if (known.size() == most) known.clear();
    return known.emplace_back(url, url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery).toStdString()).second;
}

// version-traceid-parentid-flags, each in hex. Version ff is none, and a later one than 00 may say more at the end.
bool isTraceParent(std::string_view text)
{
    constexpr std::size_t length = 55;
    if (text.size() < length || text[2] != '-' || text[35] != '-' || text[52] != '-') return false;
    const std::string_view version = text.substr(0, 2);
    const bool isVersion = version == "00" || (logging::isTraceHex(version, 2) && version != "ff");
    const std::string_view flags = text.substr(53, 2);
    const bool areFlags = flags == "00" || logging::isTraceHex(flags, 2);
    const bool ends = text.size() == length || (version != "00" && text[length] == '-');
    return isVersion && areFlags && ends && logging::isTraceHex(text.substr(3, 32), 32) && logging::isTraceHex(text.substr(36, 16), 16);
}

std::string traceIdOf(std::string_view traceparent)
{
    return isTraceParent(traceparent) ? std::string(traceparent.substr(3, 32)) : std::string();
}

void keepHead(logging::ExchangeLog &log, logging::StoredBody::Kind kind, const HttpHeaders &headers)
{
    if (!log.keepsHeads()) return;
    logging::MessageHead head{.kind = kind};
    head.reserve(headers.size());
    for (const HttpHeader &field : headers) head.add(field.name, field.value);
    log.head(std::move(head));
}

void keepRequestHead(logging::ExchangeLog &log, const UpstreamTransport &transport, const UpstreamRequest &request)
{
    if (!log.keepsHeads()) return;
    HttpHeaders fields = transport.ownFields(request);
    fields.append(request.headers);
    keepHead(log, logging::StoredBody::Kind::ProviderRequest, fields);
}

} // namespace ccr::proxy
