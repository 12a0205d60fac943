#include "app/headless/port_service.h"

#include <QCoreApplication>
#include <QTcpServer>
#include <QTest>

using namespace ccr;
using namespace Qt::StringLiterals;

class TestPortService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesWhoHoldsAPort();
    void knowsNobodyAtAFreePort();
    void forgetsWhoIsGone();
};

void TestPortService::namesWhoHoldsAPort()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    app::PortService service;
    std::optional<proxy::PortHolder> holder;
    service.findHolder(u"127.0.0.1"_s, server.serverPort(), this, [&holder](const proxy::PortHolder &found) { holder = found; });
    QVERIFY(!holder); // later
    QTRY_VERIFY(holder);
    QCOMPARE(holder->pid, QCoreApplication::applicationPid());
    QVERIFY(!holder->program.isEmpty());
    QVERIFY(holder->nextFree > server.serverPort());
    QVERIFY(QTcpServer().listen(QHostAddress::LocalHost, holder->nextFree));
}

void TestPortService::knowsNobodyAtAFreePort()
{
    quint16 port = 0;
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        port = server.serverPort();
    }
    app::PortService service;
    std::optional<proxy::PortHolder> holder;
    service.findHolder(u"localhost"_s, port, this, [&holder](const proxy::PortHolder &found) { holder = found; });
    QTRY_VERIFY(holder);
    QCOMPARE(holder->pid, 0);
    QCOMPARE(holder->program, QString());
}

void TestPortService::forgetsWhoIsGone()
{
    app::PortService service;
    bool wasCalled = false;
    bool isOver = false;
    {
        QObject context;
        service.findHolder(u"127.0.0.1"_s, 1, &context, [&wasCalled](const proxy::PortHolder &) { wasCalled = true; });
    }
    service.findHolder(u"127.0.0.1"_s, 1, this, [&isOver](const proxy::PortHolder &) { isOver = true; });
    QTRY_VERIFY(isOver);
    QVERIFY(!wasCalled);
}

QTEST_GUILESS_MAIN(TestPortService)
#include "tst_port_service.moc"
