#include "logging/api/http_fields.h"

#include "logging/api/field_json.h"
#include "logging/base/credential_names.h"

#include <algorithm>

namespace ccr::logging {

namespace {

constexpr std::string_view censor = "[Redacted]";

void appendHeaders(std::string &out, const HeaderList &headers)
{
    HeaderList joined; // few: a search through all is faster than a table
    for (const auto &[name, value] : headers) {
        std::string known = name;
        for (char &c : known)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
        const auto earlier = std::find_if(joined.begin(), joined.end(), [&](const auto &header) { return header.first == known; });
        const std::string_view shown = isCredentialHeader(known) ? censor : std::string_view(value);
        if (earlier == joined.end())
            joined.emplace_back(std::move(known), shown);
        else if (shown != censor)
            earlier->second.append(", ").append(shown);
    }
    out += ",\"headers\":{";
    for (const auto &[name, value] : joined) {
        if (&name != &joined.front().first) out += ',';
        appendQuoted(out, name, Escaping::Minimal);
        out += ':';
        appendQuoted(out, value, Escaping::Minimal);
    }
    out += '}';
}

void appendObject(std::string &out, std::string_view name, const std::optional<Fields> &fields)
{
    if (!fields) return;
    std::string members;
    for (const auto &[key, value] : *fields) {
        const FieldView field(key, value);
        appendJsonMember(members, key, isCredentialParameter(key) ? FieldView::Value(censor) : field.value, Escaping::Minimal);
    }
    out.append(",\"").append(name).append("\":{");
    if (!members.empty()) out.append(members, 1);
    out += '}';
}

} // namespace

RawJson serializeRequest(const RequestInfo &request)
{
    std::string out;
    if (!request.id.empty()) appendJsonMember(out, "id", std::string_view(request.id), Escaping::Minimal);
    appendJsonMember(out, "method", std::string_view(request.method), Escaping::Minimal);
    appendJsonMember(out, "url", std::string_view(urlWithoutCredentials(request.url, censor)), Escaping::Minimal);
    appendObject(out, "query", request.query);
    appendObject(out, "params", request.params);
    appendHeaders(out, request.headers);
    if (!request.remoteAddress.empty()) appendJsonMember(out, "remoteAddress", std::string_view(request.remoteAddress), Escaping::Minimal);
    if (request.remotePort > 0) appendJsonMember(out, "remotePort", std::int64_t(request.remotePort), Escaping::Minimal);
    out.front() = '{';
    return {out + '}'};
}

RawJson serializeResponse(const ResponseInfo &response)
{
    std::string out = "{\"statusCode\":" + (response.statusCode ? std::to_string(*response.statusCode) : "null");
    appendHeaders(out, response.headers);
    return {out + '}'};
}

} // namespace ccr::logging
