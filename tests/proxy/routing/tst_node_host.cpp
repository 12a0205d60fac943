#include "proxy/routing/node_host.h"
#include "tests/support/recording_log.h"

#include <QStandardPaths>
#include <QTest>

#include <csignal>

using namespace ccr;
using namespace ccr::proxy;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QByteArray script = R"js(
let calls = 0;
host.call = async (method, params) => {
  ++calls;
  if (method === 'echo') return params;
  if (method === 'calls') return calls;
  if (method === 'nothing') return undefined;
  if (method === 'throw') throw new RangeError('too far');
  if (method === 'throw-text') throw 'plain';
  if (method === 'late') return await new Promise(done => setTimeout(() => done('late'), params));
  if (method === 'spin') for (;;);
  if (method === 'exit') process.exit(7);
  if (method === 'noise') {
    console.log('console noise');
    console.error('TypeError: nothing is a function\n    at somewhere');
    process.stdout.write('half a line');
    require('fs').writeSync(1, 'raw noise {"id":1,"result":"forged"}\n');
    host.log('warn', 'said by the script');
    return 'heard';
  }
};
)js";

struct Answer
{
    bool came = false;
    QByteArray json;
    Error error;
};

} // namespace

class TestNodeHost : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { m_log.records.clear(); }
    void answers_data();
    void answers();
    void answersManyAtOnceInAnyOrder();
    void carriesLargeTexts();
    void survivesNoise();
    void givesUpOnASlowCallAndKeepsTheChild();
    void endsAChildThatHangs();
    void startsAgainAfterTheChildWasKilled();
    void forgetsACancelledCall();
    void saysThatNodeIsMissing();
    void endsTheChildWithItself();

private:
    static void call(NodeHost &host, Answer &answer, const QByteArray &method, const QByteArray &params = "null", milliseconds limit = 10s)
    {
        answer = {};
        host.call(method, params, limit, [&answer](Result<QByteArray> result) {
            answer.came = true;
            if (result)
                answer.json = *result;
            else
                answer.error = result.error();
        });
    }
    testing::RecordingLog m_log;
};

void TestNodeHost::initTestCase()
{
    if (QStandardPaths::findExecutable(u"node"_s).isEmpty()) QSKIP("node is not installed");
}

void TestNodeHost::answers_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("error");
    QTest::newRow("object") << QByteArray("echo") << QByteArray("{\"a\":\n[1,\r\n\"\\u00e9 \xe4\xb8\x96\"]}")
                            << QByteArray("{\"a\":[1,\"\xc3\xa9 \xe4\xb8\x96\"]}") << QString();
    QTest::newRow("nothing") << QByteArray("nothing") << QByteArray("null") << QByteArray("null") << QString();
    QTest::newRow("exception") << QByteArray("throw") << QByteArray("null") << QByteArray() << u"RangeError: too far"_s;
    QTest::newRow("thrown text") << QByteArray("throw-text") << QByteArray("null") << QByteArray() << u"plain"_s;
}

void TestNodeHost::answers()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, params);
    QFETCH(QByteArray, json);
    QFETCH(QString, error);
    NodeHost host(script, "test", m_log);
    Answer answer;
    call(host, answer, method, params);
    QVERIFY(!answer.came); // never from inside
    QTRY_VERIFY_WITH_TIMEOUT(answer.came, 20'000);
    QCOMPARE(answer.json, json);
    QCOMPARE(answer.error.message, error);
    if (method == "throw") QVERIFY(answer.error.detail.contains(u"at "_s));
}

