#pragma once

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace ccr::ui {

/// Work that would hold up the window, done one after the other in a thread of its own. The destructor waits for what runs;
/// what has not begun is dropped.
class Background
{
public:
    Background() { m_pool.setMaxThreadCount(1); }
    ~Background() { m_pool.clear(); }
    Background(const Background &) = delete;
    Background &operator=(const Background &) = delete;

    /// `work` must touch nothing that others change; `done` gets its result in the thread of `context`, unless that is gone.
    template <typename Work, typename Done>
    void run(QObject *context, Work work, Done done)
    {
        using Result = decltype(work());
        const auto promise = std::make_shared<QPromise<Result>>();
        promise->future().then(context, [done = std::move(done)](const Result &result) { done(result); });
        promise->start();
        m_pool.start([promise, work = std::move(work)]() mutable {
            promise->addResult(work());
            promise->finish();
        });
    }

private:
    QThreadPool m_pool;
};

} // namespace ccr::ui
