#include "logging/telemetry/telemetry_payload.h"

#include "logging/format/otlp_format.h"

namespace ccr::logging {

TelemetryPayload::TelemetryPayload(OtlpSignal::Kind kind, const NetworkStream &stream, const ServiceIdentity &identity)
    : m_kind(kind), m_signal(kind, otlpResource(identity, stream.labels))
{
}

Phrase TelemetryPayload::noun() const
{
    return m_kind == OtlpSignal::Kind::Traces ? saidOfLogging("spans") : saidOfLogging("metrics");
}

} // namespace ccr::logging
