#pragma once

#include "logging/api/snapshots.h"
#include "logging/format/otlp_value.h"

#include <string>
#include <string_view>

namespace ccr::logging {

/// Writes the spans of an exchange in OTLP's JSON encoding: a SERVER span, and for each attempt a CLIENT span below it with the
/// attributes of the semantic conventions for generative AI. For files and for a collector alike. Bodies are never in them. One
/// thread at a time.
class OtlpSpans
{
public:
    static std::size_t count(const ExchangeSnapshot &exchange) { return 1 + exchange.attempts.size(); }
    /// Appends one span object: 0 the exchange's own, 1, 2 … those of its attempts.
    void append(std::string &out, const ExchangeSnapshot &exchange, std::size_t index);

private:
    void serverSpan(std::string &out, const ExchangeSnapshot &exchange);
    void clientSpan(std::string &out, const ExchangeSnapshot &exchange, std::size_t index);
    void spanHead(std::string &out, const ExchangeSnapshot &exchange, int attempt, std::string_view name, int kind, nanoseconds from,
                  nanoseconds to);
    void attribute(std::string &out, std::string_view key, const FieldView::Value &value);
    void generativeAttributes(std::string &out, const ExchangeSnapshot &exchange, const AttemptSnapshot &attempt, bool isLast);
    static void endSpan(std::string &out, std::string_view problem);

    OtlpValues m_values;
};

} // namespace ccr::logging
