#include "logging/api/stream_reader.h"

#include <QTest>

using namespace ccr;
using namespace ccr::logging;
using namespace std::chrono_literals;

namespace {

std::vector<std::string> texts(const std::vector<StreamFrame> &frames)
{
    std::vector<std::string> list;
    for (const StreamFrame &frame : frames) list.push_back(frame.text);
    return list;
}

} // namespace

Q_DECLARE_METATYPE(std::string)
Q_DECLARE_METATYPE(std::vector<std::string>)

class TestStreamReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cutsAtBlankLines_data();
    void cutsAtBlankLines();
    void takesTheTimeOfTheLastByte();
    void readsOnWhereItStopped();
    void hasNoMoreOfWhatIsForgotten();
    void endsAnAttemptWhenTheNextBegins();
    void readsRecordedBodies();
};

void TestStreamReader::cutsAtBlankLines_data()
{
    QTest::addColumn<std::string>("stream");
    QTest::addColumn<std::vector<std::string>>("frames");
    using L = std::vector<std::string>;
    QTest::newRow("line feeds") << std::string("event: a\ndata: 1\n\ndata: 2\n\n") << L{"event: a\ndata: 1\n\n", "data: 2\n\n"};
    QTest::newRow("CR LF") << std::string("data: 1\r\n\r\ndata: 2\r\n\r\n") << L{"data: 1\r\n\r", "data: 2\r\n\r"};
    QTest::newRow("CR") << std::string("data: 1\r\rdata: 2\r\r") << L{"data: 1\r\r", "data: 2\r\r"};
    QTest::newRow("mixed") << std::string("data: 1\r\n\ndata: 2\n\r\n") << L{"data: 1\r\n\n", "data: 2\n\r"};
    QTest::newRow("comments are frames") << std::string(": ping\n\ndata: 1\n\n") << L{": ping\n\n", "data: 1\n\n"};
    QTest::newRow("many blank lines") << std::string("\n\ndata: 1\n\n\n\ndata: 2\n\n\n") << L{"data: 1\n\n", "data: 2\n\n"};
    QTest::newRow("without its blank line") << std::string("data: 1\n\ndata: 2") << L{"data: 1\n\n", "data: 2"};
    QTest::newRow("not a stream at all") << std::string("{\"error\":\n{}}") << L{"{\"error\":\n{}}"};
    QTest::newRow("nothing") << std::string() << L{};
}

void TestStreamReader::cutsAtBlankLines()
{
    QFETCH(std::string, stream);
    QFETCH(std::vector<std::string>, frames);
    for (std::size_t first = 0; first <= stream.size(); ++first) {
        for (std::size_t second = first; second <= stream.size(); ++second) {
            FrameSplitter splitter;
            std::vector<StreamFrame> found;
            const std::string_view all = stream;
            splitter.feed(all.substr(0, first), 1ms, found);
            splitter.feed(all.substr(first, second - first), 2ms, found);
            splitter.feed(all.substr(second), 3ms, found);
            splitter.finish(4ms, found);
            QCOMPARE(texts(found), frames);
        }
    }
}

void TestStreamReader::takesTheTimeOfTheLastByte()
{
    FrameSplitter splitter;
    std::vector<StreamFrame> found;
    splitter.feed("data: 1", 1ms, found);
    splitter.feed("\n\ndata: 2\n", 2ms, found);
    splitter.feed("\n", 3ms, found);
    QCOMPARE(found.size(), 2U);
    QVERIFY(found[0].at == 2ms && found[1].at == 3ms);
}

void TestStreamReader::readsOnWhereItStopped()
{
    RecentTraffic traffic([](std::string &) {});
    traffic.setWanted(true);
    const auto record = traffic.begin("a");
    StreamReader reader(traffic, "a", StoredBody::Kind::ClientResponse);
    QVERIFY(reader.take().empty());
    record->add(StoredBody::Kind::ClientResponse, 0, "data: 1\n\nda", 1ms);
    QCOMPARE(texts(reader.take()), std::vector<std::string>{"data: 1\n\n"});
    QVERIFY(reader.take().empty());
    record->add(StoredBody::Kind::ClientResponse, 0, "ta: 2\n\ndata: 3", 2ms);
    QCOMPARE(texts(reader.take()), std::vector<std::string>{"data: 2\n\n"});
    QCOMPARE(texts(reader.takeRest()), std::vector<std::string>{"data: 3"});
    QVERIFY(reader.takeRest().empty());
    for (int i = 0; i < 10; ++i) record->add(StoredBody::Kind::ClientResponse, 0, "data\n\n", 3ms);
    QCOMPARE(reader.takeRest(4).size(), 4U);
    QVERIFY(reader.hasMore());
    QCOMPARE(reader.takeRest(100).size(), 6U);
    QVERIFY(!reader.hasMore());
}

void TestStreamReader::hasNoMoreOfWhatIsForgotten()
{
    RecentTraffic traffic([](std::string &) {}, {.exchanges = 1});
    traffic.setWanted(true);
    const auto add = [](const std::shared_ptr<TrafficRecord> &record) {
        for (int i = 0; i < 3; ++i) record->add(StoredBody::Kind::ProviderResponse, 1, "data: x\n\n", 1ms);
    };
    add(traffic.begin("old"));
    StreamReader reader(traffic, "old", StoredBody::Kind::ProviderResponse);
    QCOMPARE(reader.take(2).size(), std::size_t(2));
    QVERIFY(reader.hasMore());
    add(traffic.begin("new")); // there is room for one
    QVERIFY(reader.take(2).empty());
    QVERIFY(!reader.hasMore());
}

void TestStreamReader::endsAnAttemptWhenTheNextBegins()
{
    RecentTraffic traffic([](std::string &) {});
    traffic.setWanted(true);
    const auto record = traffic.begin("a");
    StreamReader reader(traffic, "a", StoredBody::Kind::ProviderResponse);
    record->add(StoredBody::Kind::ProviderResponse, 1, "{\"error\":1}", 1ms);
    QVERIFY(reader.take().empty());
    record->add(StoredBody::Kind::ClientResponse, 0, "data: other side\n\n", 1ms);
    record->add(StoredBody::Kind::ProviderResponse, 2, "data: 1\n\n", 5ms);
    const std::vector<StreamFrame> frames = reader.take();
    QCOMPARE(texts(frames), (std::vector<std::string>{"{\"error\":1}", "data: 1\n\n"}));
    QCOMPARE(frames[0].attempt, 1);
    QVERIFY(frames[0].at == 1ms);
    QCOMPARE(frames[1].attempt, 2);
}

void TestStreamReader::readsRecordedBodies()
{
    const std::vector<StreamFrame> frames = framesOf({.attempt = 3, .text = "data: 1\n\ndata: cut off he"});
    QCOMPARE(texts(frames), (std::vector<std::string>{"data: 1\n\n", "data: cut off he"}));
    QCOMPARE(frames[1].attempt, 3);
    QVERIFY(!frames[0].at);
    QVERIFY(looksLikeEventStream("event: x") && looksLikeEventStream(": ping") && !looksLikeEventStream("{\"data\":1}"));
}

QTEST_GUILESS_MAIN(TestStreamReader)
#include "tst_stream_reader.moc"
