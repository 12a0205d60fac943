#pragma once

#include "tests/support/fake_provider.h"

#include <QTcpSocket>
#include <QThread>

#include <chrono>
#include <mutex>
#include <vector>

namespace ccr::benchmark {

/// When a chunk left the provider, and how long it took to the client.
struct ChunkDelay
{
    std::chrono::steady_clock::time_point sent;
    std::chrono::nanoseconds delay;
};

/// A thread with an event loop, for objects of one kind. They are made, used and deleted there.
class PeerThread
{
public:
    PeerThread()
    {
        m_home.moveToThread(&m_thread);
        m_thread.start();
    }
    ~PeerThread()
    {
        m_thread.quit();
        m_thread.wait();
    }
    PeerThread(const PeerThread &) = delete;
    PeerThread &operator=(const PeerThread &) = delete;

    /// Waits until it is done.
    template <typename Task>
    void run(Task task)
    {
        QMetaObject::invokeMethod(&m_home, task, Qt::BlockingQueuedConnection);
    }

private:
    QThread m_thread;
    QObject m_home;
};

/// A provider that answers each request with `events` events of an OpenAI stream, one every `pace`, or all at once when that is 0.
/// Each says in its text when it left.
class StreamingProvider
{
public:
    StreamingProvider(int events, std::chrono::milliseconds pace);
    ~StreamingProvider();

    QString url() const { return m_url; }

private:
    void answer(test::FakePeer &peer) const;

    int m_events;
    std::chrono::milliseconds m_pace;
    QString m_url;
    std::unique_ptr<test::FakeProvider> m_provider; ///< lives in m_thread
    PeerThread m_thread;
};

/// Clients that ask the router for streams one after the other, each on a connection of its own.
class StreamingClients
{
public:
    StreamingClients(quint16 port, int clients, int requests);
    ~StreamingClients();

    /// Of all chunks since the last call.
    std::vector<ChunkDelay> takeDelays();
    int answered() const { return m_answered; }

private:
    struct Client
    {
        std::unique_ptr<QTcpSocket> socket;
        QByteArray received;
    };
    void ask(Client &client);
    void read(Client &client);

    std::mutex m_mutex; ///< guards m_delays
    std::vector<ChunkDelay> m_delays;
    std::atomic<int> m_left;
    std::atomic<int> m_answered{0};
    std::vector<std::unique_ptr<Client>> m_clients; ///< live in m_thread
    PeerThread m_thread;
};

} // namespace ccr::benchmark
