#include "logging/api/recent_traffic.h"

#include "logging/api/exchange_log.h"
#include "logging/api/stream_reader.h"

#include <QTest>

#include <thread>

using namespace ccr;
using namespace ccr::logging;
using namespace std::chrono_literals;

namespace {

using Kind = StoredBody::Kind;

const std::string secret = "sk-canary-0123456789";

void hideSecret(std::string &text)
{
    for (std::size_t at = text.find(secret); at != std::string::npos; at = text.find(secret)) text.replace(at, secret.size(), "[hidden]");
}

class NoTarget final : public LogTarget
{
public:
    bool isEnabled(Severity) const override { return false; }
    void submit(const RecordView &) override {}
    void submit(ExchangeEvent &&) override {}
};

std::string nameOf(int number)
{
    return "req_" + std::to_string(number);
}

} // namespace

class TestRecentTraffic : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsNothingUnlessWanted();
    void givesBackWhatPassed();
    void masksWhatItHandsOut();
    void handsOutHeadsMasked();
    void keepsTheNewestExchanges();
    void staysWithinItsBytes();
    void cutsABodyAndSaysSo();
    void countsSharedBytesOnce();
    void forgetsWhenNobodyLooksAnyMore();
    void isFedByTheLogOfAnExchange();
    void servesReadersWhileItIsWritten();
};

void TestRecentTraffic::keepsNothingUnlessWanted()
{
    RecentTraffic traffic(hideSecret);
    QVERIFY(!traffic.begin("a"));
    QVERIFY(!traffic.knows("a"));
    traffic.setWanted(true);
    QVERIFY(traffic.begin("a"));
    QVERIFY(traffic.knows("a"));
    QVERIFY(!traffic.begin("a")); // there is one
}

void TestRecentTraffic::givesBackWhatPassed()
{
    RecentTraffic traffic(hideSecret);
    traffic.setWanted(true);
    const auto record = traffic.begin("a");
    record->add(Kind::ClientRequest, 0, "{\"q\":1}", 0ms);
    record->add(Kind::ProviderRequest, 1, "{\"q\":2}", 1ms);
    record->add(Kind::ProviderResponse, 1, "busy", 2ms);
    record->add(Kind::ProviderRequest, 2, "{\"q\":3}", 3ms);
    record->add(Kind::ProviderResponse, 2, "one ", 4ms);
    record->add(Kind::ProviderResponse, 2, "two", 5ms);
    QCOMPARE(traffic.sizes("a").size(), 5U);
    const auto whole = traffic.body("a", Kind::ProviderResponse, 2, 100);
    QVERIFY(whole);
    QCOMPARE(whole->text, std::string("one two"));
    QCOMPARE(whole->wholeBytes, 7);
    const auto beginning = traffic.body("a", Kind::ProviderResponse, 2, 5);
    QCOMPARE(beginning->text, std::string("one t"));
    QCOMPARE(beginning->wholeBytes, 7); // by which one sees that there is more
    QVERIFY(!traffic.body("a", Kind::ClientResponse, 0, 100));
    QVERIFY(!traffic.body("b", Kind::ClientRequest, 0, 100));
}

void TestRecentTraffic::handsOutHeadsMasked()
{
    RecentTraffic traffic(hideSecret, {.exchanges = 1});
    traffic.setWanted(true);
    NoTarget target;
    ExchangeLog log(target, "a", monotonicNow());
    QVERIFY(!log.keepsHeads());
    log.keepTraffic(traffic);
    QVERIFY(log.keepsHeads());
    MessageHead head{.kind = Kind::ClientRequest};
    head.add("X-Api-Key", "plain words");
    head.add("X-Note", "it is " + secret);
    log.head(std::move(head));
    QVERIFY(traffic.bytes() > 0);
    const std::vector<MessageHead> heads = traffic.heads("a");
    QCOMPARE(heads.size(), 1U);
    QCOMPARE(heads.front().text, std::string("X-Api-Key: [Redacted]\nX-Note: it is [hidden]\n"));
    QVERIFY(traffic.begin("b")); // one too many
    QVERIFY(traffic.heads("a").empty());
    log.head({.text = "late: one\n"});
    QCOMPARE(traffic.bytes(), 0);
    log.finished({});
}

