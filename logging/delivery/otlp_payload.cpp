#include "logging/delivery/otlp_payload.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ccr::logging {

OtlpPayload::OtlpPayload(const StreamConfig &stream, const ServiceIdentity &identity)
    : m_format(stream.format), m_resource(otlpResource(identity, stream.network.labels))
{
}

void OtlpPayload::encode(std::string &entry, const RecordView &record) const
{
    m_format.append(entry, record);
    chopLineEnd(entry);
}

std::string OtlpPayload::body(const Batch &batch) const
{
    std::string out = "{\"resourceLogs\":[{\"resource\":" + m_resource + ",\"scopeLogs\":[{\"scope\":{\"name\":\"ccr\"},\"logRecords\":[";
    for (std::size_t i = 0; i < batch.entries.size(); ++i) {
        if (i > 0) out += ',';
        out += batch.entries[i];
    }
    return out + "]}]}]}";
}

QUrl OtlpPayload::endpoint(const QUrl &configured) const
{
    QUrl url = configured;
    if (url.path().isEmpty() || url.path() == "/"_L1) url.setPath(u"/v1/logs"_s);
    return url;
}

Verdict OtlpPayload::judge(const Batch &batch, std::string_view answer) const
{
    const QJsonObject answered =
        QJsonDocument::fromJson(QByteArray::fromRawData(answer.data(), static_cast<qsizetype>(answer.size()))).object();
    const QJsonObject partial = answered["partialSuccess"_L1].toObject();
    const QJsonValue refused = partial["rejectedLogRecords"_L1]; // a 64-bit number, which JSON encodes as a string
    const qint64 count = refused.isString() ? refused.toString().toLongLong() : refused.toInteger();
    if (count <= 0) return {};
    return {.reason = partial["errorMessage"_L1].toString().left(200).toStdString(),
            .rejectedCount = std::min(static_cast<std::size_t>(count), batch.entries.size())};
}

} // namespace ccr::logging
