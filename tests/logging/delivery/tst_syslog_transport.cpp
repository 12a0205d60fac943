#include "logging/delivery/syslog_transport.h"
#include "tests/support/fake_provider.h"

#include <QSignalSpy>
#include <QSslServer>
#include <QTcpServer>
#include <QTest>
#include <QUdpSocket>

using namespace Qt::StringLiterals;
using namespace ccr;
using namespace ccr::logging;
using namespace std::chrono_literals;

namespace {

Batch batchOf(int count, std::size_t size = 20)
{
    Batch batch{.id = "b"};
    for (int i = 0; i < count; ++i) batch.entries.push_back("<134>1 " + std::to_string(i) + std::string(size, 'x'));
    return batch;
}

// Takes connections and keeps what comes.
class Receiver
{
public:
    explicit Receiver(std::unique_ptr<QTcpServer> made) : server(std::move(made))
    {
        QObject::connect(server.get(), &QTcpServer::pendingConnectionAvailable, server.get(), [this] {
            while (QTcpSocket *socket = server->nextPendingConnection()) {
                ++connections;
                last = socket;
                received += socket->readAll();
                QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { received += socket->readAll(); });
            }
        });
        if (!server->listen(QHostAddress::LocalHost)) qFatal("cannot listen");
    }
    QUrl url(const QString &scheme, const QString &host = u"127.0.0.1"_s) const
    {
        return QUrl(u"%1://%2:%3"_s.arg(scheme, host).arg(server->serverPort()));
    }

    std::unique_ptr<QTcpServer> server;
    QPointer<QTcpSocket> last;
    QByteArray received;
    int connections = 0;
};

NetworkStream streamTo(const QUrl &url)
{
    NetworkStream stream;
    stream.protocol = NetworkProtocol::Syslog;
    stream.url = url;
    return stream;
}

std::shared_ptr<const Payload> payload()
{
    StreamConfig stream;
    stream.network.protocol = NetworkProtocol::Syslog;
    return makePayload(stream, {});
}

// Sends one batch and returns what came of it.
std::optional<Verdict> sent(SyslogTransport &transport, const Batch &batch)
{
    std::optional<Verdict> verdict;
    const auto connection = QObject::connect(&transport, &Transport::answered, [&verdict](const Verdict &given) { verdict = given; });
    transport.send(batch);
    if (verdict) qFatal("answered from within the call");
    if (!QTest::qWaitFor([&verdict] { return verdict.has_value(); })) qWarning("no verdict");
    QObject::disconnect(connection);
    return verdict;
}

bool isAccepted(const std::optional<Verdict> &verdict)
{
    return verdict && verdict->kind == Verdict::Kind::Accepted;
}

} // namespace

