#pragma once

#include "logging/delivery/otlp_signal.h"

namespace ccr::logging {

/// Spans or metrics for a collector. Entries are objects of OTLP's JSON encoding.
class TelemetryPayload final : public Payload
{
public:
    TelemetryPayload(OtlpSignal::Kind kind, const NetworkStream &stream, const ServiceIdentity &identity);

    std::string_view kind() const override { return "otlp"; }
    Phrase noun() const override;
    std::string body(const Batch &batch) const override { return m_signal.body(batch.entries); }
    std::string_view contentType() const override { return OtlpSignal::contentType; }
    /// The specification names these four and forbids to try again after others.
    bool isTransient(int status) const override { return status == 429 || (status >= 502 && status <= 504); }
    Verdict judge(const Batch &batch, std::string_view answer) const override { return m_signal.judge(batch, answer); }

private:
    const OtlpSignal::Kind m_kind;
    const OtlpSignal m_signal;
};

} // namespace ccr::logging
