#pragma once

#include "logging/api/logging_control.h"
#include "logging/api/problem_report.h"
#include "logging/redact/secret_redactor.h"

#include <QThreadPool>

#include <atomic>

namespace ccr::app {

/// ProblemReports over the files of this user. Main thread; works in a thread of its own.
class ProblemReportService final : public logging::ProblemReports
{
public:
    static constexpr qsizetype mostBytes = 2 * 1024 * 1024; ///< of a file: its end is kept

    /// `configPath`: the configuration in use. `redactor`, which outlives it, knows the secrets of the running program.
    ProblemReportService(logging::LoggingControl &logging, const logging::SecretRedactor &redactor, QString configPath);
    ~ProblemReportService() override;

    void collect(const QList<logging::ReportFile> &own, QObject *context,
                 std::function<void(const QList<logging::ReportFile> &)> collected) override;
    void save(const QString &path, const QList<logging::ReportFile> &files, QObject *context,
              std::function<void(const Result<QString> &)> saved) override;

private:
    QByteArray masked(const QByteArray &text) const;
    QList<logging::ReportFile> files(const logging::LoggingConfig &config, const QString &historyProblem) const;
    QByteArray configuration() const;
    QByteArray exported(const logging::LoggingConfig &config, bool records) const;

    logging::LoggingControl &m_logging;
    const logging::SecretRedactor &m_redactor;
    const QString m_configPath;
    std::atomic<bool> m_isEnding{false};
    QObject m_owner; ///< answers come in its thread
    QThreadPool m_pool;
};

} // namespace ccr::app
