#include "app/desktop/launch_action.h"

#include "tests/support/fake_controls.h"

#include <QTest>

using namespace ccr;
using namespace ccr::app;
using namespace Qt::StringLiterals;

using Status = proxy::ProxyState::Status;

class TestLaunchAction : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTheArguments_data();
    void readsTheArguments();
    void startsAndStops();
    void testsOnceTheProxyListens();
    void passesFilesOn();
};

void TestLaunchAction::readsTheArguments_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("action"); // -1: none
    QTest::newRow("nothing") << QStringList{} << -1;
    QTest::newRow("others") << QStringList{u"--background"_s, u"stop"_s} << -1;
    QTest::newRow("start") << QStringList{u"--action"_s, u"start"_s} << static_cast<int>(LaunchAction::Start);
    QTest::newRow("stop, joined") << QStringList{u"--action=stop"_s} << static_cast<int>(LaunchAction::Stop);
    QTest::newRow("after others") << QStringList{u"--show"_s, u"--action"_s, u"test"_s} << static_cast<int>(LaunchAction::Test);
    QTest::newRow("unknown") << QStringList{u"--action"_s, u"explode"_s} << -1;
    QTest::newRow("without a name") << QStringList{u"--action"_s} << -1;
}

void TestLaunchAction::readsTheArguments()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, action);
    const std::optional<LaunchAction> read = launchActionIn(arguments);
    QCOMPARE(read ? static_cast<int>(*read) : -1, action);
}

void TestLaunchAction::startsAndStops()
{
    testing::FakeProxyControl proxy;
    perform(LaunchAction::Stop, proxy);
    QCOMPARE(proxy.state().status, Status::Stopped);
    perform(LaunchAction::Start, proxy);
    QCOMPARE(proxy.state().status, Status::Running);
    perform(LaunchAction::Stop, proxy);
    QCOMPARE(proxy.state().status, Status::Stopped);
}

void TestLaunchAction::passesFilesOn()
{
    QCOMPARE(filesIn({u"--show"_s, u"a.har"_s}), QStringList());
    QCOMPARE(filesIn(argumentsWithFiles({u"--show"_s}, {})), QStringList());
    const QStringList told = argumentsWithFiles({u"--"_s, u"a.har"_s}, {u"/x/a.har"_s, u"/x/--show"_s});
    QCOMPARE(filesIn(told), (QStringList{u"/x/a.har"_s, u"/x/--show"_s}));
    QVERIFY(!launchActionIn(told));
}

void TestLaunchAction::testsOnceTheProxyListens()
{
    testing::FakeProxyControl proxy;
    perform(LaunchAction::Test, proxy);
    QCOMPARE(proxy.state().status, Status::Running);
    QCOMPARE(proxy.testRequests, 1);
    proxy.stop({});
    proxy.start(); // asked for once: not with every start
    QCOMPARE(proxy.testRequests, 1);
    perform(LaunchAction::Test, proxy);
    QCOMPARE(proxy.testRequests, 2);
}

QTEST_GUILESS_MAIN(TestLaunchAction)
#include "tst_launch_action.moc"
