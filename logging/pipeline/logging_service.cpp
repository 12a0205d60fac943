#include "logging/pipeline/logging_service.h"

#include "logging/pipeline/fact_codec.h"
#include "logging/pipeline/fallback_output.h"

#include <QDir>
#include <QSemaphore>
#include <QTimer>

#include <algorithm>
#include <cstring>
#include <limits>

using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr std::size_t largestRecord = 1024UL * 1024;
constexpr auto fatalFlush = 2s;
constexpr auto stopPatience = 5s;
constexpr milliseconds lastMeasuring = 500ms;
constexpr milliseconds longestGoodbye = 10s; ///< to outputs with a thread of their own
constexpr int manyRings = 8;
constexpr int longestStart = 10'000; ///< milliseconds
constexpr int orderAttempts = 100;   ///< a millisecond each
constexpr int spinsBeforeWaiting = 200;
constexpr std::uint32_t measuredCalls = 256; ///< one of so many is timed

// Only those who write files get one for the ring.
bool keepsFiles(const LoggingConfig &config)
{
    return !config.directory.isEmpty() && std::any_of(config.streams.begin(), config.streams.end(), [](const StreamConfig &stream) {
        return stream.enabled && (stream.type == StreamType::File || stream.type == StreamType::Network);
    });
}

// The log thread never waits for room that only it can make.
thread_local bool isLogThread = false;

} // namespace

LoggingService::LoggingService(const LoggingConfig &config) : m_lowest(static_cast<int>(Severity::Silent)), m_config(config)
{
    qRegisterMetaType<QList<LogRecord>>();
    qRegisterMetaType<QList<ExchangeSnapshot>>();
    qRegisterMetaType<AlertNotice>();
    m_redactor.applyConfig(config);
    m_blocks = config.overload == Overload::Block;
    applyHistory();
    m_telemetry = std::make_unique<TelemetryExport>([this] { return LoggingService::metrics(); });
    m_telemetry->applyConfig(config);
    m_feeds.telemetry = m_telemetry.get();
    if (config.enabled) startPipeline();
    setGates();
}

void LoggingService::applyHistory()
{
    HistoryConfig history = m_config.history;
    history.enabled = history.enabled && m_config.enabled;
    if (history.path.isEmpty()) history.path = QDir(m_config.directory).filePath(QStringLiteral("history.sqlite"));
    if (m_config.directory.isEmpty() && m_config.history.path.isEmpty()) history.enabled = false;
    if (m_history) {
        m_history->applyConfig(history);
    } else if (history.enabled) {
        m_history = std::make_unique<HistoryService>(history, [this](std::string &text) { m_redactor.redact(text); });
        QObject::connect(m_history.get(), &HistoryService::noticed, m_history.get(),
                         // Made when it is needed: here the mutex may be held that making one takes.
                         [this](const QString &text) { Log(*this, "history").warn(text.toStdString()); });
    }
    m_feeds.history.store(history.enabled ? m_history.get() : nullptr, std::memory_order_release);
    setWhatIsKept();
}

// A request asks once, when it begins.
void LoggingService::setWhatIsKept()
{
    const bool isRecorded = m_feeds.history.load(std::memory_order_acquire) && isRecording();
    m_bodyLimit = isRecorded && m_config.history.bodies ? static_cast<std::size_t>(m_config.history.maxBodyBytes) : 0;
    m_keepsHeads = isRecorded && m_config.history.headers;
    m_keepsTimelines = isRecorded && m_config.history.streamTiming;
}

void LoggingService::setRecording(bool on)
{
    if (on == isRecording()) return;
    {
        const std::scoped_lock lock(m_mutex);
        m_feeds.pauses.setPaused(!on, wallNow());
        m_traffic.setPaused(!on);
        setWhatIsKept();
    }
    Log(*this, "history").info(on ? "recording goes on" : "recording is paused: requests that begin now are not recorded");
}

void LoggingService::submitBody(StoredBody &&body)
{
    if (HistoryService *const history = m_feeds.history.load(std::memory_order_acquire)) history->add(std::move(body));
}

