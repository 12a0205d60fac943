#pragma once

#include "logging/delivery/otlp_signal.h"
#include "logging/delivery/payload.h"
#include "logging/format/otlp_format.h"

namespace ccr::logging {

/// OpenTelemetry's logs.
class OtlpPayload final : public RecordPayload
{
public:
    OtlpPayload(const StreamConfig &stream, const ServiceIdentity &identity);

    std::string_view kind() const override { return "otlp"; }
    void encode(std::string &entry, const RecordView &record) const override;
    std::string body(const Batch &batch) const override;
    std::string_view contentType() const override { return OtlpSignal::contentType; }
    QUrl endpoint(const QUrl &configured) const override;
    Verdict judge(const Batch &batch, std::string_view answer) const override { return m_signal.judge(batch, answer); }

private:
    const OtlpFormat m_format;
    const OtlpSignal m_signal;
};

} // namespace ccr::logging
