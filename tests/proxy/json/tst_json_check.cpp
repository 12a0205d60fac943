#include "proxy/json/json_check.h"

#include <QTest>

using namespace ccr::proxy;

class TestJsonCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void acceptsObjectsAtEverySplit_data();
    void acceptsObjectsAtEverySplit();
    void refusesWhatIsNoObject_data();
    void refusesWhatIsNoObject();
    void knowsAnEmptyText();
};

void TestJsonCheck::acceptsObjectsAtEverySplit_data()
{
    QTest::addColumn<std::string>("text");
    QTest::newRow("empty object") << std::string("{}");
    QTest::newRow("blanks around") << std::string(" \n{ } \t");
    QTest::newRow("every kind of value") << std::string(R"({"a":[1,-0,2.5e-3,0.1E+9,{}],"b":true,"c":false,"d":null,"e":"x","f":[]})");
    QTest::newRow("escapes") << std::string(R"({"\"\\\/\b\f\n\r\t\u00e9":"}{]["})");
    QTest::newRow("letters beyond ASCII") << std::string("{\"\xE4\xB8\x96\":\"\xF0\x9F\x98\x80\"}");
}

void TestJsonCheck::acceptsObjectsAtEverySplit()
{
    QFETCH(std::string, text);
    QVERIFY(isJsonObject(text));
    const std::size_t end = text.rfind('}');
    for (std::size_t at = 0; at <= text.size(); ++at) {
        JsonCheck check;
        check.feed(std::string_view(text).substr(0, at));
        QVERIFY(!check.isBroken());
        QCOMPARE(check.isComplete(), at > end);
        check.feed(std::string_view(text).substr(at));
        QVERIFY(check.isWholeObject());
    }
}

void TestJsonCheck::refusesWhatIsNoObject_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<bool>("broken");
    const auto row = [](const char *text, bool broken) { QTest::newRow(text) << std::string(text) << broken; };
    row("[]", false);
    row("1", false);
    row("{", false);
    row(R"({"a":)", false);
    row(R"({"a":"b)", false);
    row("{}{}", true);
    row("{} x", true);
    row("{]", true);
    row("[}", true);
    row("}", true);
    row("{,}", true);
    row(R"({"a":1,})", true);
    row(R"({"a" 1})", true);
    row(R"({"a":1 2})", true);
    row("{a:1}", true);
    row("{'a':1}", true);
    row(R"({"a":01})", true);
    row(R"({"a":-})", true);
    row(R"({"a":1.})", true);
    row(R"({"a":.5})", true);
    row(R"({"a":1e})", true);
    row(R"({"a":+1})", true);
    row(R"({"a":tru})", true);
    row(R"({"a":trueish})", true);
    row(R"({"a":"\x"})", true);
    row(R"({"a":"\u12g4"})", true);
    row("{\"a\":\"b\nc\"}", true);
    row("[1,]", true);
    row("[1", false);
}

void TestJsonCheck::refusesWhatIsNoObject()
{
    QFETCH(std::string, text);
    QFETCH(bool, broken);
    for (std::size_t at = 0; at <= text.size(); ++at) {
        JsonCheck check;
        check.feed(std::string_view(text).substr(0, at));
        check.feed(std::string_view(text).substr(at));
        QVERIFY(!check.isWholeObject());
        QCOMPARE(check.isBroken(), broken);
    }
}

void TestJsonCheck::knowsAnEmptyText()
{
    JsonCheck check;
    QVERIFY(check.isEmpty());
    check.feed(" \n");
    QVERIFY(check.isEmpty());
    check.feed("{");
    QVERIFY(!check.isEmpty());
    check.feed("}");
    QVERIFY(!check.isEmpty());
}

QTEST_APPLESS_MAIN(TestJsonCheck)
#include "tst_json_check.moc"
