#include "logging/pipeline/log_worker.h"

#include "logging/alert/disk_share.h"
#include "logging/history/history_service.h"
#include "logging/pipeline/debug_mode.h"
#include "logging/pipeline/fact_codec.h"
#include "logging/report/log_checks.h"
#include "logging/telemetry/telemetry_export.h"

#include <QSocketNotifier>

#include <algorithm>
#include <cstring>
#include <thread>

using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr auto turnDelay = 10ms;       ///< between a wake and the turn, so that one turn takes many records
constexpr auto waitingTurnDelay = 1ms; ///< while a caller waits for room
constexpr auto longestTurn = 8ms;
constexpr std::uint64_t bytesPerTurn = 4ULL * 1024 * 1024;
constexpr std::uint64_t bytesPerRelease = 256ULL * 1024;
constexpr auto longestWaitForWriter = 100ms;
constexpr int turnsUntilSleep = 5; ///< without a record; until then nobody has to wake us
constexpr auto stateInterval = 500ms;
constexpr auto publishInterval = 100ms;
constexpr qsizetype maxRecordsPerBatch = 2000;
constexpr std::uint64_t measuredRecords = 256; ///< the delay of one of so many is measured

} // namespace

LogWorker::LogWorker(PipelineParts &parts, Feeds &feeds)
    : m_parts(parts),
      m_feeds(feeds),
      m_streams(m_position, m_watch),
      m_open(parts.storage->openExchanges()),
      m_turnTimer(this),
      m_flushTimer(this),
      m_stateTimer(this),
      m_publishTimer(this),
      m_trackingTimer(this)
{
    for (QTimer *timer : {&m_turnTimer, &m_flushTimer, &m_publishTimer, &m_trackingTimer}) timer->setSingleShot(true);
    m_turnTimer.setTimerType(Qt::PreciseTimer);
    m_stateTimer.setInterval(stateInterval);
    m_publishTimer.setInterval(publishInterval);
    connect(&m_turnTimer, &QTimer::timeout, this, &LogWorker::turn);
    connect(&m_flushTimer, &QTimer::timeout, this, &LogWorker::turn);
    connect(&m_stateTimer, &QTimer::timeout, this, &LogWorker::rememberState);
    connect(&m_trackingTimer, &QTimer::timeout, this, &LogWorker::track);
    connect(&m_publishTimer, &QTimer::timeout, this, &LogWorker::publish);
    m_tracking.setOnEnded([this](const ExchangeSnapshot &exchange) {
        const bool isRecorded = !m_feeds.pauses.cover(exchange.startedAt);
        HistoryService *const history = m_feeds.history.load(std::memory_order_acquire);
        if (history && isRecorded) history->add(exchange);
        if (m_feeds.telemetry && isRecorded) m_feeds.telemetry->add(exchange);
        if (m_alerts) m_alerts->noteEnd(exchange);
    });
}

LogWorker::~LogWorker() = default;

void LogWorker::start(const PipelineOrder &order, const QString &folder)
{
    QStringList problems;
    const std::vector<std::unique_ptr<RingStorage>> abandoned =
        folder.isEmpty() ? std::vector<std::unique_ptr<RingStorage>>() : RingStorage::abandonedIn(folder, &problems);
    for (const QString &problem : problems) m_parts.self.report(problem);
    for (const auto &dead : abandoned) settleOpenWrites(dead->header());
    apply(order);
    for (const auto &dead : abandoned) replay(*dead);
    watchAlerts(order.config);
    m_notifier = std::make_unique<QSocketNotifier>(m_parts.wake.descriptor(), QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &LogWorker::awake);
    m_stateTimer.start();
    rememberState();
    turn();
}

void LogWorker::awake()
{
    m_parts.wake.consume();
    if (m_parts.wake.isHurrying())
        turn();
    else if (!m_turnTimer.isActive())
        m_turnTimer.start(turnDelay);
}

