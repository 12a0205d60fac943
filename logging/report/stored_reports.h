#pragma once

#include "logging/api/logging_control.h"
#include "logging/redact/secret_redactor.h"
#include "logging/report/log_selection.h"
#include "logging/report/record_page.h"

#include <functional>

namespace ccr::logging {

/// {rotated: [{stream, file}], failed: [{stream, problem}]}
QByteArray rotationJson(const QList<RotationOutcome> &outcomes);

/// What the answers are made of, and done with. Called by any thread.
struct ReportSources
{
    std::function<LoggingConfig()> config;
    std::function<bool()> routerRuns;
    /// Puts the file of this stream (empty: of every stream) aside.
    std::function<Result<QList<RotationOutcome>>(const QString &stream)> rotate;
    const SecretRedactor *redactor = nullptr; ///< of what is exported; null: the shapes of secrets and what the configuration names
    QString home;                             ///< of the user, left out of exports
    QString version;
};

/// The one implementation of every report: over the log files and the history as they lie on the disk.
class StoredReports final : public LogReporting
{
public:
    explicit StoredReports(ReportSources sources) : m_sources(std::move(sources)) {}
    Result<Done> answer(LogReport report, const LogQuestion &question, LogAnswer &answer,
                        const std::atomic<bool> &cancelled) const override;

private:
    Result<Done> query(const LogQuestion &question, LogAnswer &answer, const std::atomic<bool> &cancelled) const;
    Result<Done> requests(const LogQuestion &question, const QuestionReader &reader, LogAnswer &answer,
                          const std::atomic<bool> &cancelled) const;
    Result<Done> analysis(LogReport report, const LogQuestion &question, LogAnswer &answer, const std::atomic<bool> &cancelled) const;
    Result<Done> check(LogAnswer &answer) const;
    Result<Done> rotate(const LogQuestion &question, LogAnswer &answer) const;
    Result<Done> exported(const QuestionReader &reader, LogAnswer &answer, const std::atomic<bool> &cancelled) const;

    const ReportSources m_sources;
};

} // namespace ccr::logging
