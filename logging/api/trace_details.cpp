#include "logging/api/trace_details.h"

#include "logging/api/snapshots.h"

#include <algorithm>

namespace ccr::logging {

void fold(TraceDetails &trace, const Phase &phase)
{
    const auto sameOpen = std::find_if(trace.phases.rbegin(), trace.phases.rend(),
                                       [&phase](const Phase &other) { return other.name == phase.name && !other.endedAt; });
    if (sameOpen != trace.phases.rend())
        *sameOpen = phase;
    else if (trace.phases.size() < TraceDetails::mostPhases)
        trace.phases.push_back(phase);
}

void fold(TraceDetails &trace, const Timing &timing)
{
    if (trace.timings.size() < TraceDetails::mostPhases) trace.timings.push_back(timing);
}

namespace {

/// Phases that follow one another without a gap.
class Sequence
{
public:
    void begin(const char *name, nanoseconds at)
    {
        end(at);
        m_phases.push_back({.name = name, .startedAt = at});
    }
    void end(nanoseconds at)
    {
        if (!m_phases.empty() && !m_phases.back().endedAt) m_phases.back().endedAt = at;
    }
    void fail(const std::string &error)
    {
        if (m_phases.empty()) return;
        m_phases.back().success = false;
        m_phases.back().error = error;
    }
    bool isOpen() const { return !m_phases.empty() && !m_phases.back().endedAt; }
    std::vector<Phase> take() { return std::move(m_phases); }

private:
    std::vector<Phase> m_phases;
};

void addAttempt(Sequence &sequence, const AttemptSnapshot &attempt)
{
    sequence.begin("connect", attempt.startedAt);
    if (attempt.connectedAt) sequence.begin("wait", *attempt.connectedAt);
    if (attempt.answeredAt) sequence.begin("stream", *attempt.answeredAt);
    if (!attempt.failedAt) return;
    sequence.end(*attempt.failedAt);
    sequence.fail(attempt.errorClass);
}

} // namespace

std::vector<Phase> phasesOf(const ExchangeSnapshot &exchange)
{
    Sequence sequence;
    if (!exchange.rule.empty() || !exchange.attempts.empty()) sequence.begin("route", {});
    if (exchange.routedAt) sequence.begin("queue", *exchange.routedAt);
    for (const AttemptSnapshot &attempt : exchange.attempts) {
        addAttempt(sequence, attempt);
        const bool isLast = &attempt == &exchange.attempts.back();
        if (attempt.failedAt && !(isLast && exchange.total)) sequence.begin("queue", *attempt.failedAt);
    }
    if (exchange.total && sequence.isOpen()) {
        sequence.end(*exchange.total);
        if (!exchange.errorClass.empty()) sequence.fail(exchange.errorClass);
    }
    std::vector<Phase> phases = sequence.take();
    phases.insert(phases.end(), exchange.trace.phases.begin(), exchange.trace.phases.end());
    std::stable_sort(phases.begin(), phases.end(), [](const Phase &a, const Phase &b) { return a.startedAt < b.startedAt; });
    return phases;
}

} // namespace ccr::logging