void TestRecentTraffic::masksWhatItHandsOut()
{
    RecentTraffic traffic(hideSecret);
    traffic.setWanted(true);
    const auto record = traffic.begin("a");
    record->add(Kind::ClientRequest, 0, QByteArray::fromStdString("my key is " + secret), 0ms);
    // It comes in two pieces, which only together show it.
    record->add(Kind::ClientResponse, 0, QByteArray::fromStdString("data: " + secret.substr(0, 9)), 1ms);
    record->add(Kind::ClientResponse, 0, QByteArray::fromStdString(secret.substr(9) + "\n\n"), 2ms);
    QCOMPARE(traffic.body("a", Kind::ClientRequest, 0, 1000)->text, std::string("my key is [hidden]"));
    QCOMPARE(traffic.body("a", Kind::ClientResponse, 0, 1000)->text, std::string("data: [hidden]\n\n"));
    StreamReader reader(traffic, "a", Kind::ClientResponse);
    QCOMPARE(reader.take().at(0).text, std::string("data: [hidden]\n\n"));
}

void TestRecentTraffic::keepsTheNewestExchanges()
{
    RecentTraffic traffic(hideSecret, {.exchanges = 3, .bytes = 1'000'000, .bodyBytes = 1000});
    traffic.setWanted(true);
    std::vector<std::shared_ptr<TrafficRecord>> records;
    for (int i = 0; i < 5; ++i) {
        records.push_back(traffic.begin(nameOf(i)));
        records.back()->add(Kind::ClientRequest, 0, "x", 0ms);
    }
    QCOMPARE(traffic.exchanges(), 3U);
    QVERIFY(!traffic.knows(nameOf(1)) && traffic.knows(nameOf(2)));
    const std::int64_t before = traffic.bytes();
    records[0]->add(Kind::ClientResponse, 0, QByteArray(500, 'y'), 1ms); // still running, but forgotten
    QCOMPARE(traffic.bytes(), before);
}