class TestSyslogTransport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sendsADatagramAMessage()
    {
        QUdpSocket receiver;
        QVERIFY(receiver.bind(QHostAddress::LocalHost));
        SyslogTransport transport(streamTo(QUrl(u"udp://127.0.0.1:%1"_s.arg(receiver.localPort()))), payload(), nullptr);
        Batch batch = batchOf(20);
        batch.entries.push_back("<134>1 " + std::string(59'992, 'y') + "ü" + std::string(5000, 'z')); // cut before the umlaut
        QVERIFY(isAccepted(sent(transport, batch)));
        QByteArrayList received;
        while (received.size() < 21) {
            QTRY_VERIFY(receiver.hasPendingDatagrams());
            QByteArray datagram(receiver.pendingDatagramSize(), Qt::Uninitialized);
            receiver.readDatagram(datagram.data(), datagram.size());
            received << datagram;
        }
        for (qsizetype i = 0; i < 20; ++i) QCOMPARE(received[i].toStdString(), batch.entries[static_cast<std::size_t>(i)]);
        QVERIFY(received[20].endsWith('y'));
        QVERIFY(received[20].size() >= 59'990);
    }

    void countsOctetsOnOneConnection()
    {
        Receiver receiver(std::make_unique<QTcpServer>());
        SyslogTransport transport(streamTo(receiver.url(u"tcp"_s)), payload(), nullptr);
        QByteArray expected;
        for (const Batch &batch : {batchOf(3), batchOf(500, 2000)}) {
            for (const std::string &entry : batch.entries)
                expected += QByteArray::number(static_cast<qint64>(entry.size())) + ' ' + entry.c_str();
            QVERIFY(isAccepted(sent(transport, batch)));
        }
        QTRY_COMPARE(receiver.received.size(), expected.size());
        QCOMPARE(receiver.received, expected);
        QCOMPARE(receiver.connections, 1);
    }

    void connectsAgainAfterTheOtherSideHasLeft()
    {
        Receiver receiver(std::make_unique<QTcpServer>());
        SyslogTransport transport(streamTo(receiver.url(u"tcp"_s)), payload(), nullptr);
        QVERIFY(isAccepted(sent(transport, batchOf(1))));
        QTRY_VERIFY(receiver.last);
        auto *connection = transport.findChild<QSslSocket *>();
        receiver.last->abort();
        QTRY_COMPARE(connection->state(), QAbstractSocket::UnconnectedState);
        receiver.received.clear();
        QVERIFY(isAccepted(sent(transport, batchOf(1))));
        QTRY_COMPARE(receiver.connections, 2);
        QTRY_VERIFY(receiver.received.startsWith("28 <134>1 0"));
    }

    void sendsEncrypted_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("trusts");
        QTest::addColumn<bool>("verifies");
        QTest::addColumn<bool>("delivers");
        QTest::newRow("known authority") << u"localhost"_s << true << true << true;
        QTest::newRow("unknown authority") << u"localhost"_s << false << true << false;
        QTest::newRow("another name") << u"127.0.0.1"_s << true << true << false;
        QTest::newRow("not checked") << u"127.0.0.1"_s << false << false << true;
    }
    void sendsEncrypted()
    {
        QFETCH(QString, host);
        QFETCH(bool, trusts);
        QFETCH(bool, verifies);
        QFETCH(bool, delivers);
        static const ccr::test::TestCertificates certificates;
        QVERIFY2(certificates.isValid(), "openssl is needed");
        auto server = std::make_unique<QSslServer>();
        server->setSslConfiguration(certificates.serverConfiguration());
        Receiver receiver(std::move(server));
        NetworkStream stream = streamTo(receiver.url(u"tls"_s, host));
        stream.verifyTls = verifies;
        if (trusts) stream.caFile = certificates.filePath(u"authority.pem"_s);
        SyslogTransport transport(stream, payload(), nullptr);
        const auto verdict = sent(transport, batchOf(2));
        QVERIFY(verdict);
        QCOMPARE(isAccepted(verdict), delivers);
        if (delivers)
            QTRY_VERIFY(receiver.received.startsWith("28 <134>1 0"));
        else
            QVERIFY2(verdict->reason.startsWith(u"TLS"_s), qPrintable(verdict->reason.english()));
    }

    void showsWhoItIs()
    {
        static const ccr::test::TestCertificates certificates;
        QVERIFY2(certificates.isValid(), "openssl is needed");
        auto server = std::make_unique<QSslServer>();
        server->setSslConfiguration(certificates.configurationForKnownClients());
        Receiver receiver(std::move(server));
        NetworkStream stream = streamTo(receiver.url(u"tls"_s, u"localhost"_s));
        stream.caFile = certificates.filePath(u"authority.pem"_s);
        stream.clientCertificate = certificates.filePath(u"client.pem"_s);
        stream.clientKey = certificates.filePath(u"client.key"_s);
        SyslogTransport transport(stream, payload(), nullptr);
        QVERIFY(isAccepted(sent(transport, batchOf(2))));
        QTRY_VERIFY(receiver.received.startsWith("28 <134>1 0"));
    }

    void comesBackWhenNobodyListens_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("refused") << u"tcp://127.0.0.1:1"_s;
        QTest::newRow("unknown host") << u"tcp://collector.invalid:514"_s;
        QTest::newRow("wrong scheme") << u"http://127.0.0.1:1"_s;
    }
    void comesBackWhenNobodyListens()
    {
        QFETCH(QString, url);
        SyslogTransport transport(streamTo(QUrl(url)), payload(), nullptr);
        const auto verdict = sent(transport, batchOf(1));
        QVERIFY(verdict);
        QCOMPARE(static_cast<int>(verdict->kind), static_cast<int>(Verdict::Kind::Retry));
        QVERIFY(!verdict->reason.isEmpty());
    }

    void givesUpOnAReceiverThatDoesNotRead()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost)); // nobody takes the connection
        NetworkStream stream = streamTo(QUrl(u"tcp://127.0.0.1:%1"_s.arg(server.serverPort())));
        stream.timeout = 200ms;
        SyslogTransport transport(stream, payload(), nullptr);
        Batch large = batchOf(4000, 10'000); // more than both kernels' buffers
        const auto verdict = sent(transport, large);
        QVERIFY(verdict);
        QVERIFY(!isAccepted(verdict));
        QVERIFY(verdict->reason.contains(u"200 ms"_s));
    }

    void saysNothingAfterCancel()
    {
        Receiver receiver(std::make_unique<QTcpServer>());
        SyslogTransport transport(streamTo(receiver.url(u"tcp"_s)), payload(), nullptr);
        int answers = 0;
        connect(&transport, &Transport::answered, this, [&answers] { ++answers; });
        transport.send(batchOf(1));
        transport.cancel();
        QVERIFY(isAccepted(sent(transport, batchOf(1)))); // the next one is as usual
        QCOMPARE(answers, 1);
    }
};

QTEST_GUILESS_MAIN(TestSyslogTransport)
#include "tst_syslog_transport.moc"
