#include "logging/sink/contained_sink.h"

#include "logging/api/logging_sentences.h"

#include <cstdio>
#include <exception>
#include <typeinfo>

using namespace std::chrono_literals;

namespace ccr::logging {

namespace {

constexpr auto reportInterval = 60s;

} // namespace

ContainedSink::ContainedSink(QString streamName, std::shared_ptr<Sink> inner, std::function<void(const QString &)> report)
    : m_streamName(std::move(streamName)), m_inner(std::move(inner)), m_report(std::move(report))
{
}

template <typename Call>
bool ContainedSink::contain(const Call &call)
{
    try {
        call();
        return true;
    } catch (const std::exception &exception) {
        tell(typeid(exception).name());
    } catch (...) {
        tell("unknown");
    }
    return false;
}

// What cannot even be asked has the answer that harms least.
template <typename Value, typename Call>
Value ContainedSink::ask(Value otherwise, const Call &call) const
{
    try {
        return call();
    } catch (...) {
        return otherwise;
    }
}

void ContainedSink::write(const RecordView &record)
{
    const MonotonicTime begin = monotonicNow();
    const bool isWritten = contain([&] { m_inner->write(record); });
    m_writes.add(monotonicNow() - begin);
    if (!isWritten) {
        ++m_lost[levelIndex(record.severity)];
        return;
    }
    ++m_written;
    m_problem = {};
}

void ContainedSink::flush()
{
    contain([&] { m_inner->flush(); });
}

void ContainedSink::flushNow()
{
    contain([&] { m_inner->flushNow(); });
}

std::optional<milliseconds> ContainedSink::nextFlush() const
{
    return ask(std::optional<milliseconds>(), [&] { return m_inner->nextFlush(); });
}

void ContainedSink::reopen()
{
    contain([&] { m_inner->reopen(); });
}

Phrase ContainedSink::problem() const
{
    if (!m_problem.isEmpty()) return m_problem;
    return ask(saidOfLogging("stream %1: its sink does not report its state", m_streamName), [&] { return m_inner->problem(); });
}

SinkCounts ContainedSink::counts() const
{
    SinkCounts counts = ask(SinkCounts(), [&] { return m_inner->counts(); });
    if (counts.records == 0) counts.records = m_written; // most do not count
    counts.lose("output", m_lost);
    counts.output.writes = m_writes;
    return counts;
}

void ContainedSink::tell(const char *type)
{
    m_problem = saidOfLogging("stream %1: its sink threw an exception (%2)", m_streamName, QLatin1StringView(type));
    const MonotonicTime now = monotonicNow();
    if (m_lastReport != MonotonicTime() && now - m_lastReport < reportInterval) return;
    m_lastReport = now;
    if (m_report)
        m_report(m_problem);
    else
        std::fprintf(stderr, "ccr: %s; logging continues\n", qPrintable(m_problem.english()));
}

} // namespace ccr::logging