void TestRecentTraffic::staysWithinItsBytes()
{
    RecentTraffic traffic(hideSecret, {.exchanges = 1000, .bytes = 10'000, .bodyBytes = 5000});
    traffic.setWanted(true);
    for (int i = 0; i < 100; ++i) {
        const auto record = traffic.begin(nameOf(i));
        for (int piece = 0; piece < 30; ++piece) record->add(Kind::ProviderResponse, 1, QByteArray(37 + i, 'z'), 1ms);
        QVERIFY(traffic.bytes() <= 10'000);
    }
    QVERIFY(traffic.exchanges() > 0 && traffic.knows(nameOf(99)));
    const auto large = traffic.begin("large");
    for (int attempt = 1; attempt < 9; ++attempt) large->add(Kind::ProviderResponse, attempt, QByteArray(4000, 'z'), 1ms);
    QVERIFY(traffic.bytes() <= 10'000); // one alone can be too large
}

void TestRecentTraffic::cutsABodyAndSaysSo()
{
    RecentTraffic traffic(hideSecret, {.exchanges = 9, .bytes = 1'000'000, .bodyBytes = 10});
    traffic.setWanted(true);
    const auto record = traffic.begin("a");
    for (int i = 0; i < 4; ++i) record->add(Kind::ClientResponse, 0, "12345678", 0ms);
    const std::vector<BodySize> expected{{.kind = Kind::ClientResponse, .attempt = 0, .wholeBytes = 32, .keptBytes = 10}};
    QVERIFY(traffic.sizes("a") == expected);
    QCOMPARE(traffic.body("a", Kind::ClientResponse, 0, 100)->text, std::string("1234567812"));
    QCOMPARE(traffic.body("a", Kind::ClientResponse, 0, 100)->wholeBytes, 32);
}

void TestRecentTraffic::countsSharedBytesOnce()
{
    RecentTraffic traffic(hideSecret);
    traffic.setWanted(true);
    const auto record = traffic.begin("a");
    const QByteArray body(100'000, 'b');
    record->add(Kind::ClientRequest, 0, body, 0ms);
    record->add(Kind::ProviderRequest, 1, body, 1ms);
    record->add(Kind::ProviderRequest, 2, body, 2ms);
    QVERIFY(traffic.bytes() > 100'000 && traffic.bytes() < 110'000);
}

void TestRecentTraffic::forgetsWhenNobodyLooksAnyMore()
{
    RecentTraffic traffic(hideSecret);
    traffic.setWanted(true);
    const auto record = traffic.begin("a");
    record->add(Kind::ClientRequest, 0, "x", 0ms);
    traffic.setWanted(false);
    QVERIFY(!traffic.knows("a"));
    record->add(Kind::ClientResponse, 0, "x", 0ms);
    QCOMPARE(traffic.bytes(), 0);
}

void TestRecentTraffic::isFedByTheLogOfAnExchange()
{
    RecentTraffic traffic(hideSecret);
    traffic.setWanted(true);
    NoTarget target;
    ExchangeLog log(target, "a", monotonicNow());
    log.keepTraffic(traffic);
    log.clientRequest("asked");
    log.attemptStarted({.number = 1});
    log.providerRequest("handed on");
    log.providerPiece("data: 1\n\n");
    log.clientPiece("data: 2\n\n");
    log.attemptStarted({.number = 2});
    log.providerPiece("data: 3\n\n");
    QCOMPARE(traffic.body("a", Kind::ClientRequest, 0, 100)->text, std::string("asked"));
    QCOMPARE(traffic.body("a", Kind::ProviderRequest, 1, 100)->text, std::string("handed on"));
    StreamReader provider(traffic, "a", Kind::ProviderResponse);
    const std::vector<StreamFrame> frames = provider.take();
    QCOMPARE(frames.size(), 2U);
    QCOMPARE(frames[0].attempt, 1);
    QCOMPARE(frames[1].attempt, 2);
    QVERIFY(frames[0].at && frames[1].at && *frames[0].at <= *frames[1].at);
    QCOMPARE(StreamReader(traffic, "a", Kind::ClientResponse).take().at(0).attempt, 0);
}

void TestRecentTraffic::servesReadersWhileItIsWritten()
{
    RecentTraffic traffic(hideSecret, {.exchanges = 4, .bytes = 300'000, .bodyBytes = 200'000});
    traffic.setWanted(true);
    constexpr int exchanges = 60;
    constexpr int frames = 400;
    std::atomic<int> current{-1};
    std::atomic<int> read{0};
    std::thread writer([&] {
        for (int i = 0; i < exchanges; ++i) {
            const auto record = traffic.begin(nameOf(i));
            current = i;
            for (int frame = 0; frame < frames; ++frame)
                record->add(Kind::ProviderResponse, 1, "data: " + QByteArray::number(frame) + (frame % 3 ? "\n\n" : "\n\n: p\n\n"), 1ms);
            if (i % 20 == 0) // so that the reader has seen some of them however the threads are scheduled
                for (const int before = read; read == before;) std::this_thread::yield();
        }
        current = exchanges;
    });
    for (int i = current; i < exchanges; i = current) {
        if (i < 0) continue;
        StreamReader reader(traffic, nameOf(i), Kind::ProviderResponse);
        int expected = 0;
        while (current == i || reader.hasMore()) {
            for (const StreamFrame &frame : reader.take(50)) {
                if (frame.text == ": p\n\n") continue;
                if (frame.text != "data: " + std::to_string(expected++) + "\n\n") qFatal("lost or out of order: %s", frame.text.c_str());
            }
            ++read;
        }
    }
    writer.join();
    QVERIFY(traffic.bytes() <= 300'000);
}

QTEST_GUILESS_MAIN(TestRecentTraffic)
#include "tst_recent_traffic.moc"