void LoggingService::submitHeads(RecordedHeads &&heads)
{
    if (HistoryService *const history = m_feeds.history.load(std::memory_order_acquire)) history->add(std::move(heads));
}

void LoggingService::submitTimeline(RecordedTimeline &&timeline)
{
    if (HistoryService *const history = m_feeds.history.load(std::memory_order_acquire)) history->add(std::move(timeline));
}

void LoggingService::startPipeline()
{
    QString problem;
    std::unique_ptr<RingStorage> storage;
    if (m_config.crashRing && keepsFiles(m_config)) storage = RingStorage::inFolder(m_config.directory, m_config.queueBytes, &problem);
    if (!storage) storage = RingStorage::inMemory(m_config.queueBytes);
    auto pipeline = std::make_unique<Pipeline>(std::move(storage), m_feeds);
    if (!problem.isEmpty()) pipeline->parts.self.report(problem);
    pipeline->thread.setObjectName(QStringLiteral("log"));
    pipeline->worker->moveToThread(&pipeline->thread);
    QObject::connect(&pipeline->thread, &QThread::finished, pipeline->worker, &QObject::deleteLater);
    pipeline->thread.start();
    const QString folder = keepsFiles(m_config) ? m_config.directory : QString();
    const auto started = std::make_shared<QSemaphore>(); // the log thread may come to it when we do not wait any more
    QMetaObject::invokeMethod(
        pipeline->worker,
        [worker = pipeline->worker, order = PipelineOrder{withoutHiddenPrefixes(m_config), componentLevels()}, folder, started] {
            isLogThread = true;
            worker->start(order, folder);
            started->release();
        },
        Qt::QueuedConnection);
    // A program that ends again and again just after its start would leave more rings each time than it makes good.
    if (!folder.isEmpty() && RingStorage::countIn(folder) > manyRings) started->tryAcquire(1, longestStart);
    for (const auto &[component, temporary] : m_temporary) {
        const milliseconds left = std::chrono::ceil<milliseconds>(std::max(nanoseconds{}, temporary.end - monotonicNow()));
        QMetaObject::invokeMethod(
            pipeline->worker,
            [this, worker = pipeline->worker, left] {
                QTimer::singleShot(left, Qt::PreciseTimer, worker, [this] { endTemporaryLevels(); });
            },
            Qt::QueuedConnection);
    }
    m_pipeline.store(pipeline.get(), std::memory_order_release);
    m_pipelines.push_back(std::move(pipeline));
}

ShutdownReport LoggingService::stopPipeline(milliseconds deadline)
{
    Pipeline *const pipeline = m_pipeline.exchange(nullptr, std::memory_order_acq_rel);
    if (!pipeline) return {.complete = true};
    const std::uint64_t before = pipeline->worker->written();
    const MonotonicTime end =
        monotonicNow() + std::min(deadline, longestGoodbye); // in milliseconds: the longest deadline has no nanoseconds
    const auto queues = std::make_shared<Queues>();          // shared with the log thread, which may come to it later than we wait
    const bool isDone = runIn(*pipeline, deadline, [queues](LogWorker &worker) {
        worker.finish();
        *queues = worker.queues();
    });
    pipeline->parts.isClosed = true;
    pipeline->parts.freed.fetch_add(1);
    pipeline->parts.freed.notify_all();
    ShutdownReport report{.complete = isDone, .flushed = pipeline->worker->written() - before};
    if (!isDone) report.dropped = pipeline->parts.ring.countFrom(pipeline->parts.storage->header().processed.get().offset);
    for (std::size_t i = 0; isDone && i < queues->size(); ++i) {
        OutputQueue &queue = *(*queues)[i];
        if (queue.waitUntilWritten(end)) continue;
        report.complete = false;
        report.dropped += queue.waiting();
        queue.abandon();
    }
    const auto isComplete = std::make_shared<std::atomic<bool>>(false);
    if (isDone) runIn(*pipeline, longestGoodbye, [isComplete](LogWorker &worker) { *isComplete = worker.conclude(); });
    report.complete = report.complete && *isComplete;
    pipeline->lastState = isDone ? pipeline->worker->state() : LogWorker::State{};
    pipeline->thread.quit(); // after what is posted already
    if (isDone) pipeline->thread.wait();
    return report;
}

