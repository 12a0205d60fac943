#include "logging/export/file_exporting.h"

#include "logging/api/export_sentences.h"
#include "logging/export/export_file.h"
#include "logging/export/export_redactor.h"
#include "logging/export/exporter.h"
#include "logging/format/time_text.h"

#include <QFileInfo>

namespace ccr::logging {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t writeBlock = 64 * 1024;
constexpr auto progressInterval = 100ms;
constexpr auto measureTime = 250ms; ///< of a preview: whoever looks at it shall not wait

std::string isoTime(const std::optional<WallTime> &time)
{
    std::string out;
    if (time) IsoTime().appendMillis(out, *time);
    return out;
}

bool hasHeads(ExportFormat format)
{
    return format != ExportFormat::Csv && format != ExportFormat::Otlp;
}

/// Takes rows from the source, cleans and renders them.
class ExportRun
{
public:
    /// `rowDone` may take the rendered text away, and says whether to go on.
    ExportRun(const ExportRequest &request, ExportSource &source, ExportRedactor redactor, Exporter &exporter,
              std::function<bool(std::string &)> rowDone, const std::atomic<bool> &cancelled)
        : m_request(request),
          m_source(source),
          m_redactor(std::move(redactor)),
          m_exporter(exporter),
          m_rowDone(std::move(rowDone)),
          m_cancelled(cancelled)
    {
    }

    /// Whether it came to its end. What rowDone did not take is in text().
    Result<bool> all();
    const std::string &text() const { return m_text; }
    const ExportRemovals &removed() const { return m_redactor.removed(); }

private:
    bool take(const ExchangeSnapshot &exchange);
    bool take(const RecordView &record);

    const ExportRequest &m_request;
    ExportSource &m_source;
    ExportRedactor m_redactor;
    Exporter &m_exporter;
    std::function<bool(std::string &)> m_rowDone;
    const std::atomic<bool> &m_cancelled;
    ExportSummary m_summary;
    std::string m_text;
    std::optional<Error> m_problem;
    bool m_stopped = false;
};

Result<bool> ExportRun::all()
{
    m_exporter.begin(m_text);
    if (m_request.exchanges || m_request.statistics) {
        const auto done = m_source.forEachExchange([this](const ExchangeSnapshot &exchange) { return take(exchange); }, m_cancelled);
        if (!done) return done.error();
    }
    if (m_request.records && !m_stopped) {
        const auto done = m_source.forEachRecord([this](const RecordView &record) { return take(record); }, m_cancelled);
        if (!done) return done.error();
    }
    if (m_problem) return *m_problem;
    if (m_stopped || m_cancelled) return false;
    m_exporter.end(m_text, m_request.statistics ? &m_summary : nullptr);
    return true;
}

bool ExportRun::take(const ExchangeSnapshot &exchange)
{
    if (m_cancelled) return false;
    ExportedExchange exported{.snapshot = exchange, .bodies = {}, .heads = {}, .timeline = {}, .display = m_request.display};
    m_redactor.apply(exported.snapshot);
    m_summary.add(exported.snapshot);
    if (!m_request.exchanges) return true;
    if (m_request.bodies || m_request.streamFrames) {
        auto bodies = m_source.bodies(exchange.id);
        if (!bodies) {
            m_problem = bodies.error();
            return false;
        }
        exported.bodies = std::move(*bodies);
        for (StoredBody &body : exported.bodies) m_redactor.apply(body);
    }
    if (hasHeads(m_request.format)) {
        auto heads = m_source.heads(exchange.id);
        if (!heads) {
            m_problem = heads.error();
            return false;
        }
        exported.heads = std::move(*heads);
        for (MessageHead &head : exported.heads) m_redactor.apply(head);
    }
    if (m_request.streamFrames) {
        const auto timeline = m_source.timeline(exchange.id);
        if (!timeline) {
            m_problem = timeline.error();
            return false;
        }
        exported.timeline = unpackTimeline(timeline->provider);
        exported.clientTimeline = unpackTimeline(timeline->client);
    }
    m_exporter.exchange(m_text, exported);
    m_stopped = !m_rowDone(m_text);
    return !m_stopped;
}

bool ExportRun::take(const RecordView &record)
{
    if (m_cancelled) return false;
    LogRecord owned = toOwned(record);
    m_redactor.apply(owned);
    ++m_summary.records;
    m_exporter.record(m_text, BorrowedRecord(owned));
    m_stopped = !m_rowDone(m_text);
    return !m_stopped;
}

/// Where the text of an export goes.
class ExportOutput
{
public:
    virtual ~ExportOutput() = default;
    virtual Result<Done> write(std::string_view text) = 0;
    virtual qint64 bytes() const = 0;
};

class FileOutput final : public ExportOutput
{
public:
    explicit FileOutput(ExportFile &file) : m_file(file) {}
    Result<Done> write(std::string_view text) override { return m_file.write(text); }
    qint64 bytes() const override { return m_file.bytes(); }

private:
    ExportFile &m_file;
};

class StreamOutput final : public ExportOutput
{
public:
    StreamOutput(const std::function<bool(std::string_view)> &write, bool packs) : m_write(write)
    {
        if (packs) m_packer.emplace();
    }

