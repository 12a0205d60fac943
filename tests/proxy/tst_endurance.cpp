#include "proxy/proxy_service.h"

#include "tests/support/proxy_client.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

#include <array>
#include <map>

#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

using namespace ccr;
using namespace ccr::proxy;
using namespace ccr::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int requestCount = 24'000;
constexpr int warmUp = 2'000;
constexpr int clientCount = 8;

QByteArray answer(int status, const QByteArray &body, const QByteArray &fields = "Content-Type: application/json\r\n")
{
    return "HTTP/1.1 " + QByteArray::number(status) + " X\r\n" + fields + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
           + body;
}

QByteArray gzipped(const QByteArray &plain)
{
    QByteArray out(4096, Qt::Uninitialized);
    z_stream stream{};
    deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(plain.constData()));
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return out;
}

const QByteArray streamHead = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"; // ends with the connection
const QByteArray finish = R"(data: {"id":"c","choices":[{"index":0,"delta":{},"finish_reason":"stop"}],)"
                          R"("usage":{"prompt_tokens":5,"completion_tokens":2}})"
                          "\n\ndata: [DONE]\n\n";
const QByteArray whole = R"({"id":"c","model":"m","choices":[{"message":{"content":"hi"},"finish_reason":"stop"}],)"
                         R"("usage":{"prompt_tokens":5,"completion_tokens":2}})";

enum class Ending
{
    Stays,
    Closes,
    Resets
};

/// What the provider does with a request for the model of that name, and what must be recorded of it.
struct Fault
{
    QByteArray name;
    QByteArray bytes;
    Ending ending;
    bool stream;
    logging::Outcome outcome;
    std::string errorClass;
};

std::vector<Fault> faults()
{
    using logging::Outcome;
    const QByteArray cutCharacter = chunk("\xE4\xB8\x96\xE7\x95\x8C").left(68);
    return {
        {"whole", answer(200, whole), Ending::Stays, false, Outcome::Ok, ""},
        {"stream", streamHead + chunk("Hello") + finish, Ending::Closes, true, Outcome::Ok, ""},
        {"compressed", answer(200, gzipped(whole), "Content-Type: application/json\r\nContent-Encoding: gzip\r\n"), Ending::Stays, false,
         Outcome::Ok, ""},
        {"json-for-stream", answer(200, whole), Ending::Stays, true, Outcome::Ok, ""},
        {"limit", answer(429, R"({"error":{"message":"slow down"}})", "Retry-After: 1\r\n"), Ending::Stays, true, Outcome::Failed,
         "rate_limited"},
        {"broken", answer(500, R"({"error":{"message":"broken"}})"), Ending::Stays, false, Outcome::Failed, "upstream_5xx"},
        {"overloaded", answer(529, "busy", ""), Ending::Stays, true, Outcome::Failed, "overloaded"},
        {"refused", answer(400, R"({"error":{"message":"bad"}})"), Ending::Stays, true, Outcome::Failed, "bad_request"},
        {"redirect", answer(307, "", "Location: https://elsewhere.invalid/\r\n"), Ending::Stays, false, Outcome::Failed, "upstream_5xx"},
        {"page", answer(200, "<html><title>Welcome</title></html>", "Content-Type: text/html\r\n"), Ending::Stays, false, Outcome::Failed,
         "translate"},
        {"silent", "", Ending::Closes, true, Outcome::Failed, "connection_lost"},
        {"reset", "", Ending::Resets, false, Outcome::Failed, "connection_lost"},
        {"half-head", "HTTP/1.1 200 OK\r\nContent-", Ending::Closes, true, Outcome::Failed, "connection_lost"},
        {"nothing", streamHead + "data: [DONE]\n\n", Ending::Closes, true, Outcome::Failed, "stream_truncated"},
        {"cut", streamHead + chunk("Hel"), Ending::Closes, true, Outcome::StreamTruncated, "stream_truncated"},
        {"cut-character", streamHead + chunk("Hello") + cutCharacter, Ending::Closes, true, Outcome::StreamTruncated, "stream_truncated"},
        {"error-event", streamHead + chunk("Hel") + "data: {\"error\":{\"message\":\"out\",\"code\":529}}\n\n", Ending::Closes, true,
         Outcome::StreamErrorEvent, "stream_error_event"},
    };
}