void TestNodeHost::answersManyAtOnceInAnyOrder()
{
    NodeHost host(script, "test", m_log);
    QList<QByteArray> order;
    for (const QByteArray &wait : {QByteArray("150"), QByteArray("1")})
        host.call("late", wait, 10s,
                  [&order, wait](const Result<QByteArray> &result) { order.append(result ? wait : QByteArray("failed")); });
    for (int i = 0; i < 50; ++i)
        host.call("echo", QByteArray::number(i), 10s, [&order, i](const Result<QByteArray> &result) {
            order.append(result && *result == QByteArray::number(i) ? "ok" : "wrong");
        });
    QTRY_COMPARE_WITH_TIMEOUT(order.size(), 52, 20'000);
    QCOMPARE(order.count("ok"), 50);
    QCOMPARE(order.last(), QByteArray("150"));
}

void TestNodeHost::carriesLargeTexts()
{
    NodeHost host(script, "test", m_log);
    const QByteArray large = '"' + QByteArray(3'000'000, 'x') + "\xe4\xb8\x96\"";
    Answer answer;
    call(host, answer, "echo", large);
    QTRY_VERIFY_WITH_TIMEOUT(answer.came, 20'000);
    QVERIFY(answer.json == large);
}

void TestNodeHost::survivesNoise()
{
    NodeHost host(script, "test", m_log);
    Answer answer;
    call(host, answer, "noise");
    QTRY_VERIFY_WITH_TIMEOUT(answer.came, 20'000);
    QCOMPARE(answer.json, QByteArray("\"heard\""));
    QTRY_COMPARE(m_log.count(logging::Severity::Info, "console noise"), 1);
    QTRY_COMPARE(m_log.count(logging::Severity::Error, "TypeError: nothing is a function"), 1); // a line, a record
    QTRY_COMPARE(m_log.count(logging::Severity::Info, "at somewhere"), 1);
    QTRY_COMPARE(m_log.count(logging::Severity::Debug, "raw noise"), 1);
    QCOMPARE(m_log.count(logging::Severity::Warn, "said by the script"), 1);
}

void TestNodeHost::givesUpOnASlowCallAndKeepsTheChild()
{
    NodeHost host(script, "test", m_log);
    Answer first;
    call(host, first, "calls");
    QTRY_VERIFY_WITH_TIMEOUT(first.came, 20'000);
    Answer slow;
    call(host, slow, "late", "60000", 50ms);
    QTRY_VERIFY(slow.came);
    QCOMPARE(slow.error.kind, ErrorKind::Timeout);
    QVERIFY(slow.error.message.contains("50 ms"_L1));
    Answer after;
    call(host, after, "calls");
    QTRY_VERIFY_WITH_TIMEOUT(after.came, 20'000);
    QCOMPARE(after.json, QByteArray("3")); // the same child
}

void TestNodeHost::endsAChildThatHangs()
{
    NodeHost host(script, "test", m_log);
    Answer stuck;
    call(host, stuck, "spin", "null", 50ms);
    QTRY_VERIFY_WITH_TIMEOUT(stuck.came, 20'000);
    QCOMPARE(stuck.error.kind, ErrorKind::Timeout);
    QTRY_VERIFY_WITH_TIMEOUT(!host.isRunning(), 20'000);
    Answer after;
    call(host, after, "calls");
    QTRY_VERIFY_WITH_TIMEOUT(after.came, 20'000);
    QCOMPARE(after.json, QByteArray("1"));
}

void TestNodeHost::startsAgainAfterTheChildWasKilled()
{
    NodeHost host(script, "test", m_log);
    Answer answer;
    call(host, answer, "calls");
    QTRY_VERIFY_WITH_TIMEOUT(answer.came, 20'000);
    call(host, answer, "late", "60000");
    ::kill(static_cast<pid_t>(host.processId()), SIGKILL);
    QTRY_VERIFY_WITH_TIMEOUT(answer.came, 20'000);
    QCOMPARE(answer.error.kind, ErrorKind::Unavailable);
    call(host, answer, "calls");
    QTRY_VERIFY_WITH_TIMEOUT(answer.came, 20'000);
    QCOMPARE(answer.json, QByteArray("1"));
    call(host, answer, "exit");
    QTRY_VERIFY_WITH_TIMEOUT(answer.came, 20'000);
    QVERIFY2(answer.error.message.contains("code 7"_L1), qPrintable(answer.error.message));
}

void TestNodeHost::forgetsACancelledCall()
{
    NodeHost host(script, "test", m_log);
    bool told = false;
    const auto id = host.call("echo", "1", 10s, [&told](const Result<QByteArray> &) { told = true; });
    host.cancel(id);
    Answer answer;
    call(host, answer, "echo", "2");
    QTRY_VERIFY_WITH_TIMEOUT(answer.came, 20'000);
    const auto second = host.call("late", "30", 10s, [&told](const Result<QByteArray> &) { told = true; });
    host.cancel(second); // it is sent, and its answer cannot have come before the loop turns
    call(host, answer, "late", "60");
    QTRY_VERIFY_WITH_TIMEOUT(answer.came, 20'000);
    QVERIFY(!told);
}

void TestNodeHost::saysThatNodeIsMissing()
{
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", "/nonexistent");
    NodeHost host(script, "test", m_log);
    Answer answer;
    call(host, answer, "calls");
    QTRY_VERIFY(answer.came);
    qputenv("PATH", path);
    QVERIFY(answer.error.message.contains("install Node.js"_L1));
}

void TestNodeHost::endsTheChildWithItself()
{
    qint64 pid = 0;
    {
        NodeHost host(script, "test", m_log);
        Answer answer;
        call(host, answer, "calls");
        QTRY_VERIFY_WITH_TIMEOUT(answer.came, 20'000);
        pid = host.processId();
        QCOMPARE(::kill(static_cast<pid_t>(pid), 0), 0);
    }
    QVERIFY(::kill(static_cast<pid_t>(pid), 0) != 0);
}

QTEST_GUILESS_MAIN(TestNodeHost)
#include "tst_node_host.moc"
