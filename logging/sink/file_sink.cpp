#include "logging/sink/file_sink.h"

using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr std::size_t bytesPerBatch = 64UL * 1024; ///< so many are not kept until the batch has ended
constexpr auto lookAgain = 20ms;                   ///< whether the thread has written
constexpr auto openPatience = 1s;
constexpr auto rotatePatience = 5s;
constexpr auto goodbye = 5s; ///< also for the last sync of the file

} // namespace

void FileSink::Output::publish()
{
    Status now{.problem = file->problem(),
               .notice = file->notice(),
               .path = file->path(),
               .counts = file->counts(),
               .isEmpty = file->isEmpty(),
               .nextFlush = monotonicNow() + file->nextFlush().value_or(0ms)};
    const std::scoped_lock lock(mutex);
    status = std::move(now);
}

FileSink::FileSink(const StreamConfig &stream, const ServiceIdentity &identity, FileSinkServices services, const bool &waits)
    : m_name(stream.name.toStdString()),
      m_journal(services.journal),
      m_format(makeFormat(stream.format, identity)),
      m_waits(waits),
      m_output(std::make_shared<Output>()),
      m_thread(std::make_shared<OutputThread>([output = m_output]() -> std::optional<milliseconds> {
          if (!output->file) return std::nullopt; // closed
          output->file->flush();
          output->publish();
          return output->file->nextFlush();
      }))
{
    services.progress = m_thread->progress();
    const auto open = [output = m_output, stream, identity, shared = std::move(services)] {
        output->file = std::make_unique<FileOutput>(stream, identity, shared);
        output->publish();
    };
    m_thread->run(open, openPatience);
}

FileSink::~FileSink()
{
    finish();
}

void FileSink::finish()
{
    if (std::exchange(m_isFinished, true)) return;
    handOver();
    const auto close = [output = m_output] {
        output->file->flushNow();
        output->publish();
        output->file.reset(); // in its thread, since it may have to wait for the disk
    };
    m_thread->post(close);
    if (const std::uint64_t lost = m_thread->end(goodbye); lost > 0) {
        LostByLevel byLevel{};
        byLevel[unknownLevel] = lost;
        m_givenUp.lose("gave_up", byLevel);
    }
}

void FileSink::write(const RecordView &record)
{
    if (!makeRoom(record.severity)) return m_account.lose(record.severity);
    announceLoss();
    m_format->append(m_batch.text(), record);
    m_batch.added(m_journal ? m_journal->position() : RingPosition{}, record.severity, record.time);
    if (record.severity >= Severity::Error) m_isUrgent = true;
    if (m_batch.bytes() >= bytesPerBatch) handOver();
}

bool FileSink::makeRoom(Severity severity)
{
    if (waitingBytes() <= m_account.limit(severity)) return true;
    if (!m_waits) return false;
    handOver();
    return m_thread->waitForRoom(m_account.limit(severity));
}

void FileSink::announceLoss()
{
    const std::optional<LogRecord> notice = m_account.notice(waitingBytes());
    if (!notice) return;
    m_format->append(m_batch.text(), BorrowedRecord(*notice));
    m_batch.addedOwn();
}

void FileSink::handOver()
{
    if (m_batch.isEmpty()) return;
    const OutputThread::Load load{.bytes = m_batch.bytes(), .records = m_batch.count()};
    const auto batch = std::make_shared<PendingRecords>(std::exchange(m_batch, {}));
    m_thread->post([output = m_output, batch, isUrgent = m_isUrgent] { output->file->take(std::move(*batch), isUrgent); }, load);
    m_isUrgent = false;
}

void FileSink::flush()
{
    announceLoss();
    handOver();
    // Nothing waits here that the ring would have to keep.
    if (m_journal && isAllOut()) m_journal->passed(m_journal->position());
}

void FileSink::flushNow()
{
    flush();
    if (!isAllOut()) m_thread->post([output = m_output] { output->file->flushNow(); });
}

bool FileSink::isAllOut() const
{
    // First the thread: what it does later, nobody has asked for yet.
    return m_batch.isEmpty() && m_thread->isIdle() && status().isEmpty;
}

/// When the ring may learn that nothing waits.
std::optional<milliseconds> FileSink::nextFlush() const
{
    if (!m_journal || m_journal->committed() == m_journal->position()) return std::nullopt;
    if (isAllOut()) return 0ms;
    const auto left = std::chrono::ceil<milliseconds>(status().nextFlush - monotonicNow());
    return m_thread->isIdle() ? std::max<milliseconds>(left + 1ms, 1ms) : lookAgain;
}

void FileSink::reopen()
{
    handOver();
    m_thread->post([output = m_output] { output->file->reopen(); });
}

Result<QString> FileSink::rotateNow()
{
    handOver();
    const auto outcome = std::make_shared<Result<QString>>(QString());
    const auto rotate = [output = m_output, outcome] {
        *outcome = output->file->rotateNow();
        output->publish();
    };
    if (m_thread->run(rotate, m_thread->hangs() ? 0ns : rotatePatience)) return *outcome;
    return errorSaying(ErrorKind::Io, saidOfLogging("The file did not respond in time; it is put aside as soon as it does."));
}

FileSink::Status FileSink::status() const
{
    const std::scoped_lock lock(m_output->mutex);
    return m_output->status;
}

Phrase FileSink::hang() const
{
    const nanoseconds busy = m_thread->busyFor();
    if (busy <= OutputThread::hangsAfter) return {};
    return saidOfLogging("stream %1: its file has not responded for %2 s", QString::fromStdString(m_name), busy / 1s);
}

Phrase FileSink::problem() const
{
    const Phrase text = hang();
    return text.isEmpty() ? status().problem : text;
}

Phrase FileSink::notice() const
{
    return status().notice;
}

SinkCounts FileSink::counts() const
{
    SinkCounts counts = status().counts;
    for (const LossCounts &loss : m_givenUp.output.losses) counts.lose(loss.reason, loss.byLevel);
    m_account.addTo(counts);
    return counts;
}

QString FileSink::path() const
{
    return status().path;
}

} // namespace ccr::logging
