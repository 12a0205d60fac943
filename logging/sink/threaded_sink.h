#pragma once

#include "logging/sink/sink_thread.h"

namespace ccr::logging {

/// What a stream sees of a sink that has a thread of its own.
class ThreadedSink final : public Sink
{
public:
    /// `waits`: see SinkThread::write(); outlives the sink.
    ThreadedSink(const QString &streamName, std::shared_ptr<SinkThread> thread, const bool &waits)
        : m_thread(std::move(thread)), m_client(m_thread->join(streamName)), m_waits(waits)
    {
    }
    ~ThreadedSink() override { m_thread->leave(m_client); }

    void write(const RecordView &record) override { m_thread->write(m_client, record, m_waits); }
    void flush() override { m_thread->flush(m_client); }
    void reopen() override { m_thread->reopen(); }
    Phrase problem() const override { return m_thread->problem(*m_client); }
    SinkCounts counts() const override { return m_thread->counts(*m_client); }

private:
    const std::shared_ptr<SinkThread> m_thread;
    const std::shared_ptr<SinkThread::Client> m_client;
    const bool &m_waits;
};

} // namespace ccr::logging
