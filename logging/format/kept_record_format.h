#pragma once

#include "logging/format/record_format.h"

namespace ccr::logging {

/// For records that are passed on: one that some process has written already, which its fields "hostname" and "service" tell,
/// keeps process, host and service; any other gets those of this process. Pino's format. Any one thread at a time.
class KeptRecordFormat final : public RecordFormat
{
public:
    KeptRecordFormat();
    void append(std::string &out, const RecordView &record) const override;

private:
    std::unique_ptr<RecordFormat> m_own;
    std::unique_ptr<RecordFormat> m_plain; ///< names neither process nor host nor service
};

} // namespace ccr::logging
