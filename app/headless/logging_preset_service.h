#pragma once

#include "logging/api/preset_control.h"
#include "logging/config/logging_resolver.h"

#include <QThreadPool>

namespace ccr::app {

/// PresetControl by the resolver and the files as they are now. Main thread; files are read and resolved by a thread of its own.
class LoggingPresetService final : public QObject, public logging::PresetControl
{
    Q_OBJECT
public:
    LoggingPresetService(QString configFile, logging::LoggingCommandLine commandLine, QMap<QString, QString> environment,
                         QObject *parent = nullptr);
    ~LoggingPresetService() override;

    void list(const Json5Value &config, QObject *context, std::function<void(const logging::PresetList &)> answer) override;
    void preview(const Json5Value &before, const Json5Value &after, QObject *context,
                 std::function<void(const logging::LoggingPreview &)> answer) override;
    void check(QObject *context, std::function<void(const std::vector<logging::LoggingFinding> &)> answer) override;
    void basis(const Json5Value &config, QObject *context, std::function<void(const std::vector<logging::LoggingBasis> &)> answer) override;

private:
    std::function<logging::ResolvedLogging()> resolver(const Json5Value &config) const;

    QString m_configFile;
    logging::LoggingCommandLine m_commandLine;
    QMap<QString, QString> m_environment;
    QThreadPool m_pool;
};

} // namespace ccr::app
