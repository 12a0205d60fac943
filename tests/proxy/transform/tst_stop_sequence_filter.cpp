#include "proxy/transform/stop_sequence_filter.h"

#include "proxy/message/response_collector.h"

#include "tests/support/event_recorder.h"

#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace Qt::StringLiterals;
using ccr::test::EventRecorder;

namespace {

using Kind = ChatEvent::Kind;

/// Checks the order of the events and keeps what they said last.
class Taker final : public ChatEventSink
{
public:
    void accept(const ChatEvent &event) override
    {
        recorder.accept(event);
        if (event.kind == Kind::MessageEnd) stopSequence = event.stopSequence;
    }
    EventRecorder recorder;
    std::string stopSequence;
};

void sendBlock(ChatEventSink &sink, BlockKind block, std::string_view text, std::size_t split)
{
    sink.accept({.kind = Kind::BlockStart, .block = block, .id = "call_1", .name = "Read"});
    for (const std::string_view piece : {text.substr(0, split), text.substr(std::min(split, text.size()))})
        if (!piece.empty()) sink.accept({.kind = Kind::BlockDelta, .block = block, .text = piece});
    sink.accept({.kind = Kind::BlockStop, .block = block});
}

std::vector<std::string> words(const QStringList &list)
{
    std::vector<std::string> out;
    for (const QString &word : list) out.push_back(word.toStdString());
    return out;
}

} // namespace

class TestStopSequenceFilter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void endsTheText_data();
    void endsTheText();
    void looksAtTextAlone();
    void handsHeldTextOutBeforeAFailure();
    void saysTheUsageOfAWholeAnswer();
};

void TestStopSequenceFilter::endsTheText_data()
{
    QTest::addColumn<QStringList>("sequences");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("stopSequence");
    const QString whole = u" end_turn 1/2/0"_s;
    const QString cut = u" stop_sequence 0/0/0"_s;
    QTest::newRow("in the middle") << QStringList{u"STOP"_s} << u"one STOP two"_s << u"[text one ]"_s + cut << u"STOP"_s;
    QTest::newRow("at the end") << QStringList{u"STOP"_s} << u"one STOP"_s << u"[text one ]"_s + cut << u"STOP"_s;
    QTest::newRow("at the beginning") << QStringList{u"STOP"_s} << u"STOP two"_s << cut << u"STOP"_s;
    QTest::newRow("a beginning that goes on otherwise")
        << QStringList{u"STOP"_s} << u"STO one STOQ"_s << u"[text STO one STOQ]"_s + whole << QString();
    QTest::newRow("a beginning at the end") << QStringList{u"STOP"_s} << u"one STO"_s << u"[text one STO]"_s + whole << QString();
    QTest::newRow("a beginning inside a beginning") << QStringList{u"aab"_s} << u"aaab"_s << u"[text a]"_s + cut << u"aab"_s;
    QTest::newRow("the first of several") << QStringList{u"two"_s, u"one"_s} << u"x one two"_s << u"[text x ]"_s + cut << u"one"_s;
    QTest::newRow("one inside another") << QStringList{u"\nHuman:"_s, u"Human"_s} << u"x\nHuman: y"_s << u"[text x\n]"_s + cut
                                        << u"Human"_s;
    QTest::newRow("one at the end of another") << QStringList{u"Human"_s, u"\nHuman"_s} << u"x\nHuman: y"_s << u"[text x]"_s + cut
                                               << u"\nHuman"_s;
    QTest::newRow("none of them") << QStringList{u"two"_s} << u"one"_s << u"[text one]"_s + whole << QString();
    QTest::newRow("an empty sequence") << QStringList{QString()} << u"one"_s << u"[text one]"_s + whole << QString();
    QTest::newRow("an empty text") << QStringList{u"two"_s} << QString() << u"[text ]"_s + whole << QString();
}

void TestStopSequenceFilter::endsTheText()
{
    QFETCH(QStringList, sequences);
    QFETCH(QString, text);
    QFETCH(QString, line);
    QFETCH(QString, stopSequence);
    const std::string bytes = text.toStdString();
    for (std::size_t split = 0; split <= bytes.size(); ++split) {
        StopSequenceFilter filter(words(sequences));
        Taker taker;
        filter.setNext(taker);
        filter.accept({.kind = Kind::MessageStart});
        sendBlock(filter, BlockKind::Text, bytes, split);
        filter.accept({.kind = Kind::MessageEnd, .usage = {.input = 1, .output = 2}, .stop = StopReason::EndTurn});
        QCOMPARE(QString::fromStdString(taker.recorder.line), line);
        QCOMPARE(QString::fromStdString(taker.stopSequence), stopSequence);
        QCOMPARE(filter.hasStopped(), !stopSequence.isEmpty());
    }
}

void TestStopSequenceFilter::looksAtTextAlone()
{
    StopSequenceFilter filter({"STOP"});
    Taker taker;
    filter.setNext(taker);
    filter.accept({.kind = Kind::MessageStart});
    sendBlock(filter, BlockKind::Thinking, "STOP", 2);
    sendBlock(filter, BlockKind::ToolCall, R"({"a":"STOP"})", 2);
    sendBlock(filter, BlockKind::Text, "ST", 2);
    sendBlock(filter, BlockKind::Text, "OP", 2); // another block is another text
    filter.accept({.kind = Kind::MessageEnd, .stop = StopReason::ToolUse});
    QCOMPARE(taker.recorder.line, R"([thinking STOP][tool call_1 Read {"a":"STOP"}][text ST][text OP] tool_use 0/0/0)");
}

void TestStopSequenceFilter::handsHeldTextOutBeforeAFailure()
{
    StopSequenceFilter filter({"STOP"});
    Taker taker;
    filter.setNext(taker);
    filter.accept({.kind = Kind::MessageStart});
    filter.accept({.kind = Kind::BlockStart, .block = BlockKind::Text});
    filter.accept({.kind = Kind::BlockDelta, .block = BlockKind::Text, .text = "one STO"});
    const ProviderError error{.type = "api_error"};
    filter.accept({.kind = Kind::Failure, .error = &error});
    QCOMPARE(taker.recorder.line, "[text one STO FAILURE api_error");
}

void TestStopSequenceFilter::saysTheUsageOfAWholeAnswer()
{
    StopSequenceFilter filter({"STOP"});
    ResponseCollector collector;
    filter.setNext(collector);
    replay({.blocks = {{.kind = BlockKind::Text, .text = "one STOP"}, {.kind = BlockKind::ToolCall, .id = "t", .name = "Read"}},
            .stop = StopReason::ToolUse,
            .usage = {.input = 60, .output = 7}},
           filter);
    const ChatResponse response = collector.take();
    QCOMPARE(response.blocks.size(), std::size_t(1));
    QCOMPARE(response.blocks.front().text, "one ");
    QVERIFY(response.stop == StopReason::StopSequence);
    QCOMPARE(response.stopSequence, "STOP");
    QCOMPARE(response.usage.output.value_or(0), 7);
}

QTEST_APPLESS_MAIN(TestStopSequenceFilter)
#include "tst_stop_sequence_filter.moc"
