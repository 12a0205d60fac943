#include "proxy/routing/circuit.h"

namespace ccr::proxy {

bool Circuit::failed(MonotonicTime now)
{
    m_failures.push_back(now);
    while (!m_failures.empty() && now - m_failures.front() > within) m_failures.pop_front();
    if (m_failures.size() < failuresToOpen) return false;
    m_failures.clear();
    m_openUntil = now + openFor;
    return true;
}

std::chrono::seconds Circuit::remaining(MonotonicTime now) const
{
    return isOpen(now) ? std::chrono::ceil<std::chrono::seconds>(m_openUntil - now) : std::chrono::seconds(0);
}

} // namespace ccr::proxy
