#include "proxy/http/query.h"

#include <QTest>

using namespace ccr::proxy;

class TestQuery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void decodes_data();
    void decodes();
    void findsParameters_data();
    void findsParameters();
};

void TestQuery::decodes_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("plain");
    QTest::newRow("nothing to do") << std::string("a/b,c") << std::string("a/b,c");
    QTest::newRow("both cases of a digit") << std::string("%2F%2f%41") << std::string("//A");
    QTest::newRow("UTF-8") << std::string("%E4%B8%96") << std::string("\xE4\xB8\x96");
    QTest::newRow("NUL") << std::string("a%00b") << std::string("a\0b", 3);
    QTest::newRow("only once") << std::string("%252e") << std::string("%2e");
    QTest::newRow("cut") << std::string("a%2") << std::string("a%2");
    QTest::newRow("cut at once") << std::string("%") << std::string("%");
    QTest::newRow("no digits") << std::string("%zz%-1%+1") << std::string("%zz%-1%+1");
    QTest::newRow("one digit") << std::string("%2z") << std::string("%2z");
    QTest::newRow("plus stays") << std::string("a+b") << std::string("a+b");
}

void TestQuery::decodes()
{
    QFETCH(std::string, text);
    QFETCH(std::string, plain);
    QCOMPARE(percentDecoded(text), plain);
}

void TestQuery::findsParameters_data()
{
    QTest::addColumn<std::string>("query");
    QTest::addColumn<bool>("isThere");
    QTest::addColumn<std::string>("value");
    QTest::newRow("alone") << std::string("file=a.log") << true << std::string("a.log");
    QTest::newRow("second") << std::string("tail=3&file=a%26b") << true << std::string("a&b");
    QTest::newRow("first of two") << std::string("file=a&file=b") << true << std::string("a");
    QTest::newRow("no value") << std::string("file") << true << std::string();
    QTest::newRow("blank") << std::string("file=a+b") << true << std::string("a b");
    QTest::newRow("encoded plus") << std::string("file=a%2Bb") << true << std::string("a+b");
    QTest::newRow("encoded name") << std::string("fil%65=a") << true << std::string("a");
    QTest::newRow("empty pairs") << std::string("&&file=a&") << true << std::string("a");
    QTest::newRow("longer name") << std::string("files=a&xfile=b") << false << std::string();
    QTest::newRow("none") << std::string() << false << std::string();
}

void TestQuery::findsParameters()
{
    QFETCH(std::string, query);
    QFETCH(bool, isThere);
    QFETCH(std::string, value);
    const std::optional<std::string> found = queryValue(query, "file");
    QCOMPARE(found.has_value(), isThere);
    QCOMPARE(found.value_or(""), value);
}

QTEST_APPLESS_MAIN(TestQuery)
#include "tst_query.moc"
