#include "logging/delivery/http_payload.h"

#include "logging/base/json_text.h"

namespace ccr::logging {

HttpPayload::HttpPayload(const StreamConfig &stream, const ServiceIdentity &identity)
    : m_format(makeFormat(stream.format, identity)), m_batchFormat(stream.network.batchFormat), m_isJson(isJson(stream.format.profile))
{
}

void HttpPayload::encode(std::string &entry, const RecordView &record) const
{
    m_format->append(entry, record);
    chopLineEnd(entry);
}

std::string HttpPayload::body(const Batch &batch) const
{
    std::string out;
    out.reserve(batch.bytes + batch.entries.size() + 2);
    if (m_batchFormat == BatchFormat::Array) out += '[';
    for (std::size_t i = 0; i < batch.entries.size(); ++i) {
        if (m_batchFormat == BatchFormat::Array) {
            if (i > 0) out += ',';
            if (m_isJson)
                out += batch.entries[i];
            else
                appendQuoted(out, batch.entries[i]);
        } else {
            out += batch.entries[i];
            if (m_batchFormat == BatchFormat::Ndjson) out += '\n';
        }
    }
    if (m_batchFormat == BatchFormat::Array) out += ']';
    return out;
}

std::string_view HttpPayload::contentType() const
{
    if (m_batchFormat == BatchFormat::Array) return "application/json";
    if (!m_isJson) return "text/plain; charset=utf-8";
    return m_batchFormat == BatchFormat::Single ? "application/json" : "application/x-ndjson";
}

} // namespace ccr::logging
