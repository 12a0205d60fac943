#pragma once

#include "logging/api/history.h"
#include "logging/history/exchange_store.h"
#include "logging/history/waiting_list.h"

#include <QTimer>

#include <atomic>
#include <mutex>

namespace ccr::logging {

/// The part of the history that lives in its thread; add() and the questions about its state are for any.
class HistoryWorker final : public QObject
{
    Q_OBJECT
public:
    HistoryWorker(const HistoryConfig &config, std::function<void(std::string &)> mask);

    void add(ExchangeSnapshot &&exchange);
    void add(StoredBody &&body);
    void add(RecordedHeads &&heads);
    void add(RecordedTimeline &&timeline);
    std::uint64_t lost() const { return m_lost.load(std::memory_order_relaxed); }
    qint64 bytes() const { return m_bytes.load(std::memory_order_relaxed); }
    Phrase problem() const;

    void applyConfig(const HistoryConfig &config);
    void write();
    HistoryPage find(const HistoryRequest &request);
    HistoryPart scan(const HistoryScan &scan);
    NumbersPart numbers(const NumbersScan &scan);
    HistoryRows fetch(const std::vector<std::int64_t> &rows);
    HistoryIds ids(const std::vector<std::int64_t> &rows);
    QList<StoredBody> findBodies(const std::string &exchangeId);
    std::vector<MessageHead> findHeads(const std::string &exchangeId);
    RecordedTimeline findTimeline(const std::string &exchangeId);
    RepricedPart reprice(const Repricing &repricing);
    qint64 purge(WallTime before);

Q_SIGNALS:
    void noticed(const QString &text);
    void pruned(qint64 firstRow, ccr::WallTime firstStart);
    void purged(ccr::WallTime before);

private:
    ExchangeStore *store(); ///< opened at its first use; null when that fails
    void clean();
    void fail(const Phrase &problem);
    void works();
    template <typename Item>
    void addTo(WaitingList<Item> &list, Item &&item);
    void wakeUnlessAwake(bool wasEmpty);

    HistoryConfig m_config;
    std::function<void(std::string &)> m_mask;
    std::unique_ptr<ExchangeStore> m_store;
    QTimer m_writeTimer;
    QTimer m_cleanTimer;
    MonotonicTime m_nextTry;
    std::atomic<std::uint64_t> m_lost{0};
    std::atomic<qint64> m_bytes{0};
    mutable std::mutex m_mutex; ///< guards what follows
    std::vector<ExchangeSnapshot> m_waiting;
    WaitingList<StoredBody> m_waitingBodies;
    WaitingList<RecordedHeads> m_waitingHeads;
    WaitingList<RecordedTimeline> m_waitingTimelines;
    Phrase m_problem;
};

} // namespace ccr::logging