    Result<Done> write(std::string_view text) override
    {
        if (!m_packer) return put(text);
        m_packed.clear();
        if (!m_packer->pack(m_packed, text)) return exportError(ErrorKind::Internal, "The export cannot be compressed.");
        return put(m_packed);
    }
    Result<Done> finish()
    {
        m_packed.clear();
        if (m_packer && !m_packer->finish(m_packed)) return exportError(ErrorKind::Internal, "The export cannot be compressed.");
        return put(m_packed);
    }
    qint64 bytes() const override { return m_bytes; }

private:
    Result<Done> put(std::string_view bytes)
    {
        m_bytes += static_cast<qint64>(bytes.size());
        if (bytes.empty() || m_write(bytes)) return Done{};
        return exportError(ErrorKind::Conflict, "The export was cancelled.");
    }

    const std::function<bool(std::string_view)> &m_write;
    std::optional<GzipPacker> m_packer;
    std::string m_packed;
    qint64 m_bytes = 0;
};

/// Writes blocks and reports how far it is.
class BlockWriter
{
public:
    BlockWriter(ExportOutput &output, const ExportControl &control, qint64 total) : m_output(output), m_control(control)
    {
        m_progress.total = total;
    }

    bool rowDone(std::string &text)
    {
        ++m_progress.rows;
        if (text.size() >= writeBlock) write(text);
        if (const MonotonicTime now = monotonicNow(); now >= m_nextReport) {
            report();
            m_nextReport = now + progressInterval;
        }
        return !m_problem && !m_control.cancelled;
    }
    void write(std::string &text)
    {
        if (const auto done = m_output.write(text); !done) m_problem = done.error();
        text.clear();
    }
    void report()
    {
        m_progress.bytes = m_output.bytes();
        if (m_control.progressed) m_control.progressed(m_progress);
    }
    const std::optional<Error> &problem() const { return m_problem; }
    qint64 rows() const { return m_progress.rows; }

private:
    ExportOutput &m_output;
    const ExportControl &m_control;
    ExportProgress m_progress;
    std::optional<Error> m_problem;
    MonotonicTime m_nextReport = monotonicNow() + progressInterval;
};

/// False: it was cancelled.
Result<bool> writeAll(ExportRun &run, BlockWriter &writer)
{
    const auto complete = run.all();
    if (!complete) return complete.error();
    if (*complete) {
        std::string rest = run.text();
        writer.write(rest);
    }
    if (writer.problem()) return *writer.problem();
    return *complete;
}

ExportStatement statementOf(const ExportRequest &request, const QString &version, WallTime now)
{
    return {.product = "claude-code-router",
            .version = version.toStdString(),
            .made = isoTime(now),
            .filter = request.filter.toStdString(),
            .from = isoTime(request.from),
            .to = isoTime(request.to),
            .privacy = std::string(toString(request.privacy))};
}

} // namespace

