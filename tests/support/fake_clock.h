#pragma once

#include "logging/base/clock.h"

#include <QDateTime>

#include <atomic>

/// A clock that stands until the test moves it. Any thread may read it.
class FakeClock final : public ccr::Clock
{
public:
    explicit FakeClock(const QDateTime &start = QDateTime(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC)) { setWall(start); }

    ccr::WallTime wall() const override { return ccr::WallTime(ccr::nanoseconds(m_wall.load())); }
    ccr::MonotonicTime monotonic() const override { return ccr::MonotonicTime(ccr::nanoseconds(m_monotonic.load())); }

    /// Time goes by.
    void advance(ccr::nanoseconds time)
    {
        m_wall += time.count();
        m_monotonic += time.count();
    }
    /// Somebody sets the clock; the monotonic time stays.
    void setWall(const QDateTime &time) { m_wall = time.toMSecsSinceEpoch() * 1'000'000; }
    /// The machine sleeps: the wall clock goes on, the monotonic time does not.
    void sleep(ccr::nanoseconds time) { m_wall += time.count(); }
    QDateTime dateTime() const { return QDateTime::fromMSecsSinceEpoch(m_wall.load() / 1'000'000, Qt::UTC); }

private:
    std::atomic<std::int64_t> m_wall{0};
    std::atomic<std::int64_t> m_monotonic{3'600'000'000'000};
};