LoggingService::~LoggingService()
{
    stopPipeline(milliseconds::max());
    for (const auto &pipeline : m_pipelines) pipeline->thread.wait();
    m_telemetry.reset();
}

LoggingConfig LoggingService::config() const
{
    const std::scoped_lock lock(m_mutex);
    return m_config;
}

void LoggingService::applyConfig(const LoggingConfig &config)
{
    const std::scoped_lock lock(m_mutex);
    m_config = config;
    if (m_isShutDown) return;
    m_redactor.applyConfig(config);
    applyHistory();
    m_telemetry->applyConfig(config);
    m_blocks = config.overload == Overload::Block;
    if (config.enabled && !m_pipeline.load())
        startPipeline();
    else if (!config.enabled)
        stopPipeline(stopPatience);
    else
        order();
    setGates(); // last: what a lower level lets through now finds the streams that want it
}

void LoggingService::order()
{
    Pipeline *const pipeline = m_pipeline.load();
    if (!pipeline) return;
    PipelineParts &parts = pipeline->parts;
    const std::uint64_t number = ++m_orderNumber;
    {
        const std::scoped_lock lock(parts.orderMutex);
        parts.orders.emplace_back(number, PipelineOrder{withoutHiddenPrefixes(m_config), componentLevels()});
    }
    RecordRing::Reservation place = parts.ring.reserve(sizeof number, parts.ring.capacity());
    for (int i = 0; !place.payload && !isLogThread && i < orderAttempts; ++i) {
        parts.wake.wakeNow();
        std::this_thread::sleep_for(1ms);
        place = parts.ring.reserve(sizeof number, parts.ring.capacity());
    }
    if (!place.payload) { // better a little too early or late than never
        QMetaObject::invokeMethod(
            pipeline->worker, [worker = pipeline->worker, number] { worker->obey(number); }, Qt::QueuedConnection);
        return;
    }
    std::memcpy(place.payload, &number, sizeof number);
    parts.ring.commit(place, EntryKind::ConfigMark);
    parts.wake.wakeNow();
}

template <typename Task>
bool LoggingService::runInLogThread(milliseconds timeout, Task task)
{
    Pipeline *const pipeline = m_pipeline.load(std::memory_order_acquire);
    return pipeline && runIn(*pipeline, timeout, std::move(task));
}

template <typename Task>
bool LoggingService::runIn(Pipeline &pipeline, milliseconds timeout, Task task)
{
    // Shared with the log thread: it may come to it only after we gave up waiting.
    const auto done = std::make_shared<QSemaphore>();
    QMetaObject::invokeMethod(
        pipeline.worker,
        [worker = pipeline.worker, done, task] {
            task(*worker);
            done->release();
        },
        Qt::QueuedConnection);
    return done->tryAcquire(1, static_cast<int>(std::clamp<std::int64_t>(timeout.count(), 0, std::numeric_limits<int>::max())));
}

// What `ask` finds in the log thread; absent when it does not come to it in time.
template <typename Value, typename Ask>
std::optional<Value> LoggingService::asked(milliseconds timeout, Ask ask)
{
    const auto answer = std::make_shared<Value>(); // shared with the log thread, as above
    if (!runInLogThread(timeout, [answer, ask](LogWorker &worker) { *answer = ask(worker.upToDateTracking()); })) return std::nullopt;
    return std::move(*answer);
}

std::optional<ExchangeSnapshot> LoggingService::findExchange(const std::string &id, milliseconds timeout)
{
    using Found = std::optional<ExchangeSnapshot>;
    return asked<Found>(timeout,
                        [id](const Tracking &tracking) {
                            const ExchangeSnapshot *const found = tracking.exchanges().find(id);
                            return found ? Found(*found) : Found();
                        })
        .value_or(std::nullopt);
}

std::vector<ExchangeSnapshot> LoggingService::recentExchanges(std::size_t limit, milliseconds timeout)
{
    return asked<std::vector<ExchangeSnapshot>>(timeout, [limit](const Tracking &tracking) { return tracking.exchanges().recent(limit); })
        .value_or(std::vector<ExchangeSnapshot>());
}

