#include "proxy/sse/sse_parser.h"

#include <QTest>

#include <vector>

using namespace ccr::proxy;
using namespace Qt::StringLiterals;

class TestSseParser : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsEventsAtEverySplit_data();
    void readsEventsAtEverySplit();
    void reportsAnEventWithoutItsBlankLine();
    void stopsAtAnOversizedEvent();
};

void TestSseParser::readsEventsAtEverySplit_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<QStringList>("events");
    QTest::newRow("line feeds") << std::string("event: a\ndata: 1\n\ndata: 2\n\n") << QStringList{u"a|1"_s, u"|2"_s};
    QTest::newRow("CR LF") << std::string("event: a\r\ndata: 1\r\n\r\ndata: 2\r\n\r\n") << QStringList{u"a|1"_s, u"|2"_s};
    QTest::newRow("CR") << std::string("data: 1\r\rdata: 2\r\r") << QStringList{u"|1"_s, u"|2"_s};
    QTest::newRow("no blank after the colon") << std::string("data:1\n\n") << QStringList{u"|1"_s};
    QTest::newRow("comments and unknown fields") << std::string(": ping\n\nid: 7\ndata: 1\n\n") << QStringList{u"|1"_s};
    QTest::newRow("several data lines") << std::string("data: 1\ndata: 2\n\n") << QStringList{u"|1\n2"_s};
    QTest::newRow("empty data line") << std::string("data:\n\n") << QStringList{u"|"_s};
    QTest::newRow("byte order mark") << std::string("\xEF\xBB\xBF"
                                                    "data: 1\n\ndata: 2\n\n")
                                     << QStringList{u"|1"_s, u"|2"_s};
    QTest::newRow("UTF-8") << std::string("data: 世界\n\n") << QStringList{u"|世界"_s};
}

void TestSseParser::readsEventsAtEverySplit()
{
    QFETCH(std::string, text);
    QFETCH(QStringList, events);
    for (std::size_t at = 0; at <= text.size(); ++at) {
        SseParser parser;
        QStringList seen;
        const auto collect = [&seen](std::string_view name, std::string_view data) {
            seen.append(QString::fromStdString(std::string(name) + "|" + std::string(data)));
        };
        QVERIFY(parser.feed(std::string_view(text).substr(0, at), collect));
        QVERIFY(parser.feed(std::string_view(text).substr(at), collect));
        parser.finish(collect);
        QCOMPARE(seen, events);
    }
}

void TestSseParser::reportsAnEventWithoutItsBlankLine()
{
    SseParser parser;
    std::vector<std::string> seen;
    const auto collect = [&seen](std::string_view, std::string_view data) { seen.emplace_back(data); };
    parser.feed("data: last", collect);
    QVERIFY(seen.empty());
    parser.finish(collect);
    QCOMPARE(seen, std::vector<std::string>{"last"});
}

void TestSseParser::stopsAtAnOversizedEvent()
{
    SseParser parser;
    const std::string piece = "data: " + std::string(1024 * 1024, 'a') + "\n";
    bool ok = true;
    for (int i = 0; i < 40 && ok; ++i) ok = parser.feed(piece, [](std::string_view, std::string_view) {});
    QVERIFY(!ok);
}

QTEST_APPLESS_MAIN(TestSseParser)
#include "tst_sse_parser.moc"
