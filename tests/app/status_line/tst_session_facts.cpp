#include "app/status_line/session_facts.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace ccr::app;

class TestSessionFacts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTheInput();
    void takesNothingForGranted_data();
    void takesNothingForGranted();
    void computesThePercentageFromTheUsage();
    void findsTheLastAnswer_data();
    void findsTheLastAnswer();
    void findsAnAnswerFarFromTheEnd();
    void findsTheBranch_data();
    void findsTheBranch();
    void followsALinkedWorkTree();
    void readsTheSpeed_data();
    void readsTheSpeed();

private:
    void write(const QString &name, const QByteArray &content) const
    {
        QVERIFY(QDir().mkpath(QFileInfo(m_directory.filePath(name)).absolutePath()));
        QFile file(m_directory.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    QTemporaryDir m_directory;
};

void TestSessionFacts::readsTheInput()
{
    const auto input = readStatusLineInput(R"({"session_id":"abcdef1234","transcript_path":"/t.jsonl","cwd":"/start",
        "model":{"id":"claude-x","display_name":"X"},"workspace":{"current_dir":"/now","project_dir":"/p"},"version":"2.1.0",
        "cost":{"total_cost_usd":0.5,"total_duration_ms":61000,"total_lines_added":7,"total_lines_removed":2},
        "context_window":{"total_input_tokens":1500,"total_output_tokens":20,"context_window_size":200000,"used_percentage":8}})");
    QVERIFY(input);
    QCOMPARE(input->sessionId, u"abcdef1234"_s);
    QCOMPARE(input->workingDirectory, u"/now"_s);
    QCOMPARE(input->displayName, u"X"_s);
    QCOMPARE(input->costUsd, 0.5);
    QCOMPARE(input->durationMs, 61000.0);
    QCOMPARE(input->linesRemoved, 2.0);
    QCOMPARE(input->contextPercent, 8.0);
    QCOMPARE(input->contextWindowSize, 200000.0);
}

void TestSessionFacts::takesNothingForGranted_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("isRead");
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("no object") << QByteArray("[1]") << false;
    QTest::newRow("cut") << QByteArray("{\"cwd\":") << false;
    QTest::newRow("empty") << QByteArray("{}") << true;
    QTest::newRow("other types") << QByteArray(R"({"cwd":5,"model":"x","cost":{"total_cost_usd":"1"},"context_window":null})") << true;
}

void TestSessionFacts::takesNothingForGranted()
{
    QFETCH(QByteArray, json);
    QFETCH(bool, isRead);
    const auto input = readStatusLineInput(json);
    QCOMPARE(input.has_value(), isRead);
    if (!input) return;
    QVERIFY(input->workingDirectory.isEmpty() && input->displayName.isEmpty());
    QVERIFY(!input->costUsd && !input->contextPercent);
}

void TestSessionFacts::computesThePercentageFromTheUsage()
{
    const auto input = readStatusLineInput(R"({"context_window":{"context_window_size":1000,
        "current_usage":{"input_tokens":50,"output_tokens":999,"cache_creation_input_tokens":100,"cache_read_input_tokens":250}}})");
    QCOMPARE(input->contextPercent, 40.0);
    QVERIFY(!readStatusLineInput(R"({"context_window":{"context_window_size":1000,"current_usage":null}})")->contextPercent);
}

void TestSessionFacts::findsTheLastAnswer_data()
{
    QTest::addColumn<QByteArray>("transcript");
    QTest::addColumn<QString>("model");
    const QByteArray first = R"({"type":"assistant","message":{"model":"first","usage":{"input_tokens":1,"output_tokens":2}}})";
    const QByteArray second = R"({"type":"assistant","message":{"model":"second","usage":{"input_tokens":3,"output_tokens":4}}})";
    const QByteArray user = R"({"type":"user","message":{"content":"the \"assistant\" said"}})";
    const QByteArray aside = R"({"type":"assistant","isSidechain":true,"message":{"model":"aside"}})";
    const QByteArray error = R"({"type":"assistant","message":{"model":"<synthetic>"}})";
    QTest::newRow("nothing") << QByteArray() << QString();
    QTest::newRow("no answer yet") << user + '\n' << QString();
    QTest::newRow("the newest") << first + '\n' + second + '\n' + user + '\n' << u"second"_s;
    QTest::newRow("without a line break at the end") << first + '\n' + second << u"second"_s;
    QTest::newRow("not that of a sub-agent") << first + '\n' + aside + '\n' << u"first"_s;
    QTest::newRow("no error message") << first + '\n' + error + '\n' << u"first"_s;
    QTest::newRow("while the last line is being written") << first + '\n' + second.left(30) << u"first"_s;
    QTest::newRow("blank lines") << "\n\n" + first + "\n\n\n" << u"first"_s;
}