std::vector<ErrorOccurrence> LoggingService::recentErrors(std::size_t limit, const std::string &errorClass, milliseconds timeout)
{
    return asked<std::vector<ErrorOccurrence>>(
               timeout, [limit, errorClass](const Tracking &tracking) { return tracking.errors().recent(limit, errorClass); })
        .value_or(std::vector<ErrorOccurrence>());
}

std::vector<StreamSummary> LoggingService::recentStreams(std::size_t limit, milliseconds timeout)
{
    return asked<std::vector<StreamSummary>>(timeout,
                                             [limit](const Tracking &tracking) {
                                                 const std::deque<StreamSummary> &all = tracking.exchanges().streamHistory();
                                                 const auto count = static_cast<std::ptrdiff_t>(std::min(limit, all.size()));
                                                 return std::vector<StreamSummary>(all.rbegin(), all.rbegin() + count);
                                             })
        .value_or(std::vector<StreamSummary>());
}

bool LoggingService::flush(milliseconds timeout)
{
    const MonotonicTime end = monotonicNow() + std::clamp<milliseconds>(timeout, 0ms, 24h);
    const auto queues = std::make_shared<Queues>(); // shared with the log thread, as above
    const bool isTaken = runInLogThread(timeout, [queues](LogWorker &worker) {
        worker.flushAll();
        *queues = worker.queues();
    });
    const auto isDone = [end](const std::shared_ptr<OutputQueue> &queue) { return queue->waitUntilWritten(end); };
    if (!isTaken || !std::all_of(queues->begin(), queues->end(), isDone)) return false;
    return runInLogThread(std::chrono::ceil<milliseconds>(end - monotonicNow()), [](LogWorker &worker) { worker.settle(); });
}

void LoggingService::reopen()
{
    runInLogThread(0ms, [](LogWorker &worker) { worker.reopen(); });
}

std::optional<QList<RotationOutcome>> LoggingService::rotate(const QString &stream, milliseconds timeout)
{
    const auto outcomes = std::make_shared<QList<RotationOutcome>>(); // shared with the log thread, as above
    if (!runInLogThread(timeout, [outcomes, stream](LogWorker &worker) { *outcomes = worker.rotate(stream); })) return std::nullopt;
    return *outcomes;
}

// What was counted since the last time: later nobody can tell it.
void LoggingService::sendLastMetrics(milliseconds timeout)
{
    if (!m_telemetry->sendsMetrics()) return;
    const LoggingHealth now = health();
    auto last = asked<MetricsSnapshot>(timeout, [now](const Tracking &tracking) { return tracking.snapshot(now); });
    if (!last) return;
    last->providersUp = providersUp();
    m_telemetry->add(*last);
}

ShutdownReport LoggingService::shutdown(milliseconds deadline)
{
    sendLastMetrics(std::min<milliseconds>(deadline, lastMeasuring));
    const std::scoped_lock lock(m_mutex);
    m_isShutDown = true;
    const ShutdownReport report = stopPipeline(deadline);
    setGates();
    return report;
}

void LoggingService::submit(const RecordView &record)
{
    if (!isEnabled(record.severity)) return;
    Pipeline *const pipeline = m_pipeline.load(std::memory_order_acquire);
    if (!pipeline) [[unlikely]] {
        RedactedRecord scratch;
        if (m_isShutDown) writeToStandardError(m_redactor.redact(record, scratch));
        return;
    }
    static thread_local std::uint32_t calls = 0;
    if (++calls % measuredCalls != 0) {
        push(*pipeline, record);
    } else {
        const MonotonicTime start = monotonicNow();
        push(*pipeline, record);
        pipeline->parts.enqueue.add(monotonicNow() - start);
    }
    if (record.severity >= Severity::Fatal && !isLogThread) flush(fatalFlush);
}

