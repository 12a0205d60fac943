#include "logging/delivery/otlp_payload.h"

using namespace Qt::StringLiterals;

namespace ccr::logging {

OtlpPayload::OtlpPayload(const StreamConfig &stream, const ServiceIdentity &identity)
    : m_format(stream.format), m_signal(OtlpSignal::Kind::Logs, otlpResource(identity, stream.network.labels))
{
}

void OtlpPayload::encode(std::string &entry, const RecordView &record) const
{
    m_format.append(entry, record);
    chopLineEnd(entry);
}

std::string OtlpPayload::body(const Batch &batch) const
{
    return m_signal.body(batch.entries);
}

QUrl OtlpPayload::endpoint(const QUrl &configured) const
{
    QUrl url = configured;
    if (url.path().isEmpty() || url.path() == "/"_L1) url.setPath(u"/v1/logs"_s);
    return url;
}

} // namespace ccr::logging