void LogWorker::turn()
{
    if (m_isFinished) return;
    m_parts.wake.stayAwake();
    m_watch.beat();
    m_parts.storage->prepareAhead();
    m_feedWanted = m_feeds.log.isWanted();
    m_tracking.exchanges().setCollecting(m_feeds.exchanges.isWanted());
    const std::uint64_t before = m_position.offset;
    const MonotonicTime begin = monotonicNow();
    const bool isMore = takeSome();
    if (m_sawFatal)
        m_streams.flushNow();
    else
        m_streams.flush();
    m_sawFatal = false;
    if (m_position.offset != before) m_tracking.noteBatchWritten(monotonicNow() - begin);
    freeRing();
    if (m_parts.accounts.hasUnannounced() && m_parts.ring.used() < m_parts.ring.capacity() / 2) m_parts.accounts.announce(m_parts.ring);
    if (!m_publishTimer.isActive() && (m_feedWanted || m_feeds.exchanges.isWanted())) m_publishTimer.start();
    if (const std::optional<milliseconds> next = m_streams.nextFlush())
        m_flushTimer.start(std::max(*next, 1ms));
    else
        m_flushTimer.stop();
    if (isMore)
        m_turnTimer.start(0ms);
    else if (m_parts.waiting.load(std::memory_order_relaxed) > 0)
        m_turnTimer.start(waitingTurnDelay); // until a disk has taken what keeps the room
    else
        waitForMore(m_position.offset != before);
}

// Sleeping costs the next caller a system call, so we stay awake while records keep coming.
void LogWorker::waitForMore(bool sawRecords)
{
    m_idleTurns = sawRecords ? 0 : m_idleTurns + 1;
    if (m_idleTurns >= turnsUntilSleep) {
        m_parts.storage->releaseBehind();
        m_parts.wake.sleep();
        if (m_parts.ring.head() == m_position.offset) return;
    }
    m_turnTimer.start(turnDelay);
}

// Takes records until there are none, or the turn is long enough for the thread's other work to have its chance: true.
bool LogWorker::takeSome()
{
    const MonotonicTime end = monotonicNow() + longestTurn;
    const std::uint64_t start = m_position.offset;
    std::uint64_t released = start;
    RecordRing::Entry entry;
    while (m_parts.ring.read(m_position.offset, entry) == RecordRing::Read::Entry) {
        // The position stays where it was while the entry is handed over, except for sinks: they note what is after it.
        const std::uint64_t position = m_position.offset;
        m_position.offset = entry.next;
        take(entry, position);
        if (entry.next - released < bytesPerRelease) continue;
        released = entry.next;
        freeRing();
        m_parts.storage->prepareAhead();
        if (released - start > bytesPerTurn || monotonicNow() > end) return true;
    }
    return false;
}

void LogWorker::take(const RecordRing::Entry &entry, std::uint64_t position)
{
    switch (entry.kind) {
    case EntryKind::Record:
        if (const RecordView *record = m_decoder.decode(entry.payload)) {
            if (m_foreignPid == 0) {
                count(dropClassOf(record->severity));
                if (record->severity >= Severity::Warn) m_tracking.noteRecord(*record);
            }
            deliver(*record, position);
        }
        return;
    case EntryKind::Fact:
        if (std::optional<ExchangeEvent> event = decodeFact(entry.payload)) {
            if (m_foreignPid == 0) {
                count(DropClass::Facts);
                m_open.note(position, *event, entry.payload);
                m_tracking.identifyClient(*event);
            }
            takeFact(std::move(*event), position);
        }
        return;
    case EntryKind::DropNotice:
        if (const std::optional<DropNotice> notice = decodeNotice(entry.payload)) announce(*notice, position);
        return;
    case EntryKind::ConfigMark:
        if (std::uint64_t number = 0; m_foreignPid == 0 && entry.payload.size() >= sizeof number) {
            std::memcpy(&number, entry.payload.data(), sizeof number);
            obey(number);
        }
        return;
    }
}

void LogWorker::takeFact(ExchangeEvent event, std::uint64_t position)
{
    m_tracking.take(std::move(event), m_isVerbose, m_ownRecords);
    deliverOwn(position);
}

void LogWorker::announce(const DropNotice &notice, std::uint64_t position)
{
    m_position.seq += lostRecords(notice); // the gap that proves the loss
    deliver(BorrowedRecord(noticeRecord(notice)), position);
}

