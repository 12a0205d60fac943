#pragma once

#include "logging/sink/sink.h"

#include <QList>
#include <QObject>

#include <functional>

namespace ccr::logging {

/// Hands each record to a function, in the sink's thread.
class CallbackSink final : public Sink
{
public:
    explicit CallbackSink(std::function<void(const RecordView &)> receive) : m_receive(std::move(receive)) {}
    void write(const RecordView &record) override { m_receive(record); }
    void flush() override {}

private:
    const std::function<void(const RecordView &)> m_receive;
};

/// Announces records by a signal, one list a batch, emitted in the sink's thread: connect with a receiver, the connection is then
/// queued to its thread. Without a receiver nothing is copied.
class SignalSink final : public QObject, public Sink
{
    Q_OBJECT
public:
    using QObject::QObject;
    void write(const RecordView &record) override;
    void flush() override;

Q_SIGNALS:
    void recordsWritten(const QList<ccr::logging::LogRecord> &records);

private:
    void announce();

    QList<LogRecord> m_records;
};

} // namespace ccr::logging
