#pragma once

#include "logging/delivery/payload.h"
#include "logging/format/error_parts.h"

namespace ccr::logging {

/// Messages of RFC 5424: facility of the stream, severity of the record, the component as MSGID, the fields as structured data.
class SyslogPayload final : public RecordPayload
{
public:
    SyslogPayload(const StreamConfig &stream, const ServiceIdentity &identity);

    std::string_view kind() const override { return "syslog"; }
    void encode(std::string &entry, const RecordView &record) const override;
    /// Octet counting of RFC 6587, 3.4.1, for connections; a datagram is an entry as it stands.
    std::string body(const Batch &batch) const override;
    std::string_view contentType() const override { return {}; }

private:
    void appendStructuredData(std::string &out, const RecordView &record) const;

    const int m_facility;
    std::string m_origin; ///< " HOSTNAME APP-NAME "
};

} // namespace ccr::logging
