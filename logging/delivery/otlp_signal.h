#pragma once

#include "logging/delivery/payload.h"

#include <span>
#include <string>

namespace ccr::logging {

/// What the three signals of OTLP over HTTP have in common: one resource, one scope, a list of entries in OTLP's JSON encoding. A
/// partial success names how many entries were refused, not which; they are counted and never sent again, as the specification
/// demands. https://opentelemetry.io/docs/specs/otlp/#otlphttp
class OtlpSignal
{
public:
    enum class Kind
    {
        Logs,
        Traces,
        Metrics
    };
    static constexpr std::string_view contentType = "application/json";

    /// `resource`: see otlpResource().
    OtlpSignal(Kind kind, std::string resource) : m_kind(kind), m_resource(std::move(resource)) {}
    /// One export request.
    std::string body(std::span<const std::string> entries) const;
    /// What a success says of the entries that were sent.
    Verdict judge(const Batch &batch, std::string_view answer) const;

private:
    const Kind m_kind;
    const std::string m_resource;
};

} // namespace ccr::logging
