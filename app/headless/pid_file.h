#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace ccr::app {

/// A router that runs: what others need to find, stop and start it again.
struct RunningRouter
{
    qint64 pid = 0;
    QString host; ///< as it was configured; empty when only the pid is known
    quint16 port = 0;
    QString program;       ///< absolute path of the executable
    QStringList arguments; ///< it was started with
    bool operator==(const RunningRouter &) const = default;
};

/// Two files beside the configuration: .claude-code-router.pid, the decimal pid that other programs read as well, and
/// .claude-code-router.run.json with the rest of RunningRouter. Both go with the process that wrote them.
class PidFile
{
public:
    explicit PidFile(const QString &configPath);
    /// Removes the files if they are ours.
    ~PidFile();
    PidFile(const PidFile &) = delete;
    PidFile &operator=(const PidFile &) = delete;

    /// Writes down this process, unless another one that runs has its name there. Does nothing when all is as it was.
    void write(const RunningRouter &self);
    /// The process that the file names, if it lives and is the one that wrote it: a pid is used again by the system.
    std::optional<RunningRouter> running() const;
    QString path() const { return m_path; }

private:
    QString m_path;
    QString m_detailsPath;
    std::optional<RunningRouter> m_written; ///< present: the files are ours
};

} // namespace ccr::app
