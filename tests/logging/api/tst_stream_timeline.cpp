#include "logging/api/stream_timeline.h"
#include "logging/api/timeline_recorder.h"

#include <QTest>

using namespace ccr;
using namespace ccr::logging;
using namespace std::chrono_literals;

namespace {

std::vector<TimedEvent> samples()
{
    using Kind = StreamEventKind;
    return {{.at = 0us, .kind = Kind::Meta, .type = "message_start", .attempt = 1, .bytes = 300},
            {.at = 1500us, .kind = Kind::Ping, .type = "ping", .attempt = 1, .bytes = 0},
            {.at = 1500us, .kind = Kind::Content, .type = "content_block_delta", .block = 0, .attempt = 1, .bytes = 127},
            {.at = 2h, .kind = Kind::Tool, .type = "content_block_delta", .block = 300, .attempt = 1, .bytes = 5'000'000'000},
            {.at = 2h + 1us, .kind = Kind::Error, .type = "error", .isTerminal = true, .attempt = 1, .bytes = 9},
            {.at = 2h + 2us, .kind = Kind::Thinking, .type = "chunk", .attempt = 2, .bytes = 128},
            {.at = 3h, .kind = Kind::Meta, .type = "", .isTerminal = true, .attempt = 2, .bytes = 14}};
}

std::string packed(const std::vector<TimedEvent> &events)
{
    TimelinePacker packer;
    for (const TimedEvent &event : events) packer.add(event);
    return packer.take();
}

constexpr std::string_view stream = ": hello\n\n"
                                    "event: ping\ndata: {\"type\":\"ping\"}\n\n"
                                    "data: {\"choices\":[{\"delta\":{\"content\":\"Hi\"}}]}\r\n\r\n"
                                    "data: [DONE]\n\n";

} // namespace

class TestStreamTimeline : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsEveryEvent();
    void takesFewBytes();
    void readsWhatIsWholeOfADamagedOne();
    void keepsToItsLimits();
    void notesAStreamHoweverItComesInPieces();
    void leavesAloneWhatIsNoStream();
    void notesTheAttempts();
    void holdsLittleOfALongEvent();
};

void TestStreamTimeline::keepsEveryEvent()
{
    QVERIFY(packed({}).empty());
    QVERIFY(unpackTimeline({}) == Timeline());
    const Timeline read = unpackTimeline(packed(samples()));
    QVERIFY(read.events == samples());
    QCOMPARE(read.leftOut, 0);
}

void TestStreamTimeline::takesFewBytes()
{
    TimelinePacker packer;
    for (int i = 0; i < 1000; ++i)
        packer.add({.at = 20ms * i, .kind = StreamEventKind::Content, .type = "content_block_delta", .block = 1, .bytes = 150});
    const std::size_t bytes = packer.take().size();
    QVERIFY2(bytes < 8000, qPrintable(QString::number(bytes)));
    QVERIFY(packer.take().empty()); // it began anew
}

void TestStreamTimeline::readsWhatIsWholeOfADamagedOne()
{
    const std::string whole = packed(samples());
    std::size_t last = 0;
    for (std::size_t length = 0; length <= whole.size(); ++length) {
        const Timeline read = unpackTimeline(std::string_view(whole).substr(0, length));
        QVERIFY(read.events.size() >= last && read.events.size() <= samples().size());
        last = read.events.size();
        for (std::size_t i = 0; i < last; ++i) QVERIFY(read.events[i] == samples()[i]);
    }
    QCOMPARE(last, samples().size());
    for (std::size_t place = 0; place < whole.size(); ++place)
        for (const char byte : {'\0', '\x01', '\x02', '\x7f', '\xff'}) {
            std::string damaged = whole;
            damaged[place] = byte;
            QVERIFY(unpackTimeline(damaged).events.size() <= damaged.size());
        }
}

