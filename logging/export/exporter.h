#pragma once

#include "logging/api/export.h"
#include "logging/export/export_summary.h"

#include <memory>
#include <string>

namespace ccr::logging {

/// An exchange with what the export takes along.
struct ExportedExchange
{
    ExchangeSnapshot snapshot;
    QList<StoredBody> bodies;
    std::vector<MessageHead> heads;
    Timeline timeline = {};       ///< of the provider's side
    Timeline clientTimeline = {}; ///< of the client's
    DisplayCurrency display = {}; ///< in which its amounts stand, too

    const StoredBody *body(StoredBody::Kind kind, int attempt) const;
    const MessageHead *head(StoredBody::Kind kind, int attempt) const;
};

/// What an exported file says about itself.
struct ExportStatement
{
    std::string product; ///< name and version
    std::string version;
    std::string made; ///< ISO time
    std::string filter;
    std::string from; ///< ISO time, empty: open
    std::string to;
    std::string privacy;

    /// In one sentence.
    std::string sentence() const;
};

/// Renders an export of one format: begin, exchanges, records, end. Everything is appended to `out`, which the caller empties
/// whenever it likes. One thread.
class Exporter
{
public:
    virtual ~Exporter() = default;
    virtual void begin(std::string &out) = 0;
    virtual void exchange(std::string &out, const ExportedExchange &exchange) = 0;
    virtual void record(std::string &out, const RecordView &record) = 0;
    /// `summary` is null when no statistics are wanted.
    virtual void end(std::string &out, const ExportSummary *summary) = 0;
};

/// InvalidInput when the format cannot hold what the request wants.
Result<std::unique_ptr<Exporter>> makeExporter(const ExportRequest &request, const ExportStatement &statement);

} // namespace ccr::logging
