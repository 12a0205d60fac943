#pragma once

#include "logging/api/snapshots.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <deque>
#include <functional>
#include <optional>

namespace ccr::ui {

/// The newest exchanges of this run, whole, in the order in which they were first heard of. An exchange keeps its position, a
/// number that rises from 0; the oldest are left out in hundreds. GUI thread.
class LiveExchanges final : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype maxExchanges = 10'000;
    static constexpr qsizetype maxRecorded = 2'500; ///< where a history holds those that have ended, too; see setRecorded()
    static constexpr qsizetype maxResting = 1'000;  ///< likewise, while nobody looks

    using QObject::QObject;

    /// `isRecorded` says whether what is left out can still be found in the history. Then fewer are kept, and all that run.
    void setRecorded(std::function<bool()> isRecorded) { m_isRecorded = std::move(isRecorded); }

    void apply(const QList<logging::ExchangeSnapshot> &batch);
    void setResting(bool resting);

    quint64 first() const { return m_dropped; }
    quint64 end() const { return m_dropped + m_exchanges.size(); }
    /// Null when it was left out, or never came. Valid until the next batch.
    const logging::ExchangeSnapshot *at(quint64 position) const;
    std::optional<quint64> positionOf(const std::string &id) const;
    const logging::ExchangeSnapshot *find(const std::string &id) const;
    /// Earliest start of what is here: what began before that is only in the history.
    std::optional<WallTime> earliestStart() const { return m_earliestStart; }

    /// Positions of those that run.
    const QSet<quint64> &live() const { return m_live; }

Q_SIGNALS:
    void updated(const QList<quint64> &positions); ///< newer facts
    void added(quint64 from, quint64 to);          ///< positions from <= p < to
    /// All positions below are gone; the last of them held these, oldest first.
    void dropped(quint64 before, const QList<ccr::logging::ExchangeSnapshot> &exchanges);
    void countsChanged();

private:
    void noteWhetherLive(const logging::ExchangeSnapshot &exchange, quint64 position);
    void append(const QList<logging::ExchangeSnapshot> &fresh);
    qsizetype surplus() const;
    void dropOldest(qsizetype count);

    std::function<bool()> m_isRecorded = [] { return false; };
    bool m_isResting = false;
    std::deque<logging::ExchangeSnapshot> m_exchanges; ///< oldest first
    QHash<QByteArray, quint64> m_positions;
    QSet<quint64> m_live;
    std::optional<WallTime> m_earliestStart;
    quint64 m_dropped = 0;
};

} // namespace ccr::ui
