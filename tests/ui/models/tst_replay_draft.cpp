#include "ui/models/replay_draft.h"

#include <QCoreApplication>
#include <QTest>
#include <QTranslator>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

class TestReplayDraft : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsWhatCanBeChanged_data();
    void findsWhatCanBeChanged();
    void changesOnlyWhatWasEdited();
    void refusesWhatIsNoJson();
    void refusesWhatIsNoRequest();
    void saysWhyInTheLanguageOfTheWindow_data();
    void saysWhyInTheLanguageOfTheWindow();
};

void TestReplayDraft::findsWhatCanBeChanged_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("system");
    QTest::addColumn<QString>("last");
    QTest::newRow("Anthropic") << uR"({"model":"m","system":"be kind","messages":[{"role":"user"},{"role":"x"}]})"_s << u"m"_s
                               << u"\"be kind\""_s << u"{\n  \"role\": \"x\"\n}"_s;
    QTest::newRow("OpenAI chat") << uR"({"model":"m","messages":[{"role":"system"},{"role":"user"}]})"_s << u"m"_s
                                 << u"{\n  \"role\": \"system\"\n}"_s << u"{\n  \"role\": \"user\"\n}"_s;
    QTest::newRow("OpenAI responses") << uR"({"model":"m","instructions":"i","input":"hello"})"_s << u"m"_s << u"\"i\""_s << u"\"hello\""_s;
    QTest::newRow("Gemini") << uR"({"systemInstruction":{"parts":[]},"contents":[{"role":"user"}]})"_s << u""_s
                            << u"{\n  \"parts\": []\n}"_s << u"{\n  \"role\": \"user\"\n}"_s;
    QTest::newRow("without a system prompt") << uR"({"model":"m","messages":[{"role":"user"}]})"_s << u"m"_s << u""_s
                                             << u"{\n  \"role\": \"user\"\n}"_s;
    QTest::newRow("without messages") << uR"({"model":"m","messages":[]})"_s << u"m"_s << u""_s << u""_s;
}

void TestReplayDraft::findsWhatCanBeChanged()
{
    QFETCH(QString, body);
    QFETCH(QString, model);
    QFETCH(QString, system);
    QFETCH(QString, last);
    const Result<ReplayDraft> draft = ReplayDraft::read(body);
    QVERIFY(draft.has_value());
    QCOMPARE(draft->model(), model);
    QCOMPARE(draft->hasModel(), !model.isEmpty());
    QCOMPARE(draft->system(), system);
    QCOMPARE(draft->lastMessage(), last);
    QCOMPARE(*draft->make({}, draft->system(), draft->lastMessage()), body.toUtf8()); // byte by byte
}

void TestReplayDraft::changesOnlyWhatWasEdited()
{
    const QString body =
        u"{ \"max_tokens\": 1.0,\n\"model\":\"m\", \"messages\":[{\"role\":\"user\",\"content\":\"é\"}], \"system\":\"s\" }"_s;
    const Result<ReplayDraft> draft = ReplayDraft::read(body);
    QVERIFY(draft.has_value());
    const Result<QByteArray> made =
        draft->make(u"glm,glm-4.7"_s, u"\"another \\\"one\\\"\""_s, u"{\"role\":\"user\",\"content\":\"new\"}"_s);
    QVERIFY(made.has_value());
    QCOMPARE(QString::fromUtf8(*made),
             u"{ \"max_tokens\": 1.0,\n\"model\":\"glm,glm-4.7\", \"messages\":[{\"role\":\"user\",\"content\":\"new\"}], "
             "\"system\":\"another \\\"one\\\"\" }"_s);
}

void TestReplayDraft::refusesWhatIsNoJson()
{
    const Result<ReplayDraft> draft = ReplayDraft::read(uR"({"model":"m","system":"s","messages":[{"role":"user"}]})"_s);
    const Result<QByteArray> made = draft->make({}, u"\"s\""_s, u"{\"role\":"_s);
    QVERIFY(!made.has_value());
    QVERIFY(made.error().message.startsWith("Last message"_L1));
}

void TestReplayDraft::refusesWhatIsNoRequest()
{
    QVERIFY(!ReplayDraft::read(u"[1]"_s).has_value());
    QVERIFY(!ReplayDraft::read(u"hello"_s).has_value());
}

void TestReplayDraft::saysWhyInTheLanguageOfTheWindow_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("text");
    QTest::newRow("no JSON") << u"{"_s << u"第 1 行第 2 列"_s;
    QTest::newRow("a list") << u"[]"_s << u"列表"_s;
}

void TestReplayDraft::saysWhyInTheLanguageOfTheWindow()
{
    QFETCH(QString, body);
    QFETCH(QString, text);
    QTranslator chinese;
    QVERIFY(chinese.load(u":/i18n/ccr_zh_CN.qm"_s) && QCoreApplication::installTranslator(&chinese));
    const Result<ReplayDraft> draft = ReplayDraft::read(body);
    QVERIFY(!draft);
    QVERIFY2(ReplayDraft::textOf(draft.error()).contains(text), qPrintable(ReplayDraft::textOf(draft.error())));
}

QTEST_GUILESS_MAIN(TestReplayDraft)
#include "tst_replay_draft.moc"