void LoggingService::push(Pipeline &pipeline, const RecordView &record)
{
    const std::uint64_t capacity = pipeline.parts.ring.capacity();
    if (record.severity <= Severity::Debug && !m_blocks.load(std::memory_order_relaxed)) {
        static thread_local std::uint32_t pressed = 0;
        const std::uint32_t step = samplingStep(pipeline.parts.ring.used(), capacity);
        if (step > 1 && ++pressed % step != 0)
            return pipeline.parts.accounts.add(dropClassOf(record.severity), DropAccounts::Reason::Sampled);
    }
    static thread_local RedactedRecord scratch;
    const RecordView *clean = &m_redactor.redact(record, scratch);
    const std::size_t size = encodedSize(*clean);
    if (const std::size_t largest = std::min(largestRecord, pipeline.parts.ring.maxPayload()); size > largest) [[unlikely]]
        return pushCut(pipeline, *clean, largest);
    enter(pipeline, *clean, size);
}

// Apart, because what it needs on the stack would cost every other call, too.
void LoggingService::pushCut(Pipeline &pipeline, const RecordView &record, std::size_t largest)
{
    const LogRecord cut = cutToSize(record, largest);
    const BorrowedRecord borrowed(cut);
    enter(pipeline, borrowed, encodedSize(borrowed));
}

void LoggingService::enter(Pipeline &pipeline, const RecordView &record, std::size_t size)
{
    const std::uint64_t limit = roomFor(record.severity, pipeline.parts.ring.capacity());
    const RecordRing::Reservation place = reserve(pipeline, size, limit, dropClassOf(record.severity));
    if (!place.payload) return;
    encode(place.payload, record);
    finishEntry(pipeline, place, EntryKind::Record, record.severity >= Severity::Error);
}

void LoggingService::submit(ExchangeEvent &&event)
{
    Pipeline *const pipeline = m_pipeline.load(std::memory_order_acquire);
    if (!pipeline) return;
    m_redactor.redact(event);
    const RecordRing::Reservation place =
        reserve(*pipeline, encodedSize(event), roomFor(event.fact, pipeline->parts.ring.capacity()), DropClass::Facts);
    if (!place.payload) return;
    encode(place.payload, event);
    finishEntry(*pipeline, place, EntryKind::Fact, false);
}

RecordRing::Reservation LoggingService::reserve(Pipeline &pipeline, std::size_t bytes, std::uint64_t limit, DropClass dropClass)
{
    RecordRing::Reservation place = pipeline.parts.ring.reserve(bytes, limit);
    if (place.payload) [[likely]]
        return place;
    pipeline.parts.wake.wakeNow();
    if (m_blocks.load(std::memory_order_relaxed) && !isLogThread) place = waitForRoom(pipeline, bytes, limit);
    if (!place.payload) pipeline.parts.accounts.add(dropClass, DropAccounts::Reason::Full);
    return place;
}

RecordRing::Reservation LoggingService::waitForRoom(Pipeline &pipeline, std::size_t bytes, std::uint64_t limit)
{
    PipelineParts &parts = pipeline.parts;
    parts.waiting.fetch_add(1, std::memory_order_seq_cst);
    RecordRing::Reservation place;
    for (int attempt = 0; !parts.isClosed.load(); ++attempt) {
        const std::uint32_t freed = parts.freed.load(std::memory_order_seq_cst);
        place = parts.ring.reserve(bytes, limit);
        if (place.payload) break;
        parts.wake.wakeNow();
        if (attempt < spinsBeforeWaiting)
            std::this_thread::yield();
        else
            parts.freed.wait(freed);
    }
    parts.waiting.fetch_sub(1, std::memory_order_relaxed);
    return place;
}

void LoggingService::finishEntry(Pipeline &pipeline, const RecordRing::Reservation &place, EntryKind kind, bool isUrgent)
{
    PipelineParts &parts = pipeline.parts;
    parts.ring.commit(place, kind);
    if (isUrgent || place.position - parts.ring.tail() > parts.ring.capacity() / 2 || parts.storage->isRunningLow(place.position))
        parts.wake.wakeNow();
    else
        parts.wake.wake();
    parts.storage->helpPreparing(place.position);
}

std::shared_ptr<const Bindings> LoggingService::bind(Fields fields)
{
    m_redactor.redact(fields);
    auto bindings = std::make_shared<Bindings>(std::move(fields));
    bindings->encoded = encodeFields(bindings->views);
    return bindings;
}

} // namespace ccr::logging
