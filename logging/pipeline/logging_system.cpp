#include "logging/api/logging_system.h"

#include "logging/config/logging_resolver.h"
#include "logging/config/logging_watcher.h"
#include "logging/pipeline/logging_service.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace ccr::logging {

namespace {

QList<ConfigFinding> findingsOf(const ConfigDiagnostics &diagnostics)
{
    QList<ConfigFinding> findings;
    for (const ConfigDiagnostic &diagnostic : diagnostics)
        findings.append({.isError = diagnostic.kind == ConfigDiagnostic::Kind::Error,
                         .text = describe(diagnostic),
                         .source = diagnostic.origin.source.english(),
                         .pointer = diagnostic.origin.pointer,
                         .line = diagnostic.origin.line,
                         .reason = diagnostic.message,
                         .suggestion = diagnostic.suggestion});
    return findings;
}

QString standardPlace()
{
    return QDir::home().filePath(u".claude-code-router/config.json"_s);
}

class FileLogging final : public LoggingSystem
{
public:
    explicit FileLogging(const QString &configFile)
        : m_file(configFile), m_resolved(resolve()), m_service(m_resolved.config), m_watcher(loggingFiles(m_file, environmentOfProcess()))
    {
        m_findings = findingsOf(m_resolved.diagnostics);
        connect(&m_watcher, &LoggingWatcher::changed, this, &FileLogging::reload);
    }

    LoggingControl &control() override { return m_service; }
    MetricsSource &metrics() override { return m_service; }
    const QList<ConfigFinding> &findings() const override { return m_findings; }
    void reload() override
    {
        const LoggingConfig before = m_resolved.config;
        const QList<ConfigFinding> findingsBefore = m_findings;
        m_resolved = resolve();
        m_findings = findingsOf(m_resolved.diagnostics);
        // What was changed at run time stays until the files say something else.
        if (m_resolved.config != before) m_service.applyConfig(m_resolved.config);
        if (m_resolved.config != before || m_findings != findingsBefore) Q_EMIT configChanged(m_resolved.config);
    }

private:
    ResolvedLogging resolve() { return m_reloader.resolve(readLoggingSources(m_file, environmentOfProcess())); }

    const QString m_file;
    LoggingReloader m_reloader;
    ResolvedLogging m_resolved;
    QList<ConfigFinding> m_findings;
    LoggingService m_service;
    LoggingWatcher m_watcher;
};

} // namespace

CheckedConfig readLoggingConfig(const QString &configFile)
{
    const ResolvedLogging resolved = resolveLogging(readLoggingSources(configFile, environmentOfProcess()));
    return {.config = resolved.config, .findings = findingsOf(resolved.diagnostics)};
}

std::unique_ptr<LoggingSystem> LoggingSystem::create(const QString &configFile)
{
    return std::make_unique<FileLogging>(configFile.isEmpty() ? standardPlace() : configFile);
}

} // namespace ccr::logging
