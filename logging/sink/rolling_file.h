#pragma once

#include "logging/api/log_record.h"
#include "logging/api/logging_sentences.h"
#include "logging/rotation/log_upkeep.h"
#include "logging/rotation/rotation_policy.h"
#include "logging/sink/append_file.h"

#include <memory>
#include <optional>
#include <vector>

namespace ccr::logging {

/// The file that a stream writes to now, whichever that is: its own; one with the process id in its name while another
/// program writes there; one in the fallback folder when its folder cannot be written. Puts it aside when it is full or its
/// time is over. One thread.
class RollingFile
{
public:
    struct Failure
    {
        Phrase text;  ///< what cannot be done, with the path and the reason
        int code = 0; ///< errno
    };

    /// `fallback`: absent: the usual folder; empty: none.
    RollingFile(const FileStream &stream, const Clock &clock, std::shared_ptr<LogUpkeep> upkeep, std::optional<QString> fallback);
    ~RollingFile();
    Q_DISABLE_COPY_MOVE(RollingFile)

    /// Open, and found under its name: a file that somebody moved or removed is followed by a new one. False: see failure().
    bool prepare();
    /// Looks for the best place again, as at the start.
    void reopen();

    bool isTimeOver();
    WallTime timeEnd() const { return m_policy.end(); }
    /// So many more bytes may be appended before the file must be rotated.
    std::size_t room() const;
    /// Puts the file aside and opens the next one. An empty one stays. False: see failure(); when merely the renaming failed the
    /// file stays open, takes more than its limit, and the next attempt comes later.
    bool rotate();
    QString lastRotated() const { return m_lastRotated; }

    /// Makes room on the disk and within the limit of all files, at the cost of the oldest rotated ones. False: see failure();
    /// with EDQUOT only files in use are left, and it may help to rotate.
    bool makeRoom(std::size_t bytes);
    /// All or nothing, after makeRoom(). On a full disk it removes the oldest rotated files until it succeeds.
    bool append(std::string_view text);

    const AppendFile &file() const { return m_file; }
    const Failure &failure() const { return m_failure; }
    /// Why the file is not the configured one or cannot be rotated; empty when all is well.
    Phrase notice() const { return m_rotationProblem.isEmpty() ? m_notice : m_rotationProblem; }
    /// What readers of the file should know, since the last call: a torn line, another place.
    std::vector<LogRecord> takeAnnouncements() { return std::exchange(m_announcements, {}); }
    /// Asks the upkeep to look after files that have grown old, now and then.
    void tidy();
    MonotonicTime nextTidy() const { return m_nextTidy; }

private:
    AppendFile::Opened open();
    bool openSomewhere();
    bool openAsInstance();
    bool openInFallbackFolder();
    void use(const LogFileNames &names);
    bool fail(LoggingSentence sentence, int code);
    void announce(std::string_view message, Fields fields);

    const FileStream m_stream;
    const Clock &m_clock;
    const std::shared_ptr<LogUpkeep> m_upkeep; ///< with the other streams of the folder
    const std::optional<QString> m_fallback;
    LogFileNames m_names;
    std::shared_ptr<RotatedFiles> m_rotated; ///< with the upkeep
    RotationPolicy m_policy;
    AppendFile m_file;
    Failure m_failure;
    Phrase m_notice;
    Phrase m_rotationProblem;
    QString m_lastRotated;
    std::vector<LogRecord> m_announcements;
    MonotonicTime m_nextRotation{}; ///< no attempt before, after one that failed
    MonotonicTime m_nextDiskCheck{};
    MonotonicTime m_nextTidy{};
};

} // namespace ccr::logging
