#pragma once

#include "logging/delivery/payload.h"
#include "logging/format/record_format.h"

namespace ccr::logging {

/// Loki's push API in JSON: the stream's lines under its labels, `service_name` without any, and `level`, whose words are
/// Grafana's. No other property of a record becomes a label: each combination of labels is a stream of its own in Loki.
/// https://grafana.com/docs/loki/latest/reference/loki-http-api/#ingest-logs
class LokiPayload final : public RecordPayload
{
public:
    LokiPayload(const StreamConfig &stream, const ServiceIdentity &identity);

    std::string_view kind() const override { return "loki"; }
    void encode(std::string &entry, const RecordView &record) const override;
    std::string body(const Batch &batch) const override;
    std::string_view contentType() const override { return "application/json"; }
    QUrl endpoint(const QUrl &configured) const override;
    std::vector<std::pair<std::string, std::string>> headers() const override;

private:
    const std::unique_ptr<const RecordFormat> m_format;
    const std::string m_tenant;
    std::string m_labels; ///< members of a JSON object, each followed by a comma
};

} // namespace ccr::logging
