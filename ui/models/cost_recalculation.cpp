#include "ui/models/cost_recalculation.h"

#include "logging/api/logging_control.h"
#include "logging/base/date_time.h"

#include <QPointer>

namespace ccr::ui {

bool CostRecalculation::isPossible() const
{
    return m_logging.history() != nullptr;
}

void CostRecalculation::start(QDate since)
{
    const logging::LoggingConfig config = m_logging.config();
    start(since, config.prices, config.providerPrices);
}

void CostRecalculation::start(QDate since, std::vector<logging::Price> prices, logging::TermsOfProviders terms)
{
    if (m_isRunning || !isPossible()) return;
    m_isRunning = true;
    next({.from = beginOfDay(since),
          .prices = std::move(prices),
          .terms = std::move(terms),
          .synced = m_logging.config().syncedPrices,
          .after = {}},
         0);
}

void CostRecalculation::next(const logging::Repricing &repricing, qint64 changed)
{
    m_logging.history()->reprice(repricing, [self = QPointer(this), repricing, changed](const logging::RepricedPart &part) {
        if (!self) return;
        if (part.next && part.problem.isEmpty()) {
            logging::Repricing rest = repricing;
            rest.after = part.next;
            return self->next(rest, changed + part.changed);
        }
        self->m_isRunning = false;
        Q_EMIT self->finished(changed + part.changed, part.problem);
    });
}

} // namespace ccr::ui