// The streams change exactly here: what was accepted before goes to the old ones.
void LogWorker::obey(std::uint64_t number)
{
    PipelineOrder order;
    {
        const std::scoped_lock lock(m_parts.orderMutex);
        bool isFound = false;
        while (!m_parts.orders.empty() && m_parts.orders.front().first <= number) {
            order = std::move(m_parts.orders.front().second);
            m_parts.orders.pop_front();
            isFound = true;
        }
        if (!isFound) return; // a later mark was read already
    }
    apply(order);
    rememberState();
}

void LogWorker::apply(const PipelineOrder &order)
{
    m_streams.apply(order.config, order.levels, m_parts.storage->header());
    if (m_alerts) m_alerts->applyConfig(order.config);
    m_isVerbose = m_streams.takes(Severity::Debug, "proxy");
    m_tracking.applyConfig(trackedAs(order));
    m_trackingTimer.start(0ms);
}

void LogWorker::track()
{
    PipelineTotals totals{.records = m_written.load(std::memory_order_relaxed)};
    for (const StreamHealth &stream : m_streams.health()) totals.bytes += stream.bytes;
    m_trackingTimer.start(m_tracking.tick(totals, m_ownRecords));
    if (m_ownRecords.empty()) return;
    deliverOwn(m_position.offset);
    m_streams.flush();
}

void LogWorker::deliverOwn(std::uint64_t position)
{
    m_watch.beat();
    for (const LogRecord &record : m_ownRecords) deliver(BorrowedRecord(record), position);
    m_ownRecords.clear();
}

