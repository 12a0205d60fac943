#pragma once

#include "logging/api/exchange_event.h"
#include "logging/api/log_record.h"

#include "logging/api/logging_config.h"
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace ccr::logging {

struct RedactedRecord
{
    LogRecord record;
    std::optional<BorrowedRecord> borrowed;
};

/// Removes credentials before a record enters the queue: the values it was told, well-known key shapes, bearer tokens,
/// credentials in URLs, and fields whose name says that they hold one. Any thread.
class SecretRedactor
{
public:
    SecretRedactor();
    /// Values that are never written, whatever they look like. Shorter than 6 characters are ignored: they would hit words.
    void setKnownSecrets(std::vector<std::string> secrets);

    void applyConfig(const RedactionConfig &) {}
    const RecordView &redact(const RecordView &record, RedactedRecord &scratch) const;
    void redact(LogRecord &record) const;
    void redact(ExchangeEvent &event) const;
    void redact(std::string &text) const;

private:
    std::shared_ptr<const std::vector<std::string>> secrets() const;

    mutable std::mutex m_mutex;
    std::shared_ptr<const std::vector<std::string>> m_secrets;
};

} // namespace ccr::logging
