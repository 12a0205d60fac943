#include "proxy/json/json_patch.h"

#include <QElapsedTimer>
#include <QTest>

using namespace ccr;
using namespace ccr::proxy;

using Mode = BodyPatch::Mode;
Q_DECLARE_METATYPE(std::vector<BodyPatch>)

class TestJsonPatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void changesWhatItNames_data();
    void changesWhatItNames();
    void refusesWhatIsNoObject_data();
    void refusesWhatIsNoObject();
    void refusesEveryTruncation();
    void isQuickForLongConversations();
};

void TestJsonPatch::changesWhatItNames_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<std::vector<BodyPatch>>("patches");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *body, std::vector<BodyPatch> patches, const char *expected) {
        QTest::newRow(name) << QByteArray(body) << std::move(patches) << QByteArray(expected);
    };
    row("nothing", R"( {"a" : 1 , "b":[ ]} )", {}, R"( {"a" : 1 , "b":[ ]} )");
    row("set into an empty object", R"({})", {{Mode::Set, R"({"a":1})"}}, R"({"a":1})");
    row("set into an empty object with blanks", "{ \n}", {{Mode::Set, R"({"a":1})"}}, "{\"a\":1 \n}");
    row("set replaces in place, blanks stay", R"({ "a" : 1 , "b" : 2 })", {{Mode::Set, R"({"a": {"x":[1]} })"}},
        R"({ "a" : {"x":[1]} , "b" : 2 })");
    row("set adds at the end", R"({"a":1})", {{Mode::Set, R"({"b":"x","c":null})"}}, R"({"a":1,"b":"x","c":null})");
    row("set keeps one of two", R"({"a":1,"b":0,"a":2})", {{Mode::Set, R"({"a":3})"}}, R"({"a":3,"b":0})");
    row("a nested name is another", R"({"x":{"a":1},"s":"\"a\":1","a":2})", {{Mode::Set, R"({"a":3})"}},
        R"({"x":{"a":1},"s":"\"a\":1","a":3})");
    row("braces and quotes inside strings", R"({"t":"}],{\\","u":"\"}","a":1})", {{Mode::Remove, R"({"a":0})"}},
        R"({"t":"}],{\\","u":"\"}"})");
    row("add only what is missing", R"({"a":1,"l":[1]})", {{Mode::AddMissing, R"({"a":2,"l":[2],"b":3})"}}, R"({"a":1,"l":[1],"b":3})");
    row("null is there", R"({"a":null})", {{Mode::AddMissing, R"({"a":2})"}}, R"({"a":null})");
    row("objects are merged, the new value wins inside", R"({"p":{"only":["x"], "keep":1,"deep":{"a":1,"b":2}},"z":0})",
        {{Mode::AddMissing, R"({"p":{"only":["y"],"deep":{"b":3,"c":4},"new":true}})"}},
        R"({"p":{"only":["y"], "keep":1,"deep":{"a":1,"b":3,"c":4},"new":true},"z":0})");
    row("an object does not replace a number", R"({"p":1})", {{Mode::AddMissing, R"({"p":{"a":1}})"}}, R"({"p":1})");
    row("remove the first", R"({"a":1, "b":2})", {{Mode::Remove, R"({"a":0})"}}, R"({ "b":2})");
    row("remove the last", R"({"a":1, "b":2})", {{Mode::Remove, R"({"b":0})"}}, R"({"a":1})");
    row("remove all", R"({"a":1,"b":2})", {{Mode::Remove, R"({"b":0,"a":0,"c":0})"}}, R"({})");
    row("remove twins", R"({"a":1,"b":2,"a":3})", {{Mode::Remove, R"({"a":0})"}}, R"({"b":2})");
    row("a name spelled with escapes", R"({"mod\u0065l":"x"})", {{Mode::Set, R"({"model":"y"})"}}, R"({"mod\u0065l":"y"})");
    row("rename", R"({"max_tokens" : 5,"b":1})", {{Mode::Rename, R"({"max_tokens":"max_completion_tokens","none":"b"})"}},
        R"({"max_completion_tokens" : 5,"b":1})");
    row("rename onto another", R"({"a":1,"b":2})", {{Mode::Rename, R"({"a":"b"})"}}, R"({"b":1})");
    row("rename to a name with quotes", R"({"a":1})", {{Mode::Rename, R"({"a":"\"ü"})"}}, R"({"\"ü":1})");
    row("each sees what the former left", R"({"a":1})",
        {{Mode::Set, R"({"b":{"x":1}})"},
         {Mode::AddMissing, R"({"b":{"y":2},"a":9})"},
         {Mode::Rename, R"({"b":"c"})"},
         {Mode::Remove, R"({"a":0})"}},
        R"({"c":{"x":1,"y":2}})");
    row("non-ASCII stays", R"({"t":"grüße 世界 \u00fc","a":1})", {{Mode::Set, R"({"a":"ö"})"}}, R"({"t":"grüße 世界 \u00fc","a":"ö"})");
}

