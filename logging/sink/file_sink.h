#pragma once

#include "logging/api/logging_config.h"
#include "logging/format/record_format.h"
#include "logging/sink/background_sync.h"
#include "logging/sink/pending_records.h"
#include "logging/sink/rolling_file.h"
#include "logging/sink/sink.h"

#include <array>

namespace ccr::logging {

/// What a file sink shares with others.
struct FileSinkServices
{
    const Clock *clock = nullptr;          ///< absent: the system's
    std::shared_ptr<WriteJournal> journal; ///< shared with the pipeline, which reads how far the sink has come; absent: nothing is noted
    std::shared_ptr<LogUpkeep> upkeep;     ///< shared by the streams whose files have one limit together; absent: one of its own
    std::optional<QString> fallbackFolder; ///< absent: the usual one; empty: none
};

/// Appends rendered records to a file that is rotated, with one write(2) per filled buffer. The file and its folder get exactly
/// the configured modes; symbolic links are refused.
///
/// A full disk, a vanished folder or an I/O error stops nothing: the newest records are kept up to a limit, the others are
/// counted as dropped. The file is tried again, at first soon, then every ten seconds, and when it works a record says how
/// many were lost and why. Nothing waits for the disk: a sync is another thread's work.
class FileSink final : public Sink
{
public:
    FileSink(const StreamConfig &stream, const ServiceIdentity &identity, FileSinkServices services = {});
    ~FileSink() override;

    void write(const RecordView &record) override;
    void flush() override;
    void flushNow() override;
    std::optional<milliseconds> nextFlush() const override;
    void reopen() override;
    Result<QString> rotateNow() override;
    QString problem() const override { return m_problem; }
    QString notice() const override;
    SinkCounts counts() const override;
    QString path() const override { return m_file.file().path(); }

private:
    bool writeOut();
    bool writePending();
    bool rotateWhenTimeIsOver();
    bool writeNextPart();
    bool writePart(const PendingRecords::Part &part);
    bool makeRoom(std::size_t bytes);
    enum class RotationCause
    {
        Size,
        Time,
        Demand
    };
    bool rotate(RotationCause cause);
    void takeAnnouncements();
    std::size_t takeOwnLines(std::size_t count);
    bool announceRecovery();
    bool fail();
    void shrink();
    void detach();
    void passRing();
    void syncAsAgreed();
    void syncWhatIsOpen();
    bool isDue(MonotonicTime now) const;
    RingPosition position() const;

    const FileStream m_stream;
    const FileSinkServices m_services;
    const Clock &m_clock;
    const std::shared_ptr<LogUpkeep> m_upkeep; ///< as in FileSinkServices
    const std::unique_ptr<RecordFormat> m_format;
    RollingFile m_file;
    PendingRecords m_pending;
    WallTime m_lastTime;     ///< of the last record that was handed over
    MonotonicTime m_oldest;  ///< when the oldest waiting record came
    bool m_isUrgent = false; ///< a record of level error or above waits
    bool m_hasUnsyncedError = false;
    RingPosition m_written; ///< behind the last record that is in the file
    SinkCounts m_counts;
    std::size_t m_ownLines = 0; ///< in front of the waiting records

    QString m_problem; ///< non-empty: nothing can be written now
    WallTime m_failingSince;
    MonotonicTime m_nextTry;
    milliseconds m_backoff{0};
    std::uint64_t m_lost = 0; ///< not announced yet
    bool m_isDetached = false;

    bool m_isUnsynced = false;
    MonotonicTime m_lastSync;
    QString m_syncProblem;
    BackgroundSync m_sync;
};

} // namespace ccr::logging
