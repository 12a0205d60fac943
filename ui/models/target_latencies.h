#pragma once

#include "logging/api/history.h"
#include "ui/models/finished_exchanges.h"
#include "ui/models/quantile_sketch.h"

#include <QHash>

namespace ccr::logging {
class LoggingControl;
}

namespace ccr::ui {

/// How long each model, and each provider, let people wait for its first content within the last hour: from real traffic, nothing is sent
/// for it. From the history, or where there is none from this run. GUI thread.
class TargetLatencies final : public QObject
{
    Q_OBJECT
public:
    TargetLatencies(logging::LoggingControl &logging, FinishedExchanges &finished, const Clock &clock, QObject *parent = nullptr);

    /// Somebody wants to know: counts anew unless it did so a moment ago. changed() follows.
    void look();
    /// The median in seconds of "provider,model" or of all models of "provider"; absent: it answered nothing.
    std::optional<double> median(const QString &target) const;

Q_SIGNALS:
    void changed();

private:
    void ask();
    void take(const logging::NumbersPart &part);
    void count(const logging::ExchangeNumbers &numbers);
    void publish();

    logging::LoggingControl &m_logging;
    FinishedExchanges &m_finished;
    const Clock &m_clock;
    logging::NumbersScan m_scan;
    QHash<QString, QuantileSketch> m_known;
    QHash<QString, QuantileSketch> m_counted; ///< while the history is read
    std::optional<MonotonicTime> m_lookedAt;
    bool m_isAsking = false;
};

} // namespace ccr::ui
