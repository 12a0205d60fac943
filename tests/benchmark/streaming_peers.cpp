#include "tests/benchmark/streaming_peers.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace ccr::benchmark {

namespace {

using Steady = std::chrono::steady_clock;

const QByteArray question =
    R"({"model":"claude-sonnet-4-5","max_tokens":4096,"stream":true,"messages":[{"role":"user","content":"Count."}]})";

QByteArray frame(const QByteArray &delta, const QByteArray &finish = "null")
{
    return R"(data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"bench","choices":[{"index":0,"delta":)" + delta
           + R"(,"finish_reason":)" + finish + "}]}\n\n";
}

QByteArray stampedFrame()
{
    return frame(R"({"role":"assistant","content":"@)" + QByteArray::number(qint64(Steady::now().time_since_epoch().count())) + R"(;"})");
}

const QByteArray lastFrames = frame("{}", R"("stop")")
                              + "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"bench\",\"choices\":[],"
                                "\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":9}}\n\ndata: [DONE]\n\n";

} // namespace

StreamingProvider::StreamingProvider(int events, std::chrono::milliseconds pace) : m_events(events), m_pace(pace)
{
    m_thread.run([this] {
        m_provider = std::make_unique<test::FakeProvider>();
        m_provider->onRequest = [this](const test::FakeProvider::Request &request) { answer(*request.peer); };
        m_url = m_provider->url().toString();
    });
}

StreamingProvider::~StreamingProvider()
{
    m_thread.run([this] { m_provider.reset(); });
}

void StreamingProvider::answer(test::FakePeer &peer) const
{
    peer.beginStream();
    if (m_pace.count() == 0) {
        QByteArray all;
        for (int i = 0; i < m_events; ++i) all += stampedFrame();
        peer.sendChunk(all + lastFrames);
        return peer.endChunks();
    }
    auto *timer = new QTimer(&peer);
    timer->setTimerType(Qt::PreciseTimer);
    QObject::connect(timer, &QTimer::timeout, &peer, [&peer, timer, left = m_events]() mutable {
        peer.sendChunk(stampedFrame());
        if (--left > 0) return;
        peer.sendChunk(lastFrames);
        peer.endChunks();
        timer->deleteLater();
    });
    timer->start(m_pace);
}

StreamingClients::StreamingClients(quint16 port, int clients, int requests) : m_left(requests)
{
    m_thread.run([this, port, clients] {
        for (int i = 0; i < clients; ++i) {
            auto client = std::make_unique<Client>();
            client->socket = std::make_unique<QTcpSocket>();
            QTcpSocket *const socket = client->socket.get();
            QObject::connect(socket, &QTcpSocket::connected, socket, [this, own = client.get()] { ask(*own); });
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, own = client.get()] { read(*own); });
            socket->connectToHost(u"127.0.0.1"_s, port);
            m_clients.push_back(std::move(client));
        }
    });
}

StreamingClients::~StreamingClients()
{
    m_thread.run([this] { m_clients.clear(); });
}

void StreamingClients::ask(Client &client)
{
    if (m_left.fetch_sub(1) <= 0) return;
    client.received.clear();
    client.socket->write("POST /v1/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: "
                         + QByteArray::number(question.size()) + "\r\n\r\n" + question);
}

void StreamingClients::read(Client &client)
{
    const Steady::time_point now = Steady::now();
    client.received += client.socket->readAll();
    {
        const std::scoped_lock lock(m_mutex);
        qsizetype begin = 0;
        for (qsizetype at = client.received.indexOf('@'); at >= 0; at = client.received.indexOf('@', begin)) {
            const qsizetype end = client.received.indexOf(';', at);
            if (end < 0) break;
            const Steady::time_point sent{Steady::duration(client.received.mid(at + 1, end - at - 1).toLongLong())};
            m_delays.push_back({sent, now - sent});
            begin = end + 1;
        }
        client.received.remove(0, begin);
    }
    if (!client.received.endsWith("\r\n0\r\n\r\n")) return;
    ++m_answered;
    ask(client);
}

std::vector<ChunkDelay> StreamingClients::takeDelays()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_delays, {});
}

} // namespace ccr::benchmark