void TestStreamTimeline::keepsToItsLimits()
{
    TimelinePacker packer;
    for (std::int64_t i = 0; i < TimelinePacker::mostEvents + 7; ++i)
        packer.add({.at = 1ms * i, .type = "type " + std::string(static_cast<std::size_t>(i % 500), 'x').substr(0, 500)});
    const Timeline read = unpackTimeline(packer.take());
    QCOMPARE(std::int64_t(read.events.size()), TimelinePacker::mostEvents);
    QCOMPARE(read.leftOut, 7);
    QCOMPARE(read.events[3].type, std::string("type xxx"));
    QVERIFY(read.events[499].type.size() <= 64);
    std::vector<TimedEvent> many;
    for (std::size_t i = 0; i < TimelinePacker::mostLabels + 50; ++i)
        many.push_back({.type = "t" + std::string(1 + i / 26, static_cast<char>('a' + i % 26))});
    const Timeline few = unpackTimeline(packed(many));
    QCOMPARE(few.events.size(), many.size());
    QCOMPARE(few.events[TimelinePacker::mostLabels - 1].type, many[TimelinePacker::mostLabels - 1].type);
    QCOMPARE(few.events.back().type, std::string());
}

void TestStreamTimeline::notesAStreamHoweverItComesInPieces()
{
    for (std::size_t split = 0; split <= stream.size(); ++split) {
        TimelineRecorder recorder;
        recorder.begin(1, 0ms);
        recorder.add(stream.substr(0, split), 10ms);
        recorder.add(stream.substr(split), 20ms);
        const Timeline read = unpackTimeline(recorder.take(30ms));
        QCOMPARE(read.events.size(), 4U);
        QCOMPARE(read.events[0].type, std::string(": comment"));
        QVERIFY(read.events[0].kind == StreamEventKind::Ping && read.events[1].kind == StreamEventKind::Ping);
        QVERIFY(read.events[2].kind == StreamEventKind::Content);
        QVERIFY(read.events[3].isTerminal && !read.events[2].isTerminal);
        std::int64_t end = 0;
        for (const TimedEvent &event : read.events) {
            end += event.bytes;
            QCOMPARE(event.attempt, 1);
            // The line feed of the last carriage return says nothing new.
            if (event.bytes > 0 && std::int64_t(split) != end) QVERIFY(event.at == (std::int64_t(split) > end ? 10ms : 20ms));
        }
    }
}

void TestStreamTimeline::leavesAloneWhatIsNoStream()
{
    TimelineRecorder recorder;
    recorder.begin(1, 0ms);
    for (int i = 0; i < 3; ++i) recorder.add("{\"choices\":[]}\n\n", 1ms);
    recorder.begin(2, 5ms);
    recorder.add("data", 6ms); // too short to be anything
    QVERIFY(recorder.take(9ms).empty());
}

void TestStreamTimeline::notesTheAttempts()
{
    TimelineRecorder recorder;
    recorder.begin(1, 0ms);
    recorder.add("data: 1\n\ndata: cut o", 5ms);
    recorder.begin(2, 8ms);
    recorder.add("{\"error\":1}", 9ms);
    recorder.begin(3, 10ms);
    recorder.add("data: 2\n\n", 12ms);
    const Timeline read = unpackTimeline(recorder.take(15ms));
    QCOMPARE(read.events.size(), 3U);
    QCOMPARE(read.events[1].attempt, 1);
    QVERIFY(read.events[1].at == 8ms); // when it was over
    QCOMPARE(read.events[1].bytes, 11);
    QCOMPARE(read.events[2].attempt, 3);
    QVERIFY(read.events[2].at == 12ms);
}

void TestStreamTimeline::holdsLittleOfALongEvent()
{
    std::vector<StreamFrame> frames;
    FrameSplitter splitter(10);
    for (int i = 0; i < 100; ++i) splitter.feed("data: 0123456789", 1ms, frames);
    splitter.feed("\n\ndata: 2\n\n", 2ms, frames);
    QCOMPARE(frames.size(), 2U);
    QCOMPARE(frames[0].text, std::string("data: 0123"));
    QCOMPARE(frames[0].bytes, 1602);
    QCOMPARE(frames[1].bytes, 9);
}

QTEST_GUILESS_MAIN(TestStreamTimeline)
#include "tst_stream_timeline.moc"