/// Does what the model's name says; keeps nothing.
class FaultyProvider final : public QObject
{
public:
    explicit FaultyProvider(const std::vector<Fault> &faults)
    {
        for (const Fault &fault : faults) m_faults[fault.name] = &fault;
        connect(&m_server, &QTcpServer::newConnection, this, &FaultyProvider::takeConnections);
        if (!m_server.listen(QHostAddress::LocalHost)) qFatal("cannot listen");
    }
    QUrl url() const { return QUrl(u"http://127.0.0.1:%1/v1/chat/completions"_s.arg(m_server.serverPort())); }
    int served() const { return m_served; }

private:
    void takeConnections()
    {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { readFrom(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    }

    void readFrom(QTcpSocket *socket)
    {
        const QByteArray seen = socket->peek(65536);
        const qsizetype head = seen.indexOf("\r\n\r\n");
        const qsizetype field = seen.indexOf("Content-Length: ");
        if (head < 0 || field < 0) return;
        const qsizetype length = seen.mid(field + 16, seen.indexOf('\r', field) - field - 16).toLongLong();
        if (seen.size() < head + 4 + length) return;
        socket->skip(head + 4 + length);
        const qsizetype at = seen.indexOf("\"model\":\"") + 9;
        ++m_served;
        const Fault &fault = *m_faults.at(seen.mid(at, seen.indexOf('"', at) - at));
        if (fault.ending == Ending::Resets) socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        socket->write(fault.bytes);
        if (fault.ending == Ending::Closes) socket->disconnectFromHost();
        if (fault.ending == Ending::Resets) {
            const linger now{.l_onoff = 1, .l_linger = 0};
            ::setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
            socket->abort();
        }
    }

    QTcpServer m_server;
    std::map<QByteArray, const Fault *> m_faults;
    int m_served = 0;
};

/// Checks every end against what its fault must be recorded as; keeps numbers alone.
class CheckingTarget final : public logging::LogTarget
{
public:
    explicit CheckingTarget(const std::vector<Fault> &faults)
    {
        for (const Fault &fault : faults) m_faults["p," + fault.name.toStdString()] = &fault;
    }
    bool isEnabled(logging::Severity) const override { return false; }
    void submit(const logging::RecordView &) override {}
    void submit(logging::ExchangeEvent &&event) override
    {
        const std::scoped_lock lock(m_mutex);
        if (const auto *started = std::get_if<logging::ExchangeStarted>(&event.fact)) m_live[event.exchangeId] = started->askedModel;
        if (std::holds_alternative<logging::AttemptStarted>(event.fact)) ++m_attempts;
        const auto *finished = std::get_if<logging::ExchangeFinished>(&event.fact);
        if (!finished) return;
        ++m_finished;
        const std::string model = m_live[event.exchangeId];
        m_live.erase(event.exchangeId);
        const Fault &fault = *m_faults.at(model);
        if (finished->outcome == fault.outcome && finished->errorClass == fault.errorClass) return;
        ++m_wrong;
        m_firstWrong =
            model + ": " + std::string(logging::toString(finished->outcome)) + " " + finished->errorClass + " " + finished->errorMessage;
    }

    struct Numbers
    {
        int finished = 0;
        int attempts = 0;
        int wrong = 0;
        std::size_t live = 0;
        std::string firstWrong;
    };
    Numbers numbers() const
    {
        const std::scoped_lock lock(m_mutex);
        return {m_finished, m_attempts, m_wrong, m_live.size(), m_firstWrong};
    }

private:
    mutable std::mutex m_mutex;
    std::map<std::string, const Fault *> m_faults;
    std::map<std::string, std::string> m_live;
    std::string m_firstWrong;
    int m_finished = 0;
    int m_attempts = 0;
    int m_wrong = 0;
};

/// Sends one request after the other over a kept connection.
class Client final : public QObject
{
public:
    Client(quint16 port, std::function<QByteArray()> next, std::function<void()> whenDone)
        : m_next(std::move(next)), m_whenDone(std::move(whenDone))
    {
        connect(&m_socket, &QTcpSocket::readyRead, this, &Client::readAvailable);
        m_socket.connectToHost(QHostAddress::LocalHost, port);
        sendNext();
    }
    bool isDone() const { return m_done; }

private:
    void sendNext()
    {
        const QByteArray request = m_next();
        m_received.clear();
        m_done = request.isEmpty();
        if (m_done)
            m_whenDone();
        else
            m_socket.write(request);
    }

    void readAvailable()
    {
        m_received += m_socket.readAll();
        const qsizetype head = m_received.indexOf("\r\n\r\n");
        if (head < 0) return;
        const QByteArray fields = m_received.left(head + 2).toLower();
        const qsizetype length = fields.indexOf("content-length: ");
        const bool isWhole =
            length < 0 ? m_received.endsWith("0\r\n\r\n")
                       : m_received.size() >= head + 4 + fields.mid(length + 16, fields.indexOf('\r', length) - length - 16).toLongLong();
        if (!isWhole) return;
        sendNext();
    }

    std::function<QByteArray()> m_next;
    std::function<void()> m_whenDone;
    QTcpSocket m_socket;
    QByteArray m_received;
    bool m_done = false;
};

qint64 residentBytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly)) return 0;
    return file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

