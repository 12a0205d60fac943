#pragma once

#include <atomic>

namespace ccr::logging {

/// Wakes the log thread: an eventfd that is written only when the thread sleeps, so that most calls cost an atomic read.
class WakeSignal
{
public:
    WakeSignal();
    ~WakeSignal();
    WakeSignal(const WakeSignal &) = delete;
    WakeSignal &operator=(const WakeSignal &) = delete;

    /// Any thread: there is something to do, within a moment.
    void wake()
    {
        if (m_state.load(std::memory_order_seq_cst) == Asleep) raise(Awake);
    }
    /// Any thread: at once.
    void wakeNow()
    {
        if (m_state.load(std::memory_order_seq_cst) != Hurrying) raise(Hurrying);
    }

    // The log thread:
    int descriptor() const { return m_descriptor; } ///< readable after a wake
    bool isHurrying() const { return m_state.load(std::memory_order_acquire) == Hurrying; }
    void consume();                                                       ///< makes the descriptor unreadable
    void stayAwake() { m_state.store(Awake, std::memory_order_seq_cst); } ///< no wake until sleep(), but those that hurry
    /// The next wake writes again. Look once more afterwards: something may have come just before.
    void sleep() { m_state.store(Asleep, std::memory_order_seq_cst); }

private:
    enum State : int
    {
        Asleep,
        Awake,
        Hurrying
    };
    void raise(State state);

    int m_descriptor;
    std::atomic<int> m_state{Asleep};
};

} // namespace ccr::logging
