#include "logging/history/history_worker.h"

#include "logging/api/logging_sentences.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr auto writeDelay = 1s; ///< so that one transaction takes many exchanges
constexpr auto retryDelay = 5s;
constexpr auto cleanInterval = 10min;
constexpr auto cleanPause = 50ms; ///< between two parts, so that questions are answered in between
constexpr std::size_t mostWaiting = 10'000;
constexpr std::size_t mostWaitingBodyBytes = 64UL * 1024 * 1024;
constexpr std::size_t mostWaitingHeadBytes = 16UL * 1024 * 1024;
constexpr std::size_t mostWaitingTimelineBytes = 16UL * 1024 * 1024;
constexpr LoggingSentence switchedOff = "the history is switched off";

std::size_t bytesOfBody(const StoredBody &body)
{
    return body.text.size();
}

std::size_t bytesOfHeads(const RecordedHeads &recorded)
{
    std::size_t bytes = 0;
    for (const MessageHead &head : recorded.heads) bytes += sizeof head + head.text.size();
    return bytes;
}

std::size_t bytesOfTimeline(const RecordedTimeline &timeline)
{
    return static_cast<std::size_t>(timeline.size());
}

} // namespace

HistoryWorker::HistoryWorker(const HistoryConfig &config, std::function<void(std::string &)> mask)
    : m_config(config),
      m_mask(std::move(mask)),
      m_writeTimer(this),
      m_cleanTimer(this),
      m_waitingBodies(mostWaitingBodyBytes, bytesOfBody),
      m_waitingHeads(mostWaitingHeadBytes, bytesOfHeads),
      m_waitingTimelines(mostWaitingTimelineBytes, bytesOfTimeline)
{
    m_writeTimer.setSingleShot(true);
    connect(&m_writeTimer, &QTimer::timeout, this, &HistoryWorker::write);
    m_cleanTimer.setSingleShot(true);
    connect(&m_cleanTimer, &QTimer::timeout, this, &HistoryWorker::clean);
}

void HistoryWorker::add(ExchangeSnapshot &&exchange)
{
    bool wasEmpty = false;
    {
        const std::scoped_lock lock(m_mutex);
        wasEmpty = m_waiting.empty();
        if (m_waiting.size() >= mostWaiting) {
            m_waiting.erase(m_waiting.begin(), m_waiting.begin() + mostWaiting / 10);
            m_lost.fetch_add(mostWaiting / 10, std::memory_order_relaxed);
        }
        m_waiting.push_back(std::move(exchange));
    }
    wakeUnlessAwake(wasEmpty);
}

// What does not find room is left out; the exchange itself is kept.
template <typename Item>
void HistoryWorker::addTo(WaitingList<Item> &list, Item &&item)
{
    bool wasEmpty = false;
    {
        const std::scoped_lock lock(m_mutex);
        wasEmpty = list.isEmpty();
        list.add(std::move(item));
    }
    wakeUnlessAwake(wasEmpty);
}

void HistoryWorker::add(StoredBody &&body)
{
    addTo(m_waitingBodies, std::move(body));
}

void HistoryWorker::add(RecordedHeads &&heads)
{
    addTo(m_waitingHeads, std::move(heads));
}

void HistoryWorker::add(RecordedTimeline &&timeline)
{
    addTo(m_waitingTimelines, std::move(timeline));
}

void HistoryWorker::wakeUnlessAwake(bool wasEmpty)
{
    if (!wasEmpty) return;
    QMetaObject::invokeMethod(
        this, [this] { m_writeTimer.start(writeDelay); }, Qt::QueuedConnection);
}

Phrase HistoryWorker::problem() const
{
    const std::scoped_lock lock(m_mutex);
    return m_problem;
}

void HistoryWorker::applyConfig(const HistoryConfig &config)
{
    if (config.path != m_config.path || !config.enabled) {
        write();
        m_store.reset();
        m_nextTry = {};
    }
    m_config = config;
    m_cleanTimer.start(cleanPause);
    const std::scoped_lock lock(m_mutex);
    if (!config.enabled)
        m_problem = switchedOff.with();
    else if (m_problem == switchedOff.with())
        m_problem = {};
}

ExchangeStore *HistoryWorker::store()
{
    if (m_store) return m_store.get();
    if (!m_config.enabled || monotonicNow() < m_nextTry) return nullptr;
    Result<ExchangeStore::Opened> opened = ExchangeStore::open(m_config.path, ExchangeStore::Access::ReadWrite);
    if (!opened) {
        fail(phraseOf(opened.error()));
        return nullptr;
    }
    if (!opened->notice.isEmpty()) Q_EMIT noticed(opened->notice);
    m_store = std::move(opened->store);
    m_cleanTimer.start(cleanPause);
    return m_store.get();
}

void HistoryWorker::write()
{
    ExchangeStore *const target = store();
    std::vector<ExchangeSnapshot> exchanges;
    std::vector<StoredBody> bodies;
    std::vector<RecordedHeads> heads;
    std::vector<RecordedTimeline> timelines;
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_config.enabled) {
            m_waiting.clear();
            m_waitingBodies.take();
            m_waitingHeads.take();
            m_waitingTimelines.take();
        }
        if (m_waiting.empty() && m_waitingBodies.isEmpty() && m_waitingHeads.isEmpty() && m_waitingTimelines.isEmpty()) return;
        if (target) {
            exchanges.swap(m_waiting);
            bodies = m_waitingBodies.take();
            heads = m_waitingHeads.take();
            timelines = m_waitingTimelines.take();
        }
    }
    if (!target) return m_writeTimer.start(retryDelay);
    for (StoredBody &body : bodies) m_mask(body.text);
    for (RecordedHeads &recorded : heads)
        for (MessageHead &head : recorded.heads) maskSecrets(head, m_mask);
    const Result<Done> done = target->add(exchanges, bodies, heads, timelines);
    if (done) return works();
    {
        const std::scoped_lock lock(m_mutex); // what was taken goes back before what came meanwhile
        m_waiting.insert(m_waiting.begin(), std::make_move_iterator(exchanges.begin()), std::make_move_iterator(exchanges.end()));
        m_waitingBodies.putBack(std::move(bodies));
        m_waitingHeads.putBack(std::move(heads));
        m_waitingTimelines.putBack(std::move(timelines));
    }
    m_store.reset(); // a file that was removed or replaced is opened anew
    fail(phraseOf(done.error()));
    m_writeTimer.start(retryDelay);
}