void TestSessionFacts::findsTheLastAnswer()
{
    QFETCH(QByteArray, transcript);
    QFETCH(QString, model);
    write(u"t.jsonl"_s, transcript);
    const auto answer = readLastAnswer(m_directory.filePath(u"t.jsonl"_s));
    QCOMPARE(answer ? answer->model : QString(), model);
    if (model == "second"_L1) QCOMPARE(answer->outputTokens, 4.0);
    QVERIFY(!readLastAnswer(m_directory.filePath(u"absent"_s)));
}

void TestSessionFacts::findsAnAnswerFarFromTheEnd()
{
    const QByteArray answer = R"({"type":"assistant","message":{"model":"far"}})";
    const QByteArray tool = "{\"type\":\"user\",\"message\":{\"content\":\"" + QByteArray(300'000, 'x') + "\"}}\n";
    write(u"t.jsonl"_s, answer + '\n' + tool + tool);
    QCOMPARE(readLastAnswer(m_directory.filePath(u"t.jsonl"_s))->model, u"far"_s);
}

void TestSessionFacts::findsTheBranch_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QString>("branch");
    QTest::newRow("branch") << QByteArray("ref: refs/heads/main\n") << u"main"_s;
    QTest::newRow("branch with slashes") << QByteArray("ref: refs/heads/feature/été\n") << u"feature/été"_s;
    QTest::newRow("commit") << QByteArray("0123456789abcdef0123456789abcdef01234567\n") << u"0123456"_s;
}

void TestSessionFacts::findsTheBranch()
{
    QFETCH(QByteArray, head);
    QFETCH(QString, branch);
    write(u"repo/.git/HEAD"_s, head);
    QVERIFY(QDir(m_directory.path()).mkpath(u"repo/deep/down"_s));
    QCOMPARE(currentBranch(m_directory.filePath(u"repo"_s)), branch);
    QCOMPARE(currentBranch(m_directory.filePath(u"repo/deep/down"_s)), branch);
    QCOMPARE(currentBranch(u"/proc"_s), QString());
    QCOMPARE(currentBranch({}), QString());
}

void TestSessionFacts::followsALinkedWorkTree()
{
    write(u"main/.git/worktrees/side/HEAD"_s, "ref: refs/heads/side\n");
    write(u"side/.git"_s, "gitdir: ../main/.git/worktrees/side\n");
    QCOMPARE(currentBranch(m_directory.filePath(u"side"_s)), u"side"_s);
}

void TestSessionFacts::readsTheSpeed_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<qint64>("now");
    QTest::addColumn<double>("tokensPerSecond");
    QTest::addColumn<double>("timeToFirstToken");
    QTest::addColumn<bool>("isStreaming");
    const QByteArray numbers = R"({"sessionId":"s","stream":true,"tokensPerSecond":41.5,"timeToFirstToken":120,"timestamp":100000})";
    QTest::newRow("fresh") << numbers << qint64(101'000) << 41.5 << 120.0 << true;
    QTest::newRow("old") << numbers << qint64(110'000) << 41.5 << 120.0 << false;
    QTest::newRow("time as text") << QByteArray(R"({"stream":false,"tokensPerSecond":3,"timeToFirstToken":"123ms","timestamp":100000})")
                                  << qint64(100'000) << 3.0 << 123.0 << false;
    QTest::newRow("broken") << QByteArray("{") << qint64(0) << -1.0 << -1.0 << false;
}

void TestSessionFacts::readsTheSpeed()
{
    QFETCH(QByteArray, content);
    QFETCH(qint64, now);
    QFETCH(double, tokensPerSecond);
    QFETCH(double, timeToFirstToken);
    QFETCH(bool, isStreaming);
    write(u"session-s.json"_s, content);
    const auto speed = readStreamSpeed(m_directory.path(), u"s"_s, now);
    QCOMPARE(speed ? speed->tokensPerSecond : -1, tokensPerSecond);
    QCOMPARE(speed ? speed->timeToFirstTokenMs.value_or(-1) : -1, timeToFirstToken);
    QCOMPARE(speed && speed->isStreaming, isStreaming);
    QVERIFY(!readStreamSpeed(m_directory.filePath(u"x"_s), u"../s"_s, now)); // no way out of the folder
    const QString link = m_directory.filePath(u"link"_s);                    // somebody else could turn it elsewhere
    QVERIFY(QFileInfo(link).isSymLink() || QFile::link(m_directory.path(), link));
    QVERIFY(!readStreamSpeed(link, u"s"_s, now));
}

QTEST_GUILESS_MAIN(TestSessionFacts)
#include "tst_session_facts.moc"
