#pragma once

#include "logging/api/log_record.h"
#include "logging/api/logging_config.h"
#include "logging/api/logging_sentences.h"
#include "logging/delivery/batch.h"

#include <memory>
#include <optional>
#include <utility>

namespace ccr::logging {

/// What became of a batch.
struct Verdict
{
    enum class Kind
    {
        Accepted, ///< all of it, except for what `rejected` or `rejectedCount` name
        Retry,    ///< the same batch may be accepted later
        TooLarge, ///< it may be accepted in smaller portions
        Rejected  ///< it will never be accepted
    };
    Kind kind = Kind::Accepted;
    Phrase reason = {}; ///< for a person; never holds a credential
    std::optional<milliseconds> retryAfter = {};
    std::vector<std::size_t> rejected = {}; ///< positions of entries that the collector refused
    std::size_t rejectedCount = 0;          ///< refused entries that the collector did not name
};

/// How entries travel to one kind of collector. Immutable; the delivery thread calls.
class Payload
{
public:
    virtual ~Payload() = default;
    /// Short and stable: entries of one kind mean nothing to another. At most eight letters.
    virtual std::string_view kind() const = 0;
    /// What entries are called, for a person.
    virtual Phrase noun() const { return saidOfLogging("records"); }
    /// The body of the request that delivers the batch.
    virtual std::string body(const Batch &batch) const = 0;
    virtual std::string_view contentType() const = 0;
    /// What the protocol's address is for a configured one, which may be the server alone.
    virtual QUrl endpoint(const QUrl &configured) const { return configured; }
    virtual std::vector<std::pair<std::string, std::string>> headers() const { return {}; }
    /// Whether what was answered with this status of an error may be accepted later.
    virtual bool isTransient(int status) const { return status == 408 || status == 425 || status == 429 || status >= 500; }
    /// Reads the answer that came with a status of success.
    virtual Verdict judge(const Batch &batch, std::string_view answer) const;
};

/// Of records.
class RecordPayload : public Payload
{
public:
    /// Appends what is kept of one record until its batch is sent. The log thread calls.
    virtual void encode(std::string &entry, const RecordView &record) const = 0;
};

/// The payload that `stream.network.protocol` names. Shared by the sink in the log thread and its delivery.
std::shared_ptr<const RecordPayload> makePayload(const StreamConfig &stream, const ServiceIdentity &identity);

/// A JSON object or array a record, as opposed to lines for people.
bool isJson(FormatProfile profile);
/// Without the line end that a format appends.
void chopLineEnd(std::string &text);

} // namespace ccr::logging
