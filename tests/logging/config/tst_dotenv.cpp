#include "logging/config/dotenv.h"

#include <QTest>

using namespace ccr::logging;
using namespace Qt::StringLiterals;

class TestDotenv : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void remembersLines();
    void namesBadLines();
    void survivesEveryTruncation();
};

void TestDotenv::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *title, const QString &text, const QString &name, const QString &value) {
        QTest::newRow(title) << text << name << value;
    };
    row("plain", u"LOG_LEVEL=debug"_s, u"LOG_LEVEL"_s, u"debug"_s);
    row("exported", u"export LOG_LEVEL=debug\n"_s, u"LOG_LEVEL"_s, u"debug"_s);
    row("blanks around", u"  LOG_LEVEL =  debug  \n"_s, u"LOG_LEVEL"_s, u"debug"_s);
    row("comment behind", u"LOG_LEVEL=debug # more"_s, u"LOG_LEVEL"_s, u"debug"_s);
    row("hash inside a word", u"TOKEN=a#b"_s, u"TOKEN"_s, u"a#b"_s);
    row("nothing but a comment", u"LOG_LEVEL= # none"_s, u"LOG_LEVEL"_s, QString());
    row("double quotes", u"NAME=\"a # b\" # c"_s, u"NAME"_s, u"a # b"_s);
    row("escapes", u"NAME=\"a\\n\\t\\\"b\\\\ \\x\""_s, u"NAME"_s, u"a\n\t\"b\\ \\x"_s);
    row("single quotes", u"NAME='a\\n # b'"_s, u"NAME"_s, u"a\\n # b"_s);
    row("backticks", u"NAME=`it's \"so\"`"_s, u"NAME"_s, u"it's \"so\""_s);
    row("several lines", u"NAME=\"a\nb\"\nLOG=true"_s, u"NAME"_s, u"a\nb"_s);
    row("what follows them", u"NAME=\"a\nb\"\nLOG=true"_s, u"LOG"_s, u"true"_s);
    row("empty", u"NAME="_s, u"NAME"_s, QString());
    row("empty quotes", u"NAME=\"\""_s, u"NAME"_s, QString());
    row("equals in the value", u"NAME=a=b"_s, u"NAME"_s, u"a=b"_s);
    row("windows lines", u"A=1\r\nB=2\r\n"_s, u"B"_s, u"2"_s);
    row("the last counts", u"A=1\nA=2"_s, u"A"_s, u"2"_s);
    row("byte order mark", u"\ufeffA=1"_s, u"A"_s, u"1"_s);
}

void TestDotenv::reads()
{
    QFETCH(QString, text);
    QFETCH(QString, name);
    QFETCH(QString, value);
    const DotenvText read = parseDotenv(text);
    QVERIFY(read.badLines.empty());
    const auto last =
        std::find_if(read.entries.rbegin(), read.entries.rend(), [&name](const DotenvEntry &entry) { return entry.name == name; });
    QVERIFY(last != read.entries.rend());
    QCOMPARE(last->value, value);
}

void TestDotenv::remembersLines()
{
    const DotenvText read = parseDotenv(u"# first\n\nA=1\nB='x\ny\nz'\nC=3"_s);
    QCOMPARE(read.entries.size(), std::size_t(3));
    QCOMPARE(read.entries[0].line, 3);
    QCOMPARE(read.entries[1].line, 4);
    QCOMPARE(read.entries[2].line, 7);
}

void TestDotenv::namesBadLines()
{
    const DotenvText read = parseDotenv(u"A=1\nLOG_LEVEL debug\n=3\n1A=2\nB=\"open\nC=3"_s);
    QCOMPARE(read.badLines, std::vector<int>({2, 3, 4, 5}));
    QCOMPARE(read.entries.size(), std::size_t(2)); // one bad line costs no other
    QCOMPARE(read.entries.back().name, u"C"_s);
}

void TestDotenv::survivesEveryTruncation()
{
    const QString text = u"export A=\"x\\\"\ny\" # c\nB='z'\nC=`q`\n#d\n"_s;
    for (qsizetype length = 0; length <= text.size(); ++length) {
        const DotenvText read = parseDotenv(text.left(length));
        QVERIFY(read.entries.size() <= 3);
    }
}

QTEST_APPLESS_MAIN(TestDotenv)
#include "tst_dotenv.moc"