void HistoryWorker::fail(const Phrase &problem)
{
    m_nextTry = monotonicNow() + retryDelay;
    bool isNew = false;
    {
        const std::scoped_lock lock(m_mutex);
        isNew = m_problem.isEmpty();
        m_problem = problem;
    }
    if (isNew) Q_EMIT noticed(problem);
}

void HistoryWorker::works()
{
    m_bytes.store(m_store->bytes(), std::memory_order_relaxed);
    if (m_config.maxBytes > 0 && bytes() > m_config.maxBytes) m_cleanTimer.start(cleanPause);
    bool hadProblem = false;
    {
        const std::scoped_lock lock(m_mutex);
        hadProblem = !m_problem.isEmpty();
        m_problem = {};
    }
    if (hadProblem) Q_EMIT noticed(u"history: works again; %1 exchanges were lost"_s.arg(lost()));
}

void HistoryWorker::clean()
{
    if (!m_store) return;
    const Result<bool> more = m_store->enforceLimits(m_config, wallNow());
    m_bytes.store(m_store->bytes(), std::memory_order_relaxed);
    if (!more || !*more) return m_cleanTimer.start(cleanInterval);
    m_cleanTimer.start(cleanPause);
    const Result<qint64> row = m_store->firstRow();
    const Result<WallTime> start = m_store->firstStart();
    if (row && start) Q_EMIT pruned(*row, *start);
}

HistoryPage HistoryWorker::find(const HistoryRequest &request)
{
    write(); // what waits belongs to the answer
    ExchangeStore *const source = store();
    if (!source) return {.problem = problem()};
    Result<HistoryPage> page = source->find(request);
    if (!page) return {.problem = phraseOf(page.error())};
    return std::move(page).value();
}

HistoryPart HistoryWorker::scan(const HistoryScan &scan)
{
    if (!scan.after) write(); // what waits belongs to the answer
    ExchangeStore *const source = store();
    if (!source) return {.problem = problem()};
    Result<HistoryPart> part = source->scan(scan);
    if (!part) return {.problem = phraseOf(part.error())};
    return std::move(part).value();
}

NumbersPart HistoryWorker::numbers(const NumbersScan &scan)
{
    if (!scan.after) write(); // what waits belongs to the answer
    ExchangeStore *const source = store();
    if (!source) return {.numbers = {}, .next = {}, .problem = problem()};
    Result<NumbersPart> part = source->numbers(scan);
    if (!part) return {.numbers = {}, .next = {}, .problem = phraseOf(part.error())};
    return std::move(part).value();
}

HistoryRows HistoryWorker::fetch(const std::vector<std::int64_t> &rows)
{
    ExchangeStore *const source = store();
    if (!source) return {};
    Result<HistoryRows> found = source->fetch(rows);
    return found ? std::move(found).value() : HistoryRows();
}

HistoryIds HistoryWorker::ids(const std::vector<std::int64_t> &rows)
{
    ExchangeStore *const source = store();
    if (!source) return {};
    Result<HistoryIds> found = source->ids(rows);
    return found ? std::move(found).value() : HistoryIds();
}

QList<StoredBody> HistoryWorker::findBodies(const std::string &exchangeId)
{
    write();
    ExchangeStore *const source = store();
    if (!source) return {};
    Result<QList<StoredBody>> found = source->bodies(exchangeId);
    return found ? std::move(found).value() : QList<StoredBody>();
}

std::vector<MessageHead> HistoryWorker::findHeads(const std::string &exchangeId)
{
    write();
    ExchangeStore *const source = store();
    if (!source) return {};
    Result<std::vector<MessageHead>> found = source->heads(exchangeId);
    return found ? std::move(found).value() : std::vector<MessageHead>();
}

RecordedTimeline HistoryWorker::findTimeline(const std::string &exchangeId)
{
    write();
    ExchangeStore *const source = store();
    if (!source) return {};
    Result<RecordedTimeline> found = source->timeline(exchangeId);
    return found ? std::move(found).value() : RecordedTimeline();
}

RepricedPart HistoryWorker::reprice(const Repricing &repricing)
{
    if (!repricing.after) write();
    ExchangeStore *const target = store();
    if (!target) return {.changed = 0, .next = {}, .problem = problem()};
    Result<RepricedPart> part = target->reprice(repricing);
    if (!part) return {.changed = 0, .next = {}, .problem = phraseOf(part.error())};
    return std::move(part).value();
}

qint64 HistoryWorker::purge(WallTime before)
{
    write();
    ExchangeStore *const source = store();
    if (!source) return 0;
    const Result<qint64> removed = source->purge(before);
    m_bytes.store(source->bytes(), std::memory_order_relaxed);
    if (removed && *removed > 0) Q_EMIT purged(before);
    return removed ? *removed : 0;
}

} // namespace ccr::logging
