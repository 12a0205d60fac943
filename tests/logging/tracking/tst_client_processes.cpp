#include "logging/tracking/client_processes.h"

#include <QCoreApplication>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace ccr::logging;

class TestClientProcesses : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsTheProcessOfAConnection_data();
    void findsTheProcessOfAConnection();
    void findsNothingForAPortWithoutConnection();
    void forgetsAConnectionThatWasClosed();
    void restsAfterASearch();
};

void TestClientProcesses::findsTheProcessOfAConnection_data()
{
    QTest::addColumn<QHostAddress>("address");
    QTest::newRow("IPv4") << QHostAddress(QHostAddress::LocalHost);
    QTest::newRow("IPv6") << QHostAddress(QHostAddress::LocalHostIPv6);
}

void TestClientProcesses::findsTheProcessOfAConnection()
{
    QFETCH(QHostAddress, address);
    QTcpServer server;
    if (!server.listen(address)) QSKIP("this machine has no such address");
    QTcpSocket client;
    client.connectToHost(address, server.serverPort());
    QVERIFY(client.waitForConnected());
    ClientProcesses processes;
    QCOMPARE(processes.find(client.localPort()), std::int64_t(QCoreApplication::applicationPid()));
    QCOMPARE(processes.find(client.localPort()), std::int64_t(QCoreApplication::applicationPid())); // known now
}

void TestClientProcesses::findsNothingForAPortWithoutConnection()
{
    QTcpServer server; // it listens only
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QCOMPARE(ClientProcesses().find(server.serverPort()), std::int64_t(0));
    QCOMPARE(ClientProcesses("/nowhere").find(server.serverPort()), std::int64_t(0));
}

void TestClientProcesses::forgetsAConnectionThatWasClosed()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QTcpSocket client;
    client.connectToHost(QHostAddress::LocalHost, server.serverPort());
    QVERIFY(client.waitForConnected());
    const quint16 port = client.localPort();
    ClientProcesses processes;
    QVERIFY(processes.find(port) != 0);
    client.abort();
    QCOMPARE(processes.find(port), std::int64_t(0));
}

void TestClientProcesses::restsAfterASearch()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    std::vector<std::unique_ptr<QTcpSocket>> clients;
    for (int i = 0; i < 50; ++i) {
        clients.push_back(std::make_unique<QTcpSocket>());
        clients.back()->connectToHost(QHostAddress::LocalHost, server.serverPort());
        QVERIFY(clients.back()->waitForConnected());
    }
    ClientProcesses processes;
    int found = 0;
    for (const auto &client : clients) found += processes.find(client->localPort()) != 0;
    QVERIFY(found >= 1 && found < 50); // one search after the other would cost more than it is worth
    QTRY_VERIFY(processes.find(clients.back()->localPort()) != 0);
}

QTEST_GUILESS_MAIN(TestClientProcesses)
#include "tst_client_processes.moc"
