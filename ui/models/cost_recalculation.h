#pragma once

#include "logging/api/history.h"
#include "logging/base/phrase.h"

#include <QObject>
#include <QString>

namespace ccr::logging {
class LoggingControl;
}

namespace ccr::ui {

/// Finds the cost of what is recorded anew, part by part, until all of it is done. GUI thread.
class CostRecalculation final : public QObject
{
    Q_OBJECT
public:
    CostRecalculation(logging::LoggingControl &logging, QObject *parent) : QObject(parent), m_logging(logging) {}

    bool isPossible() const;
    bool isRunning() const { return m_isRunning; }
    /// Of what began on this day or later, by the prices of the configuration. Does nothing while it runs.
    void start(QDate since);
    /// The same by prices that the configuration does not have yet.
    void start(QDate since, std::vector<logging::Price> prices, logging::TermsOfProviders terms);

Q_SIGNALS:
    /// `changed`: exchanges that have another cost now. `problem`: why it ended early; empty: it did not.
    void finished(qint64 changed, const ccr::Phrase &problem);

private:
    void next(const logging::Repricing &repricing, qint64 changed);

    logging::LoggingControl &m_logging;
    bool m_isRunning = false;
};

} // namespace ccr::ui
