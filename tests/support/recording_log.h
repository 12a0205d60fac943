#pragma once

#include "logging/api/log.h"

#include <string>
#include <vector>

namespace ccr::testing {

/// Keeps every record that is submitted.
class RecordingLog final : public logging::LogTarget
{
public:
    bool isEnabled(logging::Severity) const override { return true; }
    void submit(const logging::RecordView &record) override { records.push_back(logging::toOwned(record)); }
    void submit(logging::ExchangeEvent &&) override {}

    /// How many records of at least this severity hold `text`.
    int count(logging::Severity least, std::string_view text) const
    {
        int found = 0;
        for (const logging::LogRecord &record : records)
            if (record.severity >= least && record.message.find(text) != std::string::npos) ++found;
        return found;
    }

    std::vector<logging::LogRecord> records;
};

} // namespace ccr::testing
