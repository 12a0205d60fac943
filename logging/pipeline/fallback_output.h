#pragma once

#include "logging/api/log.h"
#include "logging/redact/secret_redactor.h"

namespace ccr::logging {

/// Before there is a pipeline and after its end: one line on standard error, without control characters. Any thread.
void writeToStandardError(const RecordView &record);

/// For those who log where no pipeline is: warn and above go to standard error, without secrets.
class FallbackTarget final : public LogTarget
{
public:
    bool isEnabled(Severity severity) const override { return severity >= Severity::Warn; }
    void submit(const RecordView &record) override;
    void submit(ExchangeEvent &&) override {}

private:
    SecretRedactor m_redactor;
};

} // namespace ccr::logging
