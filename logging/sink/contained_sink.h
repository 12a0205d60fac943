#pragma once

#include "logging/base/clock.h"
#include "logging/sink/sink.h"

#include <functional>
#include <memory>

namespace ccr::logging {

/// Wraps a sink that somebody else wrote: an exception in it ends with the record that caused it. It is told once, and then
/// once a minute, to standard error or to `report`; problem() names it until the sink works again. The text of an exception is
/// not told, since nobody knows what it holds. One thread.
class ContainedSink final : public Sink
{
public:
    ContainedSink(QString streamName, std::shared_ptr<Sink> inner, std::function<void(const QString &)> report = {});

    void write(const RecordView &record) override;
    void flush() override;
    void flushNow() override;
    std::optional<milliseconds> nextFlush() const override;
    void reopen() override;
    Phrase problem() const override;
    SinkCounts counts() const override; ///< those whose writing threw are dropped

private:
    template <typename Call>
    bool contain(const Call &call);
    template <typename Value, typename Call>
    Value ask(Value otherwise, const Call &call) const;
    void tell(const char *type);

    const QString m_streamName;
    const std::shared_ptr<Sink> m_inner;
    const std::function<void(const QString &)> m_report;
    std::uint64_t m_written = 0;
    LostByLevel m_lost{};
    DurationCounts m_writes;
    Phrase m_problem;
    MonotonicTime m_lastReport;
};

} // namespace ccr::logging
