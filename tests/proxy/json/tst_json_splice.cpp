#include "proxy/json/json_splice.h"

#include <QTest>

using namespace ccr::proxy;

class TestJsonSplice : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsMembers_data();
    void findsMembers();
    void replacesTheValueAlone();
    void saysThatThereIsNone();
};

void TestJsonSplice::findsMembers_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("value");
    const auto row = [](const char *text, const char *value) { QTest::newRow(text) << std::string(text) << std::string(value); };
    row(R"({"model":"a"})", "\"a\"");
    row(R"({"x":"model","model" : "a\"}" ,"y":1})", R"("a\"}")");
    row(R"({"x":{"model":"no"},"z":["model",{"model":"no"}],"model":"yes"})", "\"yes\"");
    row(R"({"x":"\\","model":"a"})", "\"a\"");
    row(R"({"x":"\\\"model\":","model":12})", "12");
    row(R"({"model":null,"x":1})", "null");
    row(R"({"model":{"a":["}"]},"x":1})", R"({"a":["}"]})");
    row(R"({"model":[] })", "[]");
    row("{\"model\":true\n}", "true");
    row(R"({"models":"a"})", "");
    row("{}", "");
}

void TestJsonSplice::findsMembers()
{
    QFETCH(std::string, text);
    QFETCH(std::string, value);
    QCOMPARE(std::string(memberValue(text, "model")), value);
}

void TestJsonSplice::replacesTheValueAlone()
{
    const auto changed = withMember("{ \"a\" : 1 ,\n\"model\":\"x\" , \"b\":[ ]}", "model", "\"longer name\"");
    QVERIFY(changed);
    QCOMPARE(*changed, QByteArray("{ \"a\" : 1 ,\n\"model\":\"longer name\" , \"b\":[ ]}"));
}

void TestJsonSplice::saysThatThereIsNone()
{
    QVERIFY(!withMember(R"({"a":1})", "model", "1"));
}

QTEST_APPLESS_MAIN(TestJsonSplice)
#include "tst_json_splice.moc"
