#include "logging/base/json5_reader.h"

#include <QTest>

using namespace ccr;
using namespace Qt::StringLiterals;

class TestJson5Reader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void namesTheLineOfAMistake_data();
    void namesTheLineOfAMistake();
    void survivesEveryTruncation();
    void refusesADepthThatWouldEndTheStack();
    void remembersLinesAndOrder();
    void writesStrictJson();
};

void TestJson5Reader::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("value"); ///< of the member "v"
    const auto row = [](const char *name, const QString &text, const QString &value) { QTest::newRow(name) << text << value; };
    row("plain JSON", uR"({"v":"a\u00e4\n"})"_s, u"aä\n"_s);
    row("comments", u"// first\n{/* in */ \"v\" : /**/ \"x\" // end\n}"_s, u"x"_s);
    row("trailing comma", u"{v:'x',}"_s, u"x"_s);
    row("single quotes", u"{'v':'say \"hi\"'}"_s, u"say \"hi\""_s);
    row("bare keys", u"{$a_1: 1, v: 'x'}"_s, u"x"_s);
    row("line continuation", u"{v:'a\\\nb'}"_s, u"ab"_s);
    row("hexadecimal escape", u"{v:'\\x41'}"_s, u"A"_s);
    row("last of a name counts", u"{v:'a', v:'b'}"_s, u"b"_s);
    row("byte order mark", u"\uFEFF{v:'x'}"_s, u"x"_s);
    row("Chinese", u"{v:'世界', '键':1}"_s, u"世界"_s);
}

void TestJson5Reader::reads()
{
    QFETCH(QString, text);
    QFETCH(QString, value);
    const Result<Json5Value> root = parseJson5(text);
    QVERIFY2(root, root ? "" : qPrintable(root.error().message));
    QVERIFY(root->find(u"v"));
    QCOMPARE(root->find(u"v")->string, value);
}

void TestJson5Reader::namesTheLineOfAMistake_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("line");
    const auto row = [](const char *name, const QString &text, const QString &line) { QTest::newRow(name) << text << line; };
    row("missing comma", u"{\n a: 1\n b: 2\n}"_s, u"line 3"_s);
    row("unclosed string", u"{\n a: \"x\n}"_s, u"line 2"_s);
    row("unclosed comment", u"{\n/* a: 1\n}"_s, u"line"_s);
    row("missing value", u"{a:\n\n}"_s, u"line 3"_s);
    row("unknown word", u"{a: tru}"_s, u"line 1"_s);
    row("text after the end", u"{}\n x"_s, u"line 2"_s);
    row("nothing", u""_s, u"line 1"_s);
    row("bad escape", u"{a:'\\u12'}"_s, u"line 1"_s);
}

void TestJson5Reader::namesTheLineOfAMistake()
{
    QFETCH(QString, text);
    QFETCH(QString, line);
    const Result<Json5Value> root = parseJson5(text);
    QVERIFY(!root);
    QVERIFY2(root.error().message.contains(line), qPrintable(root.error().message));
}

void TestJson5Reader::survivesEveryTruncation()
{
    const QString text = u"// c\n{a: 'x\\n', \"b\": [1, -2.5e3, 0x1F, true, null, {c: []}], /* d */ e: Infinity,}"_s;
    QVERIFY(parseJson5(text));
    for (qsizetype length = 0; length < text.size(); ++length) QVERIFY2(!parseJson5(text.left(length)), qPrintable(text.left(length)));
}

void TestJson5Reader::refusesADepthThatWouldEndTheStack()
{
    const Result<Json5Value> root = parseJson5(QString(200'000, u'['));
    QVERIFY(!root);
    QVERIFY(!root.error().message.isEmpty());
}

void TestJson5Reader::remembersLinesAndOrder()
{
    const Result<Json5Value> root = parseJson5(u"{\n z: 1,\n a: [\n  true]\n}"_s);
    QVERIFY(root);
    QCOMPARE(root->members.size(), 2U);
    QCOMPARE(root->members[0].name, u"z"_s);
    QCOMPARE(root->members[0].value.line, 2);
    QCOMPARE(root->members[1].value.elements[0].line, 4);
    QCOMPARE(root->members[1].value.typeName(), u"a list"_s);
}

void TestJson5Reader::writesStrictJson()
{
    const Result<Json5Value> root = parseJson5(u"{a:1, 'b':[.5, 0x10, 1e3, -0.25, NaN, 1234567890123], c:{}, d:'q\"', a:true, e:null}"_s);
    QCOMPARE(toJson(*root),
             QByteArray("{'b':[0.5,16,1000,-0.25,null,1234567890123],'c':{},'d':'q\\'','a':true,'e':null}").replace('\'', '"'));
    const auto upper = [](const QString &text) { return text.toUpper(); };
    QCOMPARE(toJson({.type = Json5Value::Type::String, .string = u"q\n"_s}, upper), QByteArray("\"Q\\n\""));
}

QTEST_APPLESS_MAIN(TestJson5Reader)
#include "tst_json5_reader.moc"
