#include "logging/api/qt_message_capture.h"
#include "logging/api/text_capture.h"
#include "tests/support/recording_log.h"

#include <QLoggingCategory>
#include <QTest>

#include <iostream>

using namespace ccr;
using namespace ccr::logging;

namespace {

QStringList previousMessages;

void rememberMessage(QtMsgType, const QMessageLogContext &, const QString &message)
{
    previousMessages.append(message);
}

/// Speaks to Qt while it is spoken to.
class TalkativeTarget final : public LogTarget
{
public:
    bool isEnabled(Severity) const override { return true; }
    void submit(const RecordView &) override
    {
        ++calls;
        qWarning("the logging itself has a problem");
    }
    void submit(ExchangeEvent &&) override {}
    int calls = 0;
};

} // namespace

class TestCapture : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void mapsTheLevelsOfQt();
    void callsThePreviousHandler();
    void endsWhereLoggingItselfSpeaks();
    void makesALineOfEachLine();
    void readsTheLevelFromTheWords_data();
    void readsTheLevelFromTheWords();
    void capturesClog();
};

void TestCapture::mapsTheLevelsOfQt()
{
    testing::RecordingLog target;
    {
        const QtMessageCapture capture(Log(target, "qt"));
        qDebug("d");
        qInfo("i");
        qWarning("w");
        qCritical("c");
        const QLoggingCategory category("some.category");
        qCWarning(category, "with a category");
    }
    QCOMPARE(target.records.size(), 5U);
    QVERIFY(target.records[0].severity == Severity::Debug);
    QVERIFY(target.records[1].severity == Severity::Info);
    QVERIFY(target.records[2].severity == Severity::Warn);
    QVERIFY(target.records[3].severity == Severity::Error);
    QCOMPARE(target.records[2].message, "w");
    QCOMPARE(target.records[4].fields.at(0).first, "category");
    QCOMPARE(std::get<std::string>(target.records[4].fields.at(0).second), "some.category");
}

void TestCapture::callsThePreviousHandler()
{
    const QtMessageHandler own = qInstallMessageHandler(rememberMessage);
    testing::RecordingLog target;
    {
        const QtMessageCapture capture(Log(target, "qt"), QtMessageCapture::Previous::Called);
        qInfo("both");
    }
    qInfo("only the previous one");
    qInstallMessageHandler(own);
    QCOMPARE(target.records.size(), 1U);
    QCOMPARE(previousMessages, (QStringList{QStringLiteral("both"), QStringLiteral("only the previous one")}));
}

void TestCapture::endsWhereLoggingItselfSpeaks()
{
    TalkativeTarget target;
    const QtMessageCapture capture(Log(target, "qt"));
    qInfo("one");
    QCOMPARE(target.calls, 1);
}

void TestCapture::makesALineOfEachLine()
{
    const std::string text = "first\nsecond line\r\n\nlast without an end";
    for (std::size_t split = 0; split <= text.size(); ++split) {
        testing::RecordingLog target;
        {
            TextCapture capture(Log(target, "child"));
            capture.feed(std::string_view(text).substr(0, split));
            capture.feed(std::string_view(text).substr(split));
        }
        QCOMPARE(target.records.size(), 3U);
        QCOMPARE(target.records[0].message, "first");
        QCOMPARE(target.records[1].message, "second line");
        QCOMPARE(target.records[2].message, "last without an end");
    }
    testing::RecordingLog target;
    TextCapture capture(Log(target, "child"));
    capture.feed(std::string(TextCapture::longestLine * 2 + 10, 'x') + "\nnext\n");
    QCOMPARE(target.records.size(), 4U);
    QCOMPARE(target.records[2].message, "xxxxxxxxxx");
    QCOMPARE(target.records[3].message, "next");
}

void TestCapture::readsTheLevelFromTheWords_data()
{
    QTest::addColumn<std::string>("line");
    QTest::addColumn<int>("level");
    QTest::newRow("error") << std::string("TypeError: x is not a function") << 50;
    QTest::newRow("failed") << std::string("it Failed again") << 50;
    QTest::newRow("warning") << std::string("(node:1) Warning: old") << 40;
    QTest::newRow("other") << std::string("listening") << 30;
}

void TestCapture::readsTheLevelFromTheWords()
{
    QFETCH(std::string, line);
    QFETCH(int, level);
    QCOMPARE(static_cast<int>(TextCapture::severityOf(line)), level);
}

void TestCapture::capturesClog()
{
    testing::RecordingLog target;
    {
        const ClogCapture capture(Log(target, "clog"));
        std::clog << "value " << 5 << ", warned" << std::endl;
    }
    QCOMPARE(target.records.size(), 1U);
    QCOMPARE(target.records[0].message, "value 5, warned");
    QVERIFY(target.records[0].severity == Severity::Warn);
}

QTEST_APPLESS_MAIN(TestCapture)
#include "tst_capture.moc"
