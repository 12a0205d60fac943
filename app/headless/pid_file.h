#pragma once

#include <QString>

#include <optional>

namespace ccr::app {

/// ~/.claude-code-router/.claude-code-router.pid: decimal number of the process that serves.
class PidFile
{
public:
    /// `configPath`: the file lies beside the configuration.
    explicit PidFile(const QString &configPath);
    /// Removes the file if it is ours.
    ~PidFile();
    PidFile(const PidFile &) = delete;
    PidFile &operator=(const PidFile &) = delete;

    void write();
    /// The process that the file names, if it lives and is one of ours.
    std::optional<qint64> runningProcess() const;

private:
    QString m_path;
    bool m_isOurs = false;
};

} // namespace ccr::app
