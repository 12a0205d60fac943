#pragma once

#include "logging/delivery/payload.h"
#include "logging/format/record_format.h"

namespace ccr::logging {

/// Records in the stream's own format: one a line (application/x-ndjson), as one JSON array, or one a request. Lines that are
/// no JSON go as text/plain, in an array as strings.
class HttpPayload final : public RecordPayload
{
public:
    HttpPayload(const StreamConfig &stream, const ServiceIdentity &identity);

    std::string_view kind() const override { return "http"; }
    void encode(std::string &entry, const RecordView &record) const override;
    std::string body(const Batch &batch) const override;
    std::string_view contentType() const override;

private:
    const std::unique_ptr<const RecordFormat> m_format;
    const BatchFormat m_batchFormat;
    const bool m_isJson;
};

} // namespace ccr::logging
