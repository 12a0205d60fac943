#pragma once

#include "logging/delivery/payload.h"
#include "logging/format/record_format.h"

namespace ccr::logging {

/// Elasticsearch's and OpenSearch's bulk API: an action line and a document a record.
///
/// The action is `create` with an id made of the batch and the place in it: data streams take nothing else, and what arrives
/// a second time is answered with 409 and counts as delivered. The index may hold %{DATE}, the record's day in UTC. Documents
/// are what the stream's format makes of a record; all but ECS get the @timestamp that data streams demand, and lines that
/// are no JSON become {"@timestamp", "message"}.
/// https://www.elastic.co/guide/en/elasticsearch/reference/current/docs-bulk.html
class ElasticsearchPayload final : public RecordPayload
{
public:
    ElasticsearchPayload(const StreamConfig &stream, const ServiceIdentity &identity);

    std::string_view kind() const override { return "elastic"; }
    void encode(std::string &entry, const RecordView &record) const override;
    std::string body(const Batch &batch) const override;
    std::string_view contentType() const override { return "application/x-ndjson"; }
    QUrl endpoint(const QUrl &configured) const override;
    Verdict judge(const Batch &batch, std::string_view answer) const override;

private:
    const std::unique_ptr<const RecordFormat> m_format;
    const std::string m_index;
    const FormatProfile m_profile;
};

} // namespace ccr::logging
