#pragma once

#include "logging/alert/alert_notifier.h"
#include "logging/api/budget_gate.h"
#include "logging/api/snapshots.h"

#include <QObject>
#include <QTimer>

namespace ccr::logging {

/// Looks every five seconds whether something is wrong, at the disk and the log files every AlertConfig::checkInterval, and remembers in
/// <directory>/alerts.json what it has said. Lives in the log thread.
class AlertWatch final : public QObject
{
    Q_OBJECT
public:
    struct Surroundings
    {
        /// What the pipeline knows: losses, the sinks' problems, and in `hasRequests` whether a request is expected to leave a
        /// record. The rest the watch finds out itself.
        std::function<AlertInputs()> inputs;
        std::function<std::optional<double>(const QString &folder)> diskShare;
        /// What is wrong with the log files; null: nobody looks.
        std::function<std::vector<LogCheck>(const LoggingConfig &config, WallTime now)> checkFiles;
        std::function<void(const LogRecord &)> record;
        std::function<void(const AlertNotice &)> window;
        std::function<DeliveryThread &()> delivery;
        const Clock *clock = nullptr;  ///< outlives the watch
        BudgetGate *budgets = nullptr; ///< likewise; null: nobody asks
    };

    AlertWatch(const LoggingConfig &config, Surroundings surroundings);
    ~AlertWatch() override;

    void applyConfig(const LoggingConfig &config);
    /// To be called with each record. Errors count towards the hour, except for those of the alerts themselves.
    void note(const RecordView &record);
    /// An exchange has ended; to be called before note() with the record of its end.
    void noteEnd(const ExchangeSnapshot &exchange);
    void check();

private:
    AlertInputs gather(WallTime now);
    void startDay(WallTime now);
    void publishBudgets();
    void findDurations(std::vector<AlertInputs::SinkState> &sinks, MonotonicTime now);
    QString memoryPath() const;
    void load();
    void save();

    LoggingConfig m_config;
    const Surroundings m_surroundings;
    AlertRules m_rules;
    AlertNotifier m_notifier;
    SlidingCount m_errors;
    SlidingCount m_streams;
    SlidingCount m_abnormalStreams;
    AlertMemory::Spending m_spending;
    PlanSpending m_plans;
    WallTime m_lastRecord;
    bool m_hasUnrecordedEnd = false;
    QMap<QString, MonotonicTime> m_downSince; ///< by stream
    QTimer m_timer;
    std::optional<double> m_diskShare;
    std::optional<MonotonicTime> m_diskRead;
    MonotonicTime m_nextFileCheck;
    bool m_isChanged = false; ///< there is something to save
};

} // namespace ccr::logging
