#pragma once

#include "logging/delivery/payload.h"
#include "logging/format/otlp_format.h"

namespace ccr::logging {

/// OpenTelemetry's logs over HTTP in JSON. A partial success names how many records were refused, not which; they are counted
/// and never sent again, as the specification demands.
/// https://opentelemetry.io/docs/specs/otlp/#otlphttp
class OtlpPayload final : public Payload
{
public:
    OtlpPayload(const StreamConfig &stream, const ServiceIdentity &identity);

    std::string_view kind() const override { return "otlp"; }
    void encode(std::string &entry, const RecordView &record) const override;
    std::string body(const Batch &batch) const override;
    std::string_view contentType() const override { return "application/json"; }
    QUrl endpoint(const QUrl &configured) const override;
    Verdict judge(const Batch &batch, std::string_view answer) const override;

private:
    const OtlpFormat m_format;
    const std::string m_resource;
};

} // namespace ccr::logging
