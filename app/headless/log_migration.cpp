#include "app/headless/log_migration.h"

#include "logging/migration/log_import.h"

using namespace Qt::StringLiterals;

namespace ccr::app {

LogMigration::LogMigration(const logging::SecretRedactor &redactor, const logging::Log &log) : m_redactor(redactor), m_log(log)
{
    m_thread.setMaxThreadCount(1);
    m_thread.setThreadPriority(QThread::LowestPriority); // requests come first
}

LogMigration::~LogMigration()
{
    m_cancelled = true;
    m_thread.waitForDone();
}

void LogMigration::begin(const logging::LoggingConfig &config, const QString &configFolder)
{
    if (config.enabled && config.migrateExistingLogs && logging::canImport(config))
        m_thread.start([this, config, configFolder] { run(config, configFolder); });
}

void LogMigration::run(const logging::LoggingConfig &config, const QString &configFolder) const
{
    const auto sources = logging::importLogs(logging::oldLogs(configFolder), config, m_redactor, {}, m_cancelled);
    std::int64_t files = 0;
    std::int64_t records = 0;
    QStringList problems;
    for (const logging::ImportedSource &source : sources) {
        if (source.state == logging::ImportState::Imported) {
            ++files;
            records += source.records;
        }
        if (!source.problem.isEmpty()) problems.append(source.problem);
    }
    if (m_cancelled || (files == 0 && problems.isEmpty())) return;
    const std::string folder = config.directory.toStdString();
    const std::string told = problems.join(u' ').toStdString();
    if (problems.isEmpty())
        m_log.info("logs of an earlier installation were imported", {{"files", files}, {"records", records}, {"folder", folder}});
    else
        m_log.warn("not all logs of an earlier installation were imported",
                   {{"files", files}, {"records", records}, {"folder", folder}, {"reason", told}});
}

} // namespace ccr::app
