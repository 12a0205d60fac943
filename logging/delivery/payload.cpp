#include "logging/delivery/payload.h"

#include "logging/delivery/elasticsearch_payload.h"
#include "logging/delivery/http_payload.h"
#include "logging/delivery/loki_payload.h"
#include "logging/delivery/otlp_payload.h"
#include "logging/delivery/syslog_payload.h"

namespace ccr::logging {

Verdict Payload::judge(const Batch &, std::string_view) const
{
    return {};
}

std::shared_ptr<const RecordPayload> makePayload(const StreamConfig &stream, const ServiceIdentity &identity)
{
    switch (stream.network.protocol) {
    case NetworkProtocol::Http: break;
    case NetworkProtocol::Elasticsearch: return std::make_shared<ElasticsearchPayload>(stream, identity);
    case NetworkProtocol::Loki: return std::make_shared<LokiPayload>(stream, identity);
    case NetworkProtocol::Otlp: return std::make_shared<OtlpPayload>(stream, identity);
    case NetworkProtocol::Syslog: return std::make_shared<SyslogPayload>(stream, identity);
    }
    return std::make_shared<HttpPayload>(stream, identity);
}

bool isJson(FormatProfile profile)
{
    return profile != FormatProfile::Pretty && profile != FormatProfile::Text && profile != FormatProfile::Logfmt;
}

void chopLineEnd(std::string &text)
{
    if (text.ends_with('\n')) text.pop_back();
    if (text.ends_with('\r')) text.pop_back();
}

} // namespace ccr::logging
