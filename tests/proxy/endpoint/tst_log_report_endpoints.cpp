#include "logging/api/log_reporting.h"
#include "tests/support/served_proxy.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <thread>

using namespace ccr;
using namespace ccr::proxy;
using namespace ccr::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const std::string piece(64UL * 1024, 'x');

/// Answers as the option "level" of the question says, which stands here for what takes long.
class ScriptedReports final : public logging::LogReporting
{
public:
    Result<Done> answer(logging::LogReport, const logging::LogQuestion &question, logging::LogAnswer &answer,
                        const std::atomic<bool> &cancelled) const override
    {
        const QString script = question.options.value(u"level"_s);
        ++begun;
        Result<Done> done = Done{};
        if (script == "searches"_L1) {
            while (!cancelled) std::this_thread::sleep_for(1ms);
        } else if (script == "sends for ever"_L1) {
            answer.begin({});
            while (answer.write(piece)) ++pieces;
        } else if (script == "fails on the way"_L1) {
            answer.begin({});
            answer.write(piece);
            while (pieces == 0) std::this_thread::sleep_for(1ms); // until the client has some of it
            done = Error{.kind = ErrorKind::Io, .message = u"the disk is gone"_s};
        } else {
            answer.begin({.contentType = "text/plain", .fileName = {}, .next = u"more"_s});
            answer.write("whole");
        }
        ++ended;
        return done;
    }

    mutable std::atomic<int> begun = 0;
    mutable std::atomic<int> ended = 0;
    mutable std::atomic<int> pieces = 0;
};

} // namespace

/// Reports that are made while the client waits for them, reads slowly, or does not.
class TestLogReportEndpoints : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void sendsAShortAnswerWhole();
    void stopsWhenTheClientLeaves_data();
    void stopsWhenTheClientLeaves();
    void stopsWhenTheProxyEnds();
    void waitsForASlowClient();
    void cutsOffWhatFailsOnTheWay();
    void servesOthersMeanwhile();

private:
    static QByteArray asking(const QByteArray &script) { return ServedProxy::request("GET", "/api/logs/query?level=" + script); }

    std::unique_ptr<ScriptedReports> m_reports;
    std::unique_ptr<ServedProxy> m_proxy;
};

void TestLogReportEndpoints::init()
{
    m_proxy.reset(); // before what its threads use
    m_reports = std::make_unique<ScriptedReports>();
    m_proxy = std::make_unique<ServedProxy>(ProxyConfig());
    m_proxy->service().setLogReports(*m_reports);
}

void TestLogReportEndpoints::sendsAShortAnswerWhole()
{
    const RawResponse response = m_proxy->get("/api/logs/query");
    QCOMPARE(response.status, 200);
    QCOMPARE(response.body, QByteArray("whole"));
    QCOMPARE(response.field("content-type"), QByteArray("text/plain"));
    QCOMPARE(response.field("x-next-cursor"), QByteArray("more"));
}

void TestLogReportEndpoints::stopsWhenTheClientLeaves_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<bool>("reads");
    QTest::newRow("before the first byte") << QByteArray("searches") << true;
    QTest::newRow("in the middle") << QByteArray("sends%20for%20ever") << true;
    QTest::newRow("without having read anything") << QByteArray("sends%20for%20ever") << false;
}

void TestLogReportEndpoints::stopsWhenTheClientLeaves()
{
    QFETCH(QByteArray, script);
    QFETCH(bool, reads);
    RawClient client(m_proxy->port());
    if (!reads) client.stall();
    client.send(asking(script));
    QTRY_COMPARE(m_reports->begun.load(), 1);
    if (script != "searches") QTRY_VERIFY(m_reports->pieces > 20);
    QCOMPARE(m_reports->ended.load(), 0);
    client.leave();
    QTRY_COMPARE(m_reports->ended.load(), 1);
    QCOMPARE(m_proxy->get("/api/logs/query").body, QByteArray("whole"));
}

void TestLogReportEndpoints::stopsWhenTheProxyEnds()
{
    RawClient searching(m_proxy->port());
    RawClient reading(m_proxy->port());
    searching.send(asking("searches"));
    reading.send(asking("sends%20for%20ever"));
    QTRY_COMPARE(m_reports->begun.load(), 2);
    m_proxy.reset();
    QCOMPARE(m_reports->ended.load(), 2);
}

void TestLogReportEndpoints::waitsForASlowClient()
{
    RawClient client(m_proxy->port());
    client.stall();
    client.send(asking("sends%20for%20ever"));
    int last = -1;
    // It comes to rest, because what nobody takes is not made.
    QTRY_VERIFY_WITH_TIMEOUT(m_reports->pieces > 0 && std::exchange(last, m_reports->pieces) == m_reports->pieces, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(std::exchange(last, m_reports->pieces) == m_reports->pieces, 20'000);
    const int atRest = m_reports->pieces;
    QVERIFY2(atRest < 400, qPrintable(QString::number(atRest)));
    client.resume();
    QTRY_VERIFY(m_reports->pieces > atRest + 100);
}

void TestLogReportEndpoints::cutsOffWhatFailsOnTheWay()
{
    RawClient client(m_proxy->port());
    client.send(asking("fails%20on%20the%20way"));
    QTRY_VERIFY(client.received().contains("xxxx"));
    m_reports->pieces = 1;
    QTRY_VERIFY(client.isClosed());
    QVERIFY(client.received().startsWith("HTTP/1.1 200"));
    QVERIFY(!client.received().endsWith("0\r\n\r\n")); // does not look complete
}

void TestLogReportEndpoints::servesOthersMeanwhile()
{
    RawClient client(m_proxy->port());
    client.send(asking("searches"));
    QTRY_COMPARE(m_reports->begun.load(), 1);
    QCOMPARE(m_proxy->get("/health").status, 200);
    QCOMPARE(m_proxy->get("/api/logs/query").body, QByteArray("whole"));
    QCOMPARE(m_reports->ended.load(), 1);
}

QTEST_GUILESS_MAIN(TestLogReportEndpoints)
#include "tst_log_report_endpoints.moc"
