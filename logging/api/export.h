#pragma once

#include "logging/api/history.h"
#include "logging/base/result.h"

#include <QStringList>

#include <atomic>
#include <functional>
#include <optional>
#include <span>

/// Writing exchanges, records and statistics to a file for somebody else.
namespace ccr::logging {

enum class ExportFormat
{
    Ndjson,
    Csv, ///< RFC 4180; one table: exchanges, records or statistics
    Har, ///< HAR 1.2; each attempt is an entry
    Markdown,
    Html, ///< one file without scripts and without anything from elsewhere
    Otlp  ///< resourceSpans for exchanges and attempts, resourceLogs for records
};
std::string_view toString(ExportFormat format); ///< "ndjson", "csv" …
std::optional<ExportFormat> exportFormatFromString(std::string_view name);
/// "ndjson", "csv", "har", "md", "html", "json"
std::string_view fileSuffix(ExportFormat format);

/// What is taken out. Credentials of headers and URLs, and what else looks like one outside of bodies, never get into any file.
enum class ExportPrivacy
{
    Strict,   ///< as Standard; also e-mail addresses, paths of home folders and values of header fields; bodies become length and hash
    Standard, ///< secrets are masked in bodies, too
    Full      ///< bodies as they were recorded
};
std::string_view toString(ExportPrivacy privacy); ///< "strict", "standard", "full"
std::optional<ExportPrivacy> exportPrivacyFromString(std::string_view name);

struct ExportRequest
{
    ExportFormat format = ExportFormat::Ndjson;
    ExportPrivacy privacy = ExportPrivacy::Standard;
    QString path;         ///< absolute; written as <path>.part first. The folder must exist.
    bool replace = false; ///< what is there under that name; otherwise it is an error (Conflict)
    bool gzip = false;

    bool exchanges = true;
    bool bodies = false;       ///< of the exchanges
    bool streamFrames = false; ///< HAR: the events of a streamed response, one by one
    bool records = false;
    bool statistics = false; ///< totals, errors by class and by day, durations of the exchanges that were written

    char separator = ',';       ///< CSV: a comma, a semicolon or a tab
    bool byteOrderMark = false; ///< CSV: so that Excel takes the file for UTF-8

    QString filter;               ///< the query that chose them, as the file states it; empty: everything
    std::optional<WallTime> from; ///< range, likewise
    std::optional<WallTime> to;

    DisplayCurrency display = {}; ///< amounts stand in it, too, with the rate; in their own they always do
};

/// Where an export takes its content from. Used by the thread that runs the export.
class ExportSource
{
public:
    virtual ~ExportSource() = default;
    /// How many exchanges and records there will be, for a progress bar; 0: not known.
    virtual qint64 totalHint() const { return 0; }
    /// Both call `take` for one after another until it returns false. A source that may search for long without finding
    /// looks at `cancelled` in between.
    virtual Result<Done> forEachExchange(const std::function<bool(const ExchangeSnapshot &)> &take, const std::atomic<bool> &cancelled) = 0;
    virtual Result<Done> forEachRecord(const std::function<bool(const RecordView &)> &take, const std::atomic<bool> &cancelled) = 0;
    virtual Result<QList<StoredBody>> bodies(const std::string &exchangeId) = 0;
    virtual Result<std::vector<MessageHead>> heads(const std::string &exchangeId) = 0;
    /// When the events of its streams passed; empty where nobody knows.
    virtual Result<RecordedTimeline> timeline(const std::string &exchangeId) = 0;
};

/// What is in memory: a selection, or what the window shows.
class ListExportSource final : public ExportSource
{
public:
    ListExportSource(QList<ExchangeSnapshot> exchanges, QList<LogRecord> records, QList<StoredBody> bodies = {},
                     std::vector<RecordedHeads> heads = {}, std::vector<RecordedTimeline> timelines = {});
    qint64 totalHint() const override { return m_exchanges.size() + m_records.size(); }
    Result<Done> forEachExchange(const std::function<bool(const ExchangeSnapshot &)> &take, const std::atomic<bool> &cancelled) override;
    Result<Done> forEachRecord(const std::function<bool(const RecordView &)> &take, const std::atomic<bool> &cancelled) override;
    Result<QList<StoredBody>> bodies(const std::string &exchangeId) override;
    Result<std::vector<MessageHead>> heads(const std::string &exchangeId) override;
    Result<RecordedTimeline> timeline(const std::string &exchangeId) override;

private:
    const QList<ExchangeSnapshot> m_exchanges;
    const QList<LogRecord> m_records;
    const QList<StoredBody> m_bodies;
    const std::vector<RecordedHeads> m_heads;
    const std::vector<RecordedTimeline> m_timelines;
};

struct ExportProgress
{
    qint64 rows = 0;  ///< exchanges and records written
    qint64 total = 0; ///< ExportSource::totalHint()
    qint64 bytes = 0; ///< of the file
};

/// What was taken out.
struct ExportRemovals
{
    qint64 secrets = 0; ///< texts in which one was masked
    qint64 emails = 0;
    qint64 homePaths = 0;
    qint64 bodies = 0; ///< replaced by their length and a hash
};

struct ExportReport
{
    QString path;
    qint64 rows = 0;
    qint64 bytes = 0;
    ExportRemovals removed;
};

struct ExportPreview
{
    QStringList entries;    ///< the first ones, exactly as the file would hold them, the head of the file before the first
    ExportRemovals removed; ///< from these
    qint64 measuredRows = 0;
    qint64 measuredBytes = 0; ///< of these rows, before packing
    bool isWhole = false;     ///< they are all; otherwise there was no time for more
};

/// How an export is watched and stopped.
struct ExportControl
{
    const std::atomic<bool> &cancelled;                          ///< looked at before each row
    std::function<void(const ExportProgress &)> progressed = {}; ///< at most ten times a second, and at the end; in the export's thread
};

/// Writes exports. Blocks as long as it takes: call it from a thread of its own, several at once if you like.
class Exporting
{
public:
    virtual ~Exporting() = default;
    /// The file appears under its name when it is complete, with mode 0600; otherwise nothing is left. The error's kind is Conflict
    /// when it was cancelled or when the name is taken, InvalidInput when the format cannot hold what is wanted.
    virtual Result<ExportReport> run(const ExportRequest &request, ExportSource &source, const ExportControl &control) const = 0;
    /// Renders rows for a quarter of a second at most once it has the entries.
    virtual Result<ExportPreview> preview(const ExportRequest &request, ExportSource &source, int entries = 3) const = 0;
};

} // namespace ccr::logging
