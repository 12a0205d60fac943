#pragma once

#include "logging/api/snapshots.h"

#include <QList>
#include <QObject>
#include <QSet>

#include <deque>
#include <functional>

namespace ccr::ui {

/// The newest exchanges of this run that have ended, without what no filter looks at: statistics begin with them where there
/// is no history. GUI thread.
class FinishedExchanges final : public QObject
{
    Q_OBJECT
public:
    static constexpr std::size_t maxExchanges = 5'000;
    static constexpr std::size_t maxRecorded = 500; ///< where a history holds them, too; see setRecorded()

    using QObject::QObject;

    /// `isRecorded` says whether what ended some seconds ago can be found in the history. Then fewer are kept.
    void setRecorded(std::function<bool()> isRecorded) { m_isRecorded = std::move(isRecorded); }

    /// What still runs, and what is known already, is passed over.
    void apply(const QList<logging::ExchangeSnapshot> &batch);
    /// What started before was deleted.
    void forgetBefore(WallTime start);
    const std::deque<logging::ExchangeSnapshot> &all() const { return m_exchanges; } ///< oldest end first

Q_SIGNALS:
    /// Each exchange once.
    void finished(const QList<ccr::logging::ExchangeSnapshot> &exchanges);
    void forgotten(); ///< some of them

private:
    std::function<bool()> m_isRecorded = [] { return false; };
    std::deque<logging::ExchangeSnapshot> m_exchanges;
    QSet<QByteArray> m_ids;
};

} // namespace ccr::ui