void TestJsonPatch::changesWhatItNames()
{
    QFETCH(QByteArray, body);
    QFETCH(std::vector<BodyPatch>, patches);
    QFETCH(QByteArray, expected);
    const Result<std::string> patched = patchedJson(body.toStdString(), patches);
    QVERIFY2(patched, patched ? "" : qPrintable(patched.error().message));
    QCOMPARE(QByteArray::fromStdString(*patched), expected);
}

void TestJsonPatch::refusesWhatIsNoObject_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("patch");
    QTest::addColumn<QByteArray>("names");
    QTest::newRow("empty body") << QByteArray() << QByteArray("{}") << QByteArray("request body");
    QTest::newRow("array") << QByteArray("[1]") << QByteArray("{}") << QByteArray("request body");
    QTest::newRow("more after the end") << QByteArray("{} {}") << QByteArray("{}") << QByteArray("request body");
    QTest::newRow("comma before the end") << QByteArray(R"({"a":1,})") << QByteArray("{}") << QByteArray("request body");
    QTest::newRow("patch is a number") << QByteArray("{}") << QByteArray("17") << QByteArray("got 17");
}

void TestJsonPatch::refusesWhatIsNoObject()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, patch);
    QFETCH(QByteArray, names);
    const Result<std::string> patched = patchedJson(body.toStdString(), {{Mode::Set, patch.toStdString()}});
    QVERIFY(!patched);
    QVERIFY2(patched.error().message.toUtf8().contains(names), qPrintable(patched.error().message));
}

void TestJsonPatch::refusesEveryTruncation()
{
    const std::string body = R"({"model":"m\"x","messages":[{"a":[1,2,{"b":"}"}]}],"n":12.5e3,"t":true})";
    QVERIFY(patchedJson(body, {}));
    for (std::size_t size = 0; size < body.size(); ++size)
        QVERIFY2(!patchedJson(std::string_view(body).substr(0, size), {}), body.substr(0, size).c_str());
}

void TestJsonPatch::isQuickForLongConversations()
{
    std::string body = R"({"model":"m","messages":[)";
    while (body.size() < 1'000'000) body += R"({"role":"user","content":"the quick brown fox\njumps over \"the\" lazy dog"},)";
    body += R"({"role":"user","content":"end"}],"stream":true})";
    QElapsedTimer timer;
    timer.start();
    constexpr int rounds = 20;
    for (int i = 0; i < rounds; ++i) QVERIFY(patchedJson(body, {{Mode::Set, R"({"temperature":0.5})"}}));
    // An optimised build takes less than a millisecond; the bound only catches what is out of all proportion.
    QVERIFY2(timer.elapsed() < rounds * 100, qPrintable(QString::number(timer.elapsed())));
    qInfo("%.2f ms for a megabyte", static_cast<double>(timer.nsecsElapsed()) / 1e6 / rounds);
}

QTEST_APPLESS_MAIN(TestJsonPatch)
#include "tst_json_patch.moc"
