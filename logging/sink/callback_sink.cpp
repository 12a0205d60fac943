#include "logging/sink/callback_sink.h"

#include <QMetaMethod>

namespace ccr::logging {

namespace {

constexpr qsizetype maxRecords = 2000; ///< in one signal

} // namespace

void SignalSink::write(const RecordView &record)
{
    if (!isSignalConnected(QMetaMethod::fromSignal(&SignalSink::recordsWritten))) return;
    m_records.append(toOwned(record));
    if (m_records.size() >= maxRecords) announce();
}

void SignalSink::flush()
{
    if (!m_records.isEmpty()) announce();
}

void SignalSink::announce()
{
    Q_EMIT recordsWritten(std::exchange(m_records, {}));
}

} // namespace ccr::logging
