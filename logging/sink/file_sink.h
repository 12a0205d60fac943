#pragma once

#include "logging/api/logging_config.h"
#include "logging/base/clock.h"
#include "logging/format/record_format.h"
#include "logging/pipeline/write_journal.h"
#include "logging/sink/sink.h"

namespace ccr::logging {

/// Appends NDJSON to a file of mode 0600 in a folder of mode 0700; refuses to follow a symbolic link. Over its size limit
/// the file is renamed to name.1, name.1 to name.2 and so on.
///
/// A full disk, a vanished folder or an I/O error stops nothing: records are kept up to a limit, then counted as lost; the
/// file is tried again every second, and when it works a record says how many were lost.
class FileSink final : public Sink
{
public:
    /// `journal` may be null: nothing is noted then. Shared with the pipeline, which reads how far the sink has come.
    FileSink(const StreamConfig &stream, const ServiceIdentity &identity, std::shared_ptr<WriteJournal> journal = nullptr);
    ~FileSink() override;

    void write(const RecordView &record) override;
    void flush() override;
    QString problem() const override { return m_problem; }
    std::optional<milliseconds> nextFlush() const override;
    SinkCounts counts() const override { return m_counts; }
    QString path() const { return m_stream.file.path; }

private:
    bool ensureOpen();
    bool writeOut();
    void rotateIfNeeded();
    void fail(const QString &action);
    void recovered();
    void closeFile();

    const StreamConfig m_stream;
    const std::shared_ptr<WriteJournal> m_journal;
    const std::unique_ptr<RecordFormat> m_format;
    std::string m_buffer;
    RingPosition m_bufferEnd; ///< after the last record in m_buffer
    std::uint64_t m_buffered = 0;
    SinkCounts m_counts;
    std::size_t m_written = 0; ///< bytes of m_buffer that are in the file, after a write that ended half-way
    int m_file = -1;
    qint64 m_size = 0;
    std::uint64_t m_lost = 0;
    QString m_problem;
    MonotonicTime m_nextTry;
};

} // namespace ccr::logging
