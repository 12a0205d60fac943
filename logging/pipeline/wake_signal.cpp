#include "logging/pipeline/wake_signal.h"

#include <cerrno>
#include <cstdint>
#include <system_error>

#include <sys/eventfd.h>
#include <unistd.h>

namespace ccr::logging {

WakeSignal::WakeSignal() : m_descriptor(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    if (m_descriptor < 0) throw std::system_error(errno, std::generic_category(), "no descriptor for the log thread");
}

WakeSignal::~WakeSignal()
{
    ::close(m_descriptor);
}

void WakeSignal::raise(State state)
{
    if (m_state.exchange(state, std::memory_order_seq_cst) == state) return; // somebody was quicker
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = ::write(m_descriptor, &one, sizeof one);
}

void WakeSignal::consume()
{
    std::uint64_t count = 0;
    [[maybe_unused]] const ssize_t size = ::read(m_descriptor, &count, sizeof count);
}

} // namespace ccr::logging