void LogWorker::deliver(RecordView record, std::uint64_t position)
{
    record.seq = ++m_position.seq;
    record.pid = m_foreignPid;
    if (record.severity >= Severity::Fatal) m_sawFatal = true;
    if (record.seq % measuredRecords == 0 && m_foreignPid == 0) {
        const nanoseconds delay = wallNow() - record.time;
        m_parts.queueDelay.add(delay);
        m_tracking.noteQueueDelay(delay, measuredRecords);
    }
    m_streams.write(record, position);
    if (m_alerts && m_foreignPid == 0) m_alerts->note(record);
    m_written.store(m_written.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
    if (!m_feedWanted) return;
    if (m_recentRecords.size() >= maxRecordsPerBatch) m_recentRecords.removeFirst(); // the file has them all
    m_recentRecords.append(toOwned(record));
}

void LogWorker::freeRing()
{
    m_watch.beat();
    m_parts.storage->header().processed.set(m_position);
    std::uint64_t freeable = m_streams.freeable();
    if (m_position.offset - freeable > m_parts.ring.capacity() / 4) {
        m_streams.flushLaggards(m_position.offset - std::min(m_position.offset, m_parts.ring.capacity() / 2));
        freeable = m_streams.freeable();
    }
    // A stream that was left out of account comes back where it was.
    if (freeable <= m_parts.ring.tail()) return;
    m_parts.ring.release(freeable);
    m_open.forgetBefore(freeable);
    m_parts.freed.fetch_add(1, std::memory_order_seq_cst);
    if (m_parts.waiting.load(std::memory_order_seq_cst) > 0) m_parts.freed.notify_all();
}

void LogWorker::count(DropClass dropClass)
{
    std::atomic<std::uint64_t> &counter = m_accepted[static_cast<std::size_t>(dropClass)];
    counter.store(counter.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed); // one writer
}

void LogWorker::flushAll()
{
    if (m_isFinished) return;
    m_watch.beat();
    m_feedWanted = m_feeds.log.isWanted();
    m_tracking.exchanges().setCollecting(m_feeds.exchanges.isWanted());
    takeUntil(m_parts.ring.head());
    if (m_parts.accounts.hasUnannounced() && m_parts.accounts.announce(m_parts.ring)) takeUntil(m_parts.ring.head());
    m_streams.flushNow();
    freeRing();
    rememberState();
    publish();
    m_turnTimer.start(turnDelay);
}

void LogWorker::settle()
{
    if (m_isFinished) return;
    m_streams.flush();
    freeRing();
    rememberState();
}

// A writer that was interrupted between reserving and finishing gets a moment for it.
void LogWorker::takeUntil(std::uint64_t end)
{
    MonotonicTime patience = monotonicNow() + longestWaitForWriter;
    while (m_position.offset < end) {
        const std::uint64_t before = m_position.offset;
        takeSome();
        freeRing();
        if (m_position.offset != before)
            patience = monotonicNow() + longestWaitForWriter;
        else if (monotonicNow() > patience)
            return;
        else
            std::this_thread::yield();
    }
}

void LogWorker::reopen()
{
    flushAll();
    m_streams.reopen();
}

QList<RotationOutcome> LogWorker::rotate(const QString &stream)
{
    flushAll();
    return m_streams.rotate(stream);
}

const Tracking &LogWorker::upToDateTracking()
{
    m_watch.beat();
    if (!m_isFinished) takeUntil(m_parts.ring.head());
    return m_tracking;
}

void LogWorker::finish()
{
    flushAll();
    m_tracking.finish(m_ownRecords);
    deliverOwn(m_position.offset);
    m_streams.flushNow();
    m_alerts.reset();
    m_isFinished = true;
    m_notifier.reset();
    m_stateTimer.stop();
    m_trackingTimer.stop();
}

bool LogWorker::conclude()
{
    m_streams.flush();
    const bool isComplete = m_streams.isComplete() && m_parts.ring.head() == m_position.offset;
    // Otherwise the file stays, and the next start tries again.
    if (isComplete) m_parts.storage->remove();
    return isComplete;
}

void LogWorker::publish()
{
    if (!m_recentRecords.isEmpty()) Q_EMIT m_feeds.log.recordsAdded(std::exchange(m_recentRecords, {}));
    const QList<ExchangeSnapshot> changed = m_tracking.exchanges().takeChanged();
    if (!changed.isEmpty()) Q_EMIT m_feeds.exchanges.exchangesChanged(changed);
}

void LogWorker::rememberState()
{
    QList<StreamHealth> streams = m_streams.health();
    QString path = m_streams.filePath();
    const std::scoped_lock lock(m_stateMutex);
    m_state.streams = std::move(streams);
    m_state.filePath = std::move(path);
    m_state.activeRequests = m_tracking.exchanges().activeCount();
    m_state.errors = m_tracking.errors().total();
    m_state.loggerBytes = m_tracking.memoryBytes();
}

void LogWorker::watchAlerts(const LoggingConfig &config)
{
    AlertWatch::Surroundings surroundings{.inputs = [this] { return alertInputs(); },
                                          .diskShare = diskShare,
                                          .checkFiles = checkLogFiles,
                                          .record =
                                              [this](const LogRecord &record) {
                                                  m_watch.beat();
                                                  deliver(BorrowedRecord(record), m_position.offset);
                                                  m_streams.flush();
                                              },
                                          .window = [this](const AlertNotice &notice) { Q_EMIT m_feeds.alerts.alertDelivered(notice); },
                                          .delivery = [this]() -> DeliveryThread & { return m_streams.deliveryThread(); },
                                          .clock = &systemClock(),
                                          .budgets = &m_feeds.budgets};
    m_alerts = std::make_unique<AlertWatch>(config, std::move(surroundings));
}

AlertInputs LogWorker::alertInputs()
{
    AlertInputs inputs{.hasRequests = m_streams.takes(Severity::Info, "proxy")};
    for (const std::uint64_t lost : m_parts.accounts.totals().full) inputs.dropped += lost;
    for (const StreamHealth &stream : m_streams.health()) {
        inputs.dropped += stream.dropped;
        inputs.sinks.push_back({QString::fromStdString(stream.name), stream.problem});
    }
    return inputs;
}

LogWorker::State LogWorker::state() const
{
    State state;
    {
        const std::scoped_lock lock(m_stateMutex);
        state = m_state;
    }
    state.written = written();
    state.hang = m_watch.hang();
    state.replayed = m_replayed.load(std::memory_order_relaxed);
    for (std::size_t i = 0; i < dropClasses; ++i) state.accepted[i] = m_accepted[i].load(std::memory_order_relaxed);
    return state;
}

} // namespace ccr::logging
