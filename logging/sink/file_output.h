#pragma once

#include "logging/api/logging_config.h"
#include "logging/format/record_format.h"
#include "logging/sink/background_sync.h"
#include "logging/sink/pending_records.h"
#include "logging/sink/rolling_file.h"
#include "logging/sink/sink.h"

#include <array>
#include <functional>

namespace ccr::logging {

/// What a file sink shares with others.
struct FileSinkServices
{
    const Clock *clock = nullptr;          ///< absent: the system's; outlives everything
    std::shared_ptr<WriteJournal> journal; ///< shared with the pipeline, which reads how far the sink has come; absent: nothing is noted
    std::shared_ptr<LogUpkeep> upkeep;     ///< shared by the streams whose files have one limit together; absent: one of its own
    std::optional<QString> fallbackFolder; ///< absent: the usual one; empty: none
    std::function<bool()> progress;        ///< called whenever the disk has done something; may be empty
};

/// Appends rendered records to a file that is rotated, with one write(2) per filled buffer. The file and its folder get exactly
/// the configured modes; symbolic links are refused. One thread, which may have to wait for the disk.
///
/// A full disk, a vanished folder or an I/O error stops nothing: the newest records are kept up to a limit, the others are
/// counted as dropped. The file is tried again, at first soon, then every ten seconds, and when it works a record says how
/// many were lost and why. A sync is another thread's work.
class FileOutput
{
public:
    FileOutput(const StreamConfig &stream, const ServiceIdentity &identity, FileSinkServices services = {});
    ~FileOutput();
    Q_DISABLE_COPY_MOVE(FileOutput)

    /// `isUrgent`: a record of level error or above is among them.
    void take(PendingRecords &&records, bool isUrgent);
    /// As those of Sink.
    void flush();
    void flushNow();
    std::optional<milliseconds> nextFlush() const;
    void reopen();
    Result<QString> rotateNow();
    Phrase problem() const { return m_problem; }
    Phrase notice() const;
    SinkCounts counts() const;
    QString path() const { return m_file.file().path(); }
    /// Nothing waits for the disk.
    bool isEmpty() const { return m_pending.isEmpty(); }

private:
    bool writeOut();
    bool writePending();
    bool rotateWhenTimeIsOver();
    bool writeNextPart();
    PendingRecords::Part nextPart();
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
    bool announceRecovery();
    bool fail();
    void shrink();
    void detach();
    void syncAsAgreed();
    void syncWhatIsOpen();
    bool isDue(MonotonicTime now) const;
    void noteProgress() const;

    const FileStream m_stream;
    const FileSinkServices m_services;
    const Clock &m_clock;
    const std::shared_ptr<LogUpkeep> m_upkeep;    ///< as in FileSinkServices
    const std::unique_ptr<RecordFormat> m_format; ///< of the lines that we add
    RollingFile m_file;
    PendingRecords m_pending;
    MonotonicTime m_oldest;  ///< when the oldest waiting record came
    bool m_isUrgent = false; ///< a record of level error or above waits
    bool m_hasUnsyncedError = false;
    SinkCounts m_counts;

    Phrase m_problem; ///< non-empty: nothing can be written now
    WallTime m_failingSince;
    MonotonicTime m_nextTry;
    milliseconds m_backoff{0};
    std::uint64_t m_lost = 0; ///< not announced yet

    bool m_isUnsynced = false;
    MonotonicTime m_lastSync;
    Phrase m_syncProblem;
    BackgroundSync m_sync;
};

} // namespace ccr::logging
