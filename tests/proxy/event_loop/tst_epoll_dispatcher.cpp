// clazy:excludeall=lambda-in-connect (the loop ends before what the lambdas refer to)
#include "proxy/event_loop/epoll_dispatcher.h"
#include "proxy/event_loop/flush_queue.h"

#include <QEventLoop>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <sys/socket.h>
#include <unistd.h>

#include <functional>
#include <memory>

using namespace ccr::proxy;
using namespace std::chrono_literals;

namespace {

/// A thread whose event loop is the one under test; runs what it is given and ends when that calls quit().
class Loop
{
public:
    Loop() : m_object(new QObject)
    {
        m_thread.setEventDispatcher(new EpollDispatcher);
        QObject::connect(&m_thread, &QThread::finished, m_object, &QObject::deleteLater); // in the thread, with its timers
    }
    ~Loop()
    {
        m_thread.quit();
        m_thread.wait();
    }
    Q_DISABLE_COPY_MOVE(Loop)

    /// `work` is called in the thread with an object that lives there.
    void run(const std::function<void(QObject &)> &work)
    {
        m_object->moveToThread(&m_thread);
        QMetaObject::invokeMethod(
            m_object, [this, work] { work(*m_object); }, Qt::QueuedConnection);
        m_thread.start();
    }
    bool wait() { return m_thread.wait(20s); }
    QObject &object() { return *m_object; }
    void quit() { m_thread.quit(); }

private:
    QObject *m_object; ///< deletes itself when the thread ends
    QThread m_thread;
};

struct Pipe
{
    Pipe() { [[maybe_unused]] const int result = ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends); }
    ~Pipe()
    {
        ::close(ends[0]);
        ::close(ends[1]);
    }
    Q_DISABLE_COPY_MOVE(Pipe)
    int ends[2] = {-1, -1};
};

} // namespace

class TestEpollDispatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsWhatOtherThreadsPost();
    void firesTimersInOrder();
    void forgetsStoppedTimers();
    void tellsTheRemainingTime();
    void keepsNoTimeForAZeroTimer();
    void reportsReadableAndWritable();
    void survivesANotifierThatIsDeletedByAnother();
    void servesAReusedDescriptor();
    void endsWhenAskedFromElsewhere();
    void carriesSockets();
};

void TestEpollDispatcher::runsWhatOtherThreadsPost()
{
    constexpr int count = 20'000;
    std::atomic<int> ran = 0;
    Loop loop;
    loop.run([](QObject &) {});
    for (int i = 0; i < count; ++i) // between two of them the loop may have fallen asleep: none may be lost
        QMetaObject::invokeMethod(
            &loop.object(), [&ran] { ++ran; }, Qt::QueuedConnection);
    QTRY_COMPARE(ran.load(), count);
}

void TestEpollDispatcher::firesTimersInOrder()
{
    QList<int> fired;
    Loop loop;
    loop.run([&](QObject &object) {
        for (const int interval : {120, 40, 80}) QTimer::singleShot(interval, &object, [&fired, interval] { fired.append(interval); });
        auto *ticker = new QTimer(&object);
        QObject::connect(ticker, &QTimer::timeout, &object, [&fired, &loop, ticker] {
            if (fired.size() < 3) return;
            delete ticker;
            loop.quit();
        });
        ticker->start(5);
    });
    QVERIFY(loop.wait());
    QCOMPARE(fired, QList<int>({40, 80, 120}));
}

void TestEpollDispatcher::forgetsStoppedTimers()
{
    int wrong = 0;
    Loop loop;
    loop.run([&](QObject &object) {
        auto *stopped = new QTimer(&object);
        QObject::connect(stopped, &QTimer::timeout, &object, [&wrong] { ++wrong; });
        stopped->start(30);
        // Stopped by one that is due in the same turn.
        QTimer::singleShot(30ms, Qt::PreciseTimer, &object, [&wrong, stopped] {
            stopped->stop();
            wrong = 0;
        });
        QTimer::singleShot(120, &object, [&loop] { loop.quit(); });
    });
    QVERIFY(loop.wait());
    QCOMPARE(wrong, 0);
}

void TestEpollDispatcher::tellsTheRemainingTime()
{
    int remaining = 0;
    bool isListed = false;
    int afterStop = 0;
    Loop loop;
    loop.run([&](QObject &object) {
        const int id = object.startTimer(5000);
        auto *dispatcher = QAbstractEventDispatcher::instance(QThread::currentThread());
        remaining = dispatcher->remainingTime(id);
        isListed = dispatcher->registeredTimers(&object).size() == 1;
        object.killTimer(id);
        afterStop = dispatcher->remainingTime(id);
        loop.quit();
    });
    QVERIFY(loop.wait());
    QVERIFY2(remaining > 4000 && remaining <= 5000, QByteArray::number(remaining));
    QVERIFY(isListed);
    QCOMPARE(afterStop, -1);
}

