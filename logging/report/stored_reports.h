#pragma once

#include "logging/api/logging_control.h"
#include "logging/api/tracking_snapshot.h"
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
    /// LoggingControl::setTemporaryLevel() and what it has done. Null: nothing is logged here.
    std::function<void(const std::string &component, Severity level, milliseconds duration)> setLevel{};
    std::function<std::vector<TemporaryLevel>()> levels{};
    /// The streams that ended last, newest first. Null: nobody knows here.
    std::function<std::vector<StreamSummary>(std::size_t limit)> streams{};
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
    std::vector<TemporaryLevel> temporaryLevels() const override
    {
        return m_sources.levels ? m_sources.levels() : std::vector<TemporaryLevel>();
    }

private:
    Result<Done> query(const LogQuestion &question, LogAnswer &answer, const std::atomic<bool> &cancelled) const;
    Result<Done> requests(const LogQuestion &question, const QuestionReader &reader, LogAnswer &answer,
                          const std::atomic<bool> &cancelled) const;
    Result<Done> analysis(LogReport report, const LogQuestion &question, LogAnswer &answer, const std::atomic<bool> &cancelled) const;
    Result<Done> check(LogAnswer &answer) const;
    Result<Done> rotate(const LogQuestion &question, LogAnswer &answer) const;
    Result<Done> setLevel(const QuestionReader &reader, LogAnswer &answer) const;
    Result<Done> levels(LogAnswer &answer) const;
    Result<Done> streams(const QuestionReader &reader, LogAnswer &answer) const;
    Result<Done> exported(const QuestionReader &reader, LogAnswer &answer, const std::atomic<bool> &cancelled) const;

    const ReportSources m_sources;
};

} // namespace ccr::logging
