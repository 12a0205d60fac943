#pragma once

#include "logging/api/exchange_event.h"
#include "logging/api/log_record.h"
#include "logging/api/logging_config.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace ccr::logging {

/// What a stream writes before each message is part of it, and goes with it where `redact.paths` hide it. Formats do not know of them.
LoggingConfig withoutHiddenPrefixes(const LoggingConfig &config);

/// Room for a record that had to be changed; used again for the next one.
class RedactedRecord
{
public:
    const RecordView &hold(LogRecord record)
    {
        m_record = std::move(record);
        return m_borrowed.emplace(m_record);
    }

private:
    LogRecord m_record;
    std::optional<BorrowedRecord> m_borrowed;
};

/// Removes credentials before anything enters the queue, so that no file, crash ring, spool or window ever has them:
///
/// - the values it was told, also percent-encoded, in Base64 and escaped for JSON,
/// - what looks like a key of a well-known service, a bearer token, a JSON web token or a private key,
/// - user and password of a URL, and parameters of its query that are credentials,
/// - values of fields, headers and JSON keys whose name says that they hold one, at any depth, also in texts,
/// - what the user's own `redact.paths` and `sensitiveFields` name.
///
/// Nothing to hide is the rule, and found out in one pass over the texts without an allocation. Any thread.
class SecretRedactor
{
public:
    SecretRedactor();
    ~SecretRedactor();

    /// Values that are never written, whatever they look like. Shorter than 6 characters are ignored: they would hit words.
    void setKnownSecrets(std::vector<std::string> secrets);
    /// A path may also name the message, by what a stream calls it (FormatConfig::messageKey), or anything (*): then no message is
    /// written, as with pino. Removed, it is empty; pino writes a line there that is no JSON.
    void applyConfig(const LoggingConfig &config);
    void applyConfig(const RedactionConfig &config, std::vector<std::string> messageNames = {"msg"});

    /// The record itself when it is clean, otherwise what `scratch` holds then.
    const RecordView &redact(const RecordView &record, RedactedRecord &scratch) const;
    void redact(Fields &fields) const;
    void redact(ExchangeEvent &event) const;
    void redact(std::string &text) const;

private:
    struct Rules;
    void setRules();
    const Rules &rules() const { return *m_rules.load(std::memory_order_acquire); }

    std::mutex m_mutex; ///< for those who change the rules
    std::vector<std::string> m_secrets;
    RedactionConfig m_config;
    std::vector<std::string> m_messageNames{"msg"};
    std::string m_salt; ///< of fingerprints, another one in each run of the program
    /// All that were ever in use: another thread may still be reading an earlier one. They change when the configuration does.
    std::vector<std::unique_ptr<const Rules>> m_allRules;
    std::atomic<const Rules *> m_rules{nullptr};
};

} // namespace ccr::logging
