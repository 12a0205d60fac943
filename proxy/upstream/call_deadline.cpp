#include "proxy/upstream/call_deadline.h"

#include "proxy/api/exchange_sentence.h"

#include <algorithm>

namespace ccr::proxy {

CallDeadline::CallDeadline(const UpstreamTimeouts &timeouts) : m_timeouts(timeouts), m_began(monotonicNow()), m_since(m_began) {}

void CallDeadline::enter(Phase phase)
{
    m_phase = phase;
    m_since = monotonicNow();
}

void CallDeadline::extend(milliseconds by)
{
    for (milliseconds *limit : {&m_timeouts.connect, &m_timeouts.firstByte, &m_timeouts.idle, &m_timeouts.total})
        if (limit->count() > 0) *limit += by;
}

milliseconds CallDeadline::limit() const
{
    switch (m_phase) {
    case Phase::Connect: return m_timeouts.connect;
    case Phase::FirstByte: return m_timeouts.firstByte;
    case Phase::Idle: return m_timeouts.idle;
    case Phase::Paused: break;
    }
    return {};
}

std::optional<UpstreamFailure> CallDeadline::expired(MonotonicTime now, const std::string &host) const
{
    if (m_timeouts.total > milliseconds(0) && now - m_began > m_timeouts.total)
        return UpstreamFailure{UpstreamFailureKind::TotalTimeout, told("%1 did not finish within %2 ms", host, m_timeouts.total.count())};
    const milliseconds allowed = limit();
    if (allowed <= milliseconds(0) || now - m_since <= allowed) return std::nullopt;
    switch (m_phase) {
    case Phase::Connect:
        return UpstreamFailure{UpstreamFailureKind::ConnectTimeout, told("no connection to %1 within %2 ms", host, allowed.count())};
    case Phase::FirstByte:
        return UpstreamFailure{UpstreamFailureKind::FirstByteTimeout, told("%1 sent no byte for %2 ms", host, allowed.count())};
    case Phase::Idle: return UpstreamFailure{UpstreamFailureKind::IdleTimeout, told("%1 stopped sending for %2 ms", host, allowed.count())};
    case Phase::Paused: break;
    }
    return std::nullopt;
}

bool isSafeHeader(const HttpHeader &field)
{
    const auto isBad = [](char c) { return c == '\r' || c == '\n' || c == '\0'; };
    return !field.name.empty() && std::none_of(field.name.begin(), field.name.end(), isBad)
           && std::none_of(field.value.begin(), field.value.end(), isBad);
}

} // namespace ccr::proxy
