#pragma once

#include "logging/api/feeds.h"
#include "logging/api/history.h"
#include "logging/api/logging_config.h"

#include <QThread>

#include <atomic>
#include <memory>
#include <mutex>

namespace ccr::logging {

class HistoryWorker;

/// Writes finished exchanges to the store in batches, on a thread of its own, and answers questions from there. A disk that
/// is full or a file that another program holds stops nothing: what cannot be written waits, up to a limit, and is counted
/// when it is lost. The destructor writes what waits.
class HistoryService final : public QObject, public HistoryControl
{
    Q_OBJECT
public:
    /// `mask` takes the secrets out of a body or a head; called in the history's thread.
    HistoryService(const HistoryConfig &config, std::function<void(std::string &)> mask);
    ~HistoryService() override;

    /// Any thread.
    void add(ExchangeSnapshot exchange);
    void add(StoredBody body);
    void add(RecordedHeads heads);
    void add(RecordedTimeline timeline);
    void applyConfig(const HistoryConfig &config);
    /// Blocks until what was added before is written, or the time is over.
    bool flush(milliseconds timeout);
    std::uint64_t lost() const; ///< exchanges; any thread

    const HistoryFeed &feed() const override { return m_feed; }
    void find(HistoryRequest request, std::function<void(HistoryPage)> found) override;
    void scan(HistoryScan scan, std::function<void(HistoryPart)> found) override;
    void numbers(NumbersScan scan, std::function<void(NumbersPart)> found) override;
    void fetch(std::vector<std::int64_t> rows, std::function<void(HistoryRows)> found) override;
    void ids(std::vector<std::int64_t> rows, std::function<void(HistoryIds)> found) override;
    void findBodies(std::string exchangeId, std::function<void(QList<StoredBody>)> found) override;
    void findHeads(std::string exchangeId, std::function<void(std::vector<MessageHead>)> found) override;
    void findTimeline(std::string exchangeId, std::function<void(RecordedTimeline)> found) override;
    void reprice(Repricing repricing, std::function<void(RepricedPart)> done) override;
    void purge(WallTime before, std::function<void(qint64)> done) override;
    qint64 bytes() const override;
    Phrase problem() const override;

Q_SIGNALS:
    /// Something a person should know: a damaged file was set aside, nothing can be written, it works again.
    void noticed(const QString &text);

private:
    HistoryFeed m_feed;
    QThread m_thread;
    HistoryWorker *m_worker; ///< lives in m_thread; deleted when the thread ends
};

} // namespace ccr::logging
