#include "logging/history/history_service.h"

#include "logging/history/history_worker.h"

#include <QSemaphore>

namespace ccr::logging {

namespace {

// Runs `ask` in the worker's thread and hands its answer to `answer` in the thread of `asker`, which outlives the worker's.
template <typename Ask, typename Answer>
void askWorker(HistoryWorker *worker, QObject *asker, Ask ask, Answer answer)
{
    QMetaObject::invokeMethod(
        worker,
        [asker, ask = std::move(ask), answer = std::move(answer)]() mutable {
            auto result = ask();
            QMetaObject::invokeMethod(
                asker, [result = std::move(result), answer = std::move(answer)]() mutable { answer(std::move(result)); },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

} // namespace

HistoryService::HistoryService(const HistoryConfig &config, std::function<void(std::string &)> mask)
    : m_worker(new HistoryWorker(config, std::move(mask)))
{
    m_thread.setObjectName(QStringLiteral("history"));
    m_worker->moveToThread(&m_thread);
    connect(m_worker, &HistoryWorker::noticed, this, &HistoryService::noticed);
    connect(m_worker, &HistoryWorker::pruned, &m_feed, &HistoryFeed::pruned);
    connect(m_worker, &HistoryWorker::purged, &m_feed, &HistoryFeed::purged);
    m_thread.start(QThread::LowPriority);
}

HistoryService::~HistoryService()
{
    QMetaObject::invokeMethod(m_worker, &HistoryWorker::write, Qt::QueuedConnection);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    QMetaObject::invokeMethod(
        m_worker, [thread = &m_thread] { thread->quit(); }, Qt::QueuedConnection); // after the writing
    m_thread.wait();
}

void HistoryService::add(ExchangeSnapshot exchange)
{
    m_worker->add(std::move(exchange));
}

void HistoryService::add(StoredBody body)
{
    m_worker->add(std::move(body));
}

void HistoryService::add(RecordedHeads heads)
{
    m_worker->add(std::move(heads));
}

void HistoryService::add(RecordedTimeline timeline)
{
    m_worker->add(std::move(timeline));
}

void HistoryService::applyConfig(const HistoryConfig &config)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, config] { worker->applyConfig(config); }, Qt::QueuedConnection);
}

bool HistoryService::flush(milliseconds timeout)
{
    const auto done = std::make_shared<QSemaphore>(); // shared with a worker that may come to it too late
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, done] {
            worker->write();
            done->release();
        },
        Qt::QueuedConnection);
    return done->tryAcquire(1, static_cast<int>(timeout.count()));
}

std::uint64_t HistoryService::lost() const
{
    return m_worker->lost();
}

void HistoryService::find(HistoryRequest request, std::function<void(HistoryPage)> found)
{
    askWorker(
        m_worker, this, [worker = m_worker, request = std::move(request)] { return worker->find(request); }, std::move(found));
}

void HistoryService::scan(HistoryScan scan, std::function<void(HistoryPart)> found)
{
    askWorker(
        m_worker, this, [worker = m_worker, scan = std::move(scan)] { return worker->scan(scan); }, std::move(found));
}

void HistoryService::numbers(NumbersScan scan, std::function<void(NumbersPart)> found)
{
    askWorker(
        m_worker, this, [worker = m_worker, scan = std::move(scan)] { return worker->numbers(scan); }, std::move(found));
}

void HistoryService::fetch(std::vector<std::int64_t> rows, std::function<void(HistoryRows)> found)
{
    askWorker(
        m_worker, this, [worker = m_worker, rows = std::move(rows)] { return worker->fetch(rows); }, std::move(found));
}

void HistoryService::ids(std::vector<std::int64_t> rows, std::function<void(HistoryIds)> found)
{
    askWorker(
        m_worker, this, [worker = m_worker, rows = std::move(rows)] { return worker->ids(rows); }, std::move(found));
}

void HistoryService::findBodies(std::string exchangeId, std::function<void(QList<StoredBody>)> found)
{
    askWorker(
        m_worker, this, [worker = m_worker, id = std::move(exchangeId)] { return worker->findBodies(id); }, std::move(found));
}

void HistoryService::findHeads(std::string exchangeId, std::function<void(std::vector<MessageHead>)> found)
{
    askWorker(
        m_worker, this, [worker = m_worker, id = std::move(exchangeId)] { return worker->findHeads(id); }, std::move(found));
}

void HistoryService::findTimeline(std::string exchangeId, std::function<void(RecordedTimeline)> found)
{
    askWorker(
        m_worker, this, [worker = m_worker, id = std::move(exchangeId)] { return worker->findTimeline(id); }, std::move(found));
}

void HistoryService::reprice(Repricing repricing, std::function<void(RepricedPart)> done)
{
    askWorker(
        m_worker, this, [worker = m_worker, repricing = std::move(repricing)] { return worker->reprice(repricing); }, std::move(done));
}

void HistoryService::purge(WallTime before, std::function<void(qint64)> done)
{
    askWorker(
        m_worker, this, [worker = m_worker, before] { return worker->purge(before); }, std::move(done));
}

qint64 HistoryService::bytes() const
{
    return m_worker->bytes();
}

Phrase HistoryService::problem() const
{
    return m_worker->problem();
}

} // namespace ccr::logging
