#include "logging/pipeline/log_worker.h"

#include "logging/sink/console_sink.h"
#include "logging/sink/file_sink.h"

using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr auto drainDelay = 10ms;
constexpr auto publishInterval = 100ms;
constexpr qsizetype maxRecordsPerBatch = 2000;

} // namespace

LogWorker::LogWorker(RecordQueue &queue) : m_queue(queue), m_logFeed(this), m_exchangeFeed(this), m_drainTimer(this), m_publishTimer(this)
{
    m_drainTimer.setSingleShot(true);
    m_drainTimer.setInterval(drainDelay);
    connect(&m_drainTimer, &QTimer::timeout, this, &LogWorker::drain);
    m_publishTimer.setSingleShot(true);
    m_publishTimer.setInterval(publishInterval);
    connect(&m_publishTimer, &QTimer::timeout, this, &LogWorker::publish);
}

LogWorker::~LogWorker() = default;

void LogWorker::wake()
{
    QMetaObject::invokeMethod(&m_drainTimer, qOverload<>(&QTimer::start), Qt::QueuedConnection);
}

void LogWorker::applyConfig(const LoggingConfig &config)
{
    if (!m_streams.empty()) drain(); // what came before is written as was agreed then; before the first time nothing was
    m_config = config;
    openStreams();
}

void LogWorker::openStreams()
{
    m_streams.clear();
    QString path;
    for (const StreamConfig &stream : m_config.streams) {
        if (!stream.enabled) continue;
        if (stream.type == StreamType::Console) {
            m_streams.push_back({stream.level, std::make_shared<ConsoleSink>(stream, m_config.identity)});
        } else if (stream.type == StreamType::File) {
            if (path.isEmpty()) path = stream.file.path;
            m_streams.push_back({stream.level, std::make_shared<FileSink>(stream, m_config.identity)});
        } else if (stream.type == StreamType::Custom && stream.custom) {
            m_streams.push_back({stream.level, stream.custom});
        }
    }
    const std::scoped_lock lock(m_stateMutex);
    m_filePath = path;
}

void LogWorker::drain()
{
    m_feedWanted = m_logFeed.isWanted();
    m_tracker.setCollecting(m_exchangeFeed.isWanted());
    RecordQueue::Content content = m_queue.take(std::move(m_spare));
    const bool verbose = m_config.gate() <= Severity::Debug;
    for (QueueItem &item : content.items) {
        if (auto *record = std::get_if<LogRecord>(&item)) {
            write(std::move(*record));
        } else if (auto folded = m_tracker.take(std::move(std::get<ExchangeEvent>(item)), verbose)) {
            write(std::move(*folded));
        }
    }
    if (content.dropped > 0) announceDrops(content.dropped);
    for (const Stream &stream : m_streams) stream.sink->flush();
    m_spare = std::move(content.items);
    rememberSinkState();
    if (!m_publishTimer.isActive() && (m_feedWanted || m_exchangeFeed.isWanted())) m_publishTimer.start();
    // A sink that holds records back because its file cannot be written needs another turn.
    if (!m_sinkProblem.isEmpty())
        m_drainTimer.start(1s);
    else
        m_drainTimer.setInterval(drainDelay);
}

void LogWorker::write(LogRecord record)
{
    if (record.severity < m_config.gate()) return;
    const BorrowedRecord borrowed(record);
    for (const Stream &stream : m_streams)
        if (record.severity >= stream.level) stream.sink->write(borrowed);
    m_written.fetch_add(1, std::memory_order_relaxed);
    if (!m_feedWanted) return;
    if (m_recentRecords.size() >= maxRecordsPerBatch) m_recentRecords.removeFirst(); // the file has them all
    m_recentRecords.append(std::move(record));
}

void LogWorker::announceDrops(std::uint64_t count)
{
    m_dropped.fetch_add(count, std::memory_order_relaxed);
    write({.time = wallNow(),
           .severity = Severity::Warn,
           .component = "logging",
           .message = "records dropped because the queue was full",
           .exchangeId = {},
           .fields = {{"dropped", static_cast<std::int64_t>(count)}}});
}

void LogWorker::publish()
{
    if (!m_recentRecords.isEmpty()) Q_EMIT m_logFeed.recordsAdded(std::exchange(m_recentRecords, {}));
    const QList<ExchangeSnapshot> changed = m_tracker.takeChanged();
    if (!changed.isEmpty()) Q_EMIT m_exchangeFeed.exchangesChanged(changed);
}

void LogWorker::rememberSinkState()
{
    QString problem;
    for (const Stream &stream : m_streams)
        if (problem.isEmpty()) problem = stream.sink->problem();
    const std::scoped_lock lock(m_stateMutex);
    m_sinkProblem = problem;
}

QString LogWorker::filePath() const
{
    const std::scoped_lock lock(m_stateMutex);
    return m_filePath;
}

QString LogWorker::sinkProblem() const
{
    const std::scoped_lock lock(m_stateMutex);
    return m_sinkProblem;
}

} // namespace ccr::logging