void TestEpollDispatcher::keepsNoTimeForAZeroTimer()
{
    int turns = 0;
    Loop loop;
    loop.run([&](QObject &object) {
        auto *idle = new QTimer(&object);
        QObject::connect(idle, &QTimer::timeout, &object, [&turns, &loop] {
            if (++turns == 1000) loop.quit();
        });
        idle->start(0);
    });
    QVERIFY(loop.wait());
    QVERIFY(turns >= 1000);
}

void TestEpollDispatcher::reportsReadableAndWritable()
{
    Pipe pipe;
    QByteArray received;
    bool isWritable = false;
    Loop loop;
    loop.run([&](QObject &object) {
        auto *writer = new QSocketNotifier(pipe.ends[0], QSocketNotifier::Write, &object);
        QObject::connect(writer, &QSocketNotifier::activated, &object, [&, writer] {
            isWritable = true;
            writer->setEnabled(false);
            [[maybe_unused]] const auto written = ::write(pipe.ends[0], "hello", 5);
        });
        auto *reader = new QSocketNotifier(pipe.ends[1], QSocketNotifier::Read, &object);
        QObject::connect(reader, &QSocketNotifier::activated, &object, [&] {
            char buffer[16];
            received.append(buffer, ::read(pipe.ends[1], buffer, sizeof buffer));
            loop.quit();
        });
    });
    QVERIFY(loop.wait());
    QVERIFY(isWritable);
    QCOMPARE(received, "hello");
}

void TestEpollDispatcher::survivesANotifierThatIsDeletedByAnother()
{
    Pipe one;
    Pipe two;
    int activations = 0;
    Loop loop;
    loop.run([&](QObject &object) {
        auto *first = new QSocketNotifier(one.ends[1], QSocketNotifier::Read, &object);
        auto *second = new QSocketNotifier(two.ends[1], QSocketNotifier::Read, &object);
        const auto deleteBoth = [&activations, &loop, first, second] {
            ++activations;
            first->setEnabled(false);
            second->setEnabled(false);
            first->deleteLater();
            second->deleteLater();
            loop.quit();
        };
        QObject::connect(first, &QSocketNotifier::activated, &object, deleteBoth);
        QObject::connect(second, &QSocketNotifier::activated, &object, deleteBoth);
        // Both become readable before the loop looks again: the first one switches the second off.
        [[maybe_unused]] auto written = ::write(one.ends[0], "x", 1);
        written = ::write(two.ends[0], "x", 1);
    });
    QVERIFY(loop.wait());
    QCOMPARE(activations, 1);
}

void TestEpollDispatcher::servesAReusedDescriptor()
{
    int rounds = 0;
    Loop loop;
    std::function<void(QObject &)> round = [&](QObject &object) {
        auto pipe = std::make_shared<Pipe>(); // gets the numbers of the one before
        auto *reader = new QSocketNotifier(pipe->ends[1], QSocketNotifier::Read, &object);
        QObject::connect(reader, &QSocketNotifier::activated, &object, [&, pipe, reader]() mutable {
            delete reader;
            pipe.reset();
            if (++rounds == 100) return loop.quit();
            round(object);
        });
        [[maybe_unused]] const auto written = ::write(pipe->ends[0], "x", 1);
    };
    loop.run([&](QObject &object) { round(object); });
    QVERIFY(loop.wait());
    QCOMPARE(rounds, 100);
}

void TestEpollDispatcher::endsWhenAskedFromElsewhere()
{
    for (int i = 0; i < 200; ++i) {
        Loop loop;
        loop.run([](QObject &) {});
        if (i % 2) QThread::yieldCurrentThread();
        loop.quit();
        QVERIFY(loop.wait());
    }
}

void TestEpollDispatcher::carriesSockets()
{
    constexpr int clients = 40;
    constexpr int messages = 50;
    int answered = 0;
    Loop loop;
    loop.run([&](QObject &object) {
        auto *flushes = new FlushQueue(&object);
        auto *server = new QTcpServer(&object);
        server->listen(QHostAddress::LocalHost);
        QObject::connect(server, &QTcpServer::newConnection, server, [server, flushes] {
            while (QTcpSocket *peer = server->nextPendingConnection())
                QObject::connect(peer, &QTcpSocket::readyRead, peer, [peer, flushes] {
                    peer->write(peer->readAll());
                    flushes->add(*peer);
                });
        });
        for (int i = 0; i < clients; ++i) {
            auto *client = new QTcpSocket(&object);
            auto sent = std::make_shared<int>(0);
            QObject::connect(client, &QTcpSocket::connected, client, [client] { client->write("ping\n"); });
            QObject::connect(client, &QTcpSocket::readyRead, client, [&, client, sent] {
                while (client->canReadLine()) {
                    if (client->readLine() != "ping\n") return;
                    ++answered;
                    if (++*sent < messages) client->write("ping\n");
                }
                if (answered == clients * messages) {
                    for (QObject *child : object.children()) child->deleteLater();
                    loop.quit();
                }
            });
            client->connectToHost(server->serverAddress(), server->serverPort());
        }
    });
    QVERIFY(loop.wait());
    QCOMPARE(answered, clients * messages);
}

QTEST_GUILESS_MAIN(TestEpollDispatcher)
#include "tst_epoll_dispatcher.moc"