FileExporting::FileExporting(const SecretRedactor &secrets, QString home, QString version, const Clock &clock)
    : m_secrets(secrets), m_home(std::move(home)), m_version(std::move(version)), m_clock(clock)
{
}

Result<ExportReport> FileExporting::run(const ExportRequest &request, ExportSource &source, const ExportControl &control) const
{
    auto exporter = makeExporter(request, statementOf(request, m_version, m_clock.wall()));
    if (!exporter) return exporter.error();
    if (!request.replace && QFileInfo::exists(request.path))
        return exportError(ErrorKind::Conflict, "%1 exists already. Choose another name, or have it replaced.", request.path);
    auto file = ExportFile::open(request.path, request.gzip ? ExportFile::Packing::Gzip : ExportFile::Packing::Plain);
    if (!file) return file.error();

    FileOutput output(*file);
    BlockWriter writer(output, control, source.totalHint());
    ExportRun run(
        request, source, ExportRedactor(m_secrets, request.privacy, m_home.toStdString()), **exporter,
        [&writer](std::string &text) { return writer.rowDone(text); }, control.cancelled);
    const auto complete = writeAll(run, writer);
    if (!complete) return complete.error();
    if (!*complete) return exportError(ErrorKind::Conflict, "The export to %1 was cancelled.", request.path);
    const auto committed = file->commit(request.replace ? ExportFile::Existing::Replace : ExportFile::Existing::Keep);
    if (!committed) return committed.error();
    writer.report();
    return ExportReport{.path = request.path, .rows = writer.rows(), .bytes = file->bytes(), .removed = run.removed()};
}

Result<ExportReport> FileExporting::stream(const ExportRequest &request, ExportSource &source, const ExportControl &control,
                                           const std::function<bool(std::string_view)> &write) const
{
    auto exporter = makeExporter(request, statementOf(request, m_version, m_clock.wall()));
    if (!exporter) return exporter.error();
    StreamOutput output(write, request.gzip);
    BlockWriter writer(output, control, source.totalHint());
    ExportRun run(
        request, source, ExportRedactor(m_secrets, request.privacy, m_home.toStdString()), **exporter,
        [&writer](std::string &text) { return writer.rowDone(text); }, control.cancelled);
    const auto complete = writeAll(run, writer);
    if (!complete) return complete.error();
    if (!*complete) return exportError(ErrorKind::Conflict, "The export was cancelled.");
    if (const auto done = output.finish(); !done) return done.error();
    writer.report();
    return ExportReport{.path = {}, .rows = writer.rows(), .bytes = output.bytes(), .removed = run.removed()};
}

Result<ExportPreview> FileExporting::preview(const ExportRequest &request, ExportSource &source, int entries) const
{
    auto exporter = makeExporter(request, statementOf(request, m_version, m_clock.wall()));
    if (!exporter) return exporter.error();
    ExportPreview preview;
    const std::atomic<bool> cancelled = false;
    const MonotonicTime deadline = m_clock.monotonic() + measureTime;
    const ExportRun *running = nullptr;
    const auto measure = [&](std::string &text) {
        if (preview.entries.size() < entries) {
            preview.entries.append(QString::fromStdString(text));
            preview.removed = running->removed();
        }
        ++preview.measuredRows;
        preview.measuredBytes += static_cast<qint64>(text.size());
        text.clear();
        return preview.entries.size() < entries || m_clock.monotonic() < deadline;
    };
    ExportRun run(request, source, ExportRedactor(m_secrets, request.privacy, m_home.toStdString()), **exporter, measure, cancelled);
    running = &run;
    const auto complete = run.all();
    if (!complete) return complete.error();
    preview.isWhole = *complete;
    preview.measuredBytes += static_cast<qint64>(run.text().size());
    if (!preview.entries.isEmpty()) return preview;
    preview.entries.append(QString::fromStdString(run.text()));
    preview.removed = run.removed();
    return preview;
}

} // namespace ccr::logging