qsizetype openDescriptors()
{
    return QDir(u"/proc/self/fd"_s).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size();
}

} // namespace

/// Many requests in a row against a provider that fails in every way: each is recorded once and rightly, and nothing is left
/// behind, neither memory nor descriptors.
class TestEndurance : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsLostOrLeftBehind();
};

void TestEndurance::nothingIsLostOrLeftBehind()
{
    const std::vector<Fault> all = faults();
    FaultyProvider provider(all);
    CheckingTarget log(all);
    ProxyConfig config;
    config.port = freePort();
    config.providers.push_back({.name = u"p"_s, .url = provider.url(), .dialect = u"openai-chat"_s, .transport = TransportKind::Direct});
    config.router.defaultRoute = {u"p"_s, u"whole"_s};
    ProxyService service(config, log);
    service.start();
    QTRY_COMPARE(service.state().status, ProxyState::Status::Running);

    int sent = 0;
    const auto run = [&](int count) {
        const int end = sent + count;
        // A loop that waits for events and not for time: QTest::qWait() sleeps 10 ms at each step of a request.
        QEventLoop loop;
        QTimer::singleShot(100s, &loop, [&loop] { loop.exit(1); });
        int running = clientCount;
        std::vector<std::unique_ptr<Client>> clients;
        for (int i = 0; i < clientCount; ++i)
            clients.push_back(std::make_unique<Client>(
                config.port,
                [&all, &sent, end] {
                    if (sent >= end) return QByteArray();
                    const Fault &fault = all[static_cast<std::size_t>(sent++) % all.size()];
                    return post(body("p," + fault.name, fault.stream));
                },
                [&running, &loop] {
                    if (--running == 0) loop.exit(0);
                }));
        return loop.exec() == 0;
    };

    QVERIFY2(run(warmUp), QByteArray::number(log.numbers().finished));
    const qint64 memoryBefore = residentBytes();
    const qsizetype descriptorsBefore = openDescriptors();
    QVERIFY2(run(requestCount - warmUp), QByteArray::number(log.numbers().finished));
    QTRY_COMPARE(log.numbers().finished, requestCount);

    const CheckingTarget::Numbers numbers = log.numbers();
    QVERIFY2(numbers.wrong == 0, (QByteArray::number(numbers.wrong) + " wrong, such as " + numbers.firstWrong.c_str()));
    QCOMPARE(numbers.live, std::size_t(0));
    QCOMPARE(numbers.attempts, provider.served()); // a kept connection that had ended is tried again, and counted as it is
    const qint64 growth = residentBytes() - memoryBefore;
    qInfo("memory %+lld KiB after %d more requests, %lld descriptors before, %lld after", growth / 1024, requestCount - warmUp,
          static_cast<long long>(descriptorsBefore), static_cast<long long>(openDescriptors()));
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    QVERIFY2(growth < 2 * 1024 * 1024, QByteArray::number(growth));
#endif
    QVERIFY(openDescriptors() <= descriptorsBefore + 2 * clientCount);
}

QTEST_GUILESS_MAIN(TestEndurance)
#include "tst_endurance.moc"
