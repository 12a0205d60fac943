#include "ui/models/frame_meaning.h"

#include "logging/api/stream_label.h"
#include "ui/models/assembled_answer.h"

#include <QTest>

using namespace ccr;
using namespace ccr::ui;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(ccr::ui::FrameKind)

namespace {

std::string sse(const char *name, const char *data)
{
    return std::string("event: ") + name + "\ndata: " + data + "\n\n";
}

std::string data(const char *json)
{
    return std::string("data: ") + json + "\n\n";
}

AssembledAnswer assembled(const std::string &stream)
{
    return answerOf({.kind = logging::StoredBody::Kind::ProviderResponse, .attempt = 1, .text = stream});
}

} // namespace

class TestFrameMeaning : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsWhatAFrameIsFor_data();
    void tellsWhatAFrameIsFor();
    void putsAnswersTogether_data();
    void putsAnswersTogether();
    void keepsAttemptsApart();
    void knowsAnIncompleteAnswer();
    void readsWholeAnswers_data();
    void readsWholeAnswers();
};

void TestFrameMeaning::tellsWhatAFrameIsFor_data()
{
    QTest::addColumn<std::string>("frame");
    QTest::addColumn<FrameKind>("kind");
    QTest::addColumn<QString>("type");
    QTest::addColumn<int>("block");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const std::string &frame, FrameKind kind, const QString &type, int block, const QString &text) {
        QTest::newRow(name) << frame << kind << type << block << text;
    };
    row("Anthropic text",
        sse("content_block_delta", R"({"type":"content_block_delta","index":2,"delta":{"type":"text_delta","text":"Hi"}})"),
        FrameKind::Content, u"content_block_delta"_s, 2, u"Hi"_s);
    row("Anthropic thinking",
        sse("content_block_delta", R"({"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Hm"}})"),
        FrameKind::Thinking, u"content_block_delta"_s, 0, u"Hm"_s);
    row("Anthropic tool input",
        sse("content_block_delta",
            R"({"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{\"a\""}})"),
        FrameKind::Tool, u"content_block_delta"_s, 1, u"{\"a\""_s);
    row("a signature is no content",
        sse("content_block_delta", R"({"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"x"}})"),
        FrameKind::Meta, u"content_block_delta"_s, -1, {});
    row("Anthropic tool call",
        sse("content_block_start",
            R"({"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"t","name":"Read","input":{}}})"),
        FrameKind::Tool, u"content_block_start"_s, 1, {});
    row("the beginning of a text",
        sse("content_block_start", R"({"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}})"),
        FrameKind::Meta, u"content_block_start"_s, 0, {});
    row("Anthropic ping", sse("ping", R"({"type":"ping"})"), FrameKind::Ping, u"ping"_s, -1, {});
    row("a comment", ": keep-alive\n\n", FrameKind::Ping, u": comment"_s, -1, {});
    row("Anthropic end", sse("message_stop", R"({"type":"message_stop"})"), FrameKind::Meta, u"message_stop"_s, -1, {});
    row("Anthropic error", sse("error", R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})"), FrameKind::Error,
        u"error"_s, -1, {});
    row("CR LF", "event: ping\r\ndata: {\"type\":\"ping\"}\r\n\r", FrameKind::Ping, u"ping"_s, -1, {});
    row("chat text", data(R"({"choices":[{"index":0,"delta":{"content":"Hi"}}]})"), FrameKind::Content, u"chunk"_s, -1, u"Hi"_s);
    row("chat reasoning", data(R"({"choices":[{"delta":{"reasoning_content":"Hm"}}]})"), FrameKind::Thinking, u"chunk"_s, -1, u"Hm"_s);
    row("OpenRouter's reasoning", data(R"({"choices":[{"delta":{"content":"","reasoning":"Hm"}}]})"), FrameKind::Thinking, u"chunk"_s, -1,
        u"Hm"_s);
    row("chat tool call",
        data(R"({"choices":[{"delta":{"tool_calls":[{"index":1,"id":"c","function":{"name":"Read","arguments":"{"}}]}}]})"),
        FrameKind::Tool, u"chunk"_s, 1, u"{"_s);
    row("chat role only", data(R"({"choices":[{"delta":{"role":"assistant","content":""}}]})"), FrameKind::Meta, u"chunk"_s, -1, {});
    row("chat end", data("[DONE]"), FrameKind::Meta, u"[DONE]"_s, -1, {});
    row("chat error", data(R"({"error":{"message":"No credits","code":402}})"), FrameKind::Error, u"error"_s, -1, {});
    row("Gemini text", data(R"({"candidates":[{"content":{"parts":[{"text":"Hi"}]}}]})"), FrameKind::Content, u"chunk"_s, -1, u"Hi"_s);
    row("Gemini thought", data(R"({"candidates":[{"content":{"parts":[{"text":"Hm","thought":true}]}}]})"), FrameKind::Thinking, u"chunk"_s,
        -1, u"Hm"_s);
    row("Gemini tool", data(R"({"candidates":[{"content":{"parts":[{"functionCall":{"name":"Read","args":{"p":1}}}]}}]})"), FrameKind::Tool,
        u"chunk"_s, -1, u"{\"p\":1}"_s);
    row("responses text", sse("response.output_text.delta", R"({"type":"response.output_text.delta","output_index":1,"delta":"Hi"})"),
        FrameKind::Content, u"response.output_text.delta"_s, 1, u"Hi"_s);
    row("responses reasoning",
        sse("response.reasoning_summary_text.delta", R"({"type":"response.reasoning_summary_text.delta","output_index":0,"delta":"Hm"})"),
        FrameKind::Thinking, u"response.reasoning_summary_text.delta"_s, 0, u"Hm"_s);
    row("responses arguments",
        sse("response.function_call_arguments.delta", R"({"type":"response.function_call_arguments.delta","output_index":2,"delta":"{"})"),
        FrameKind::Tool, u"response.function_call_arguments.delta"_s, 2, u"{"_s);
    row("responses failure", sse("response.failed", R"({"type":"response.failed","response":{"error":{"message":"No"}}})"),
        FrameKind::Error, u"response.failed"_s, -1, {});
    row("no stream but an error", R"({"error":{"message":"Rate limit"}})", FrameKind::Error, u"error"_s, -1, {});
    row("anything", "data: hello\n\n", FrameKind::Meta, {}, -1, {});
    row("broken JSON", "data: {\"choices\": [\n\n", FrameKind::Meta, {}, -1, {});
}

void TestFrameMeaning::tellsWhatAFrameIsFor()
{
    QFETCH(std::string, frame);
    QFETCH(FrameKind, kind);
    QFETCH(QString, type);
    QFETCH(int, block);
    QFETCH(QString, text);
    const FrameMeaning meaning = meaningOf(frame);
    QVERIFY(meaning.kind == kind);
    QCOMPARE(meaning.type, type);
    QCOMPARE(meaning.parts.isEmpty() ? -1 : meaning.parts.first().block, block);
    QCOMPARE(meaning.parts.isEmpty() ? QString() : meaning.parts.first().text, text);
    QCOMPARE(meaning.error.isEmpty(), kind != FrameKind::Error);
    // What is recorded of a stream whose contents are not says the same.
    if (frame.starts_with('{')) return; // it is no event of one
    logging::TimedEvent label;
    logging::StreamLabeller().label(frame, label);
    QVERIFY(label.kind == kind);
    QCOMPARE(QString::fromStdString(label.type), type);
    QCOMPARE(label.block, block);
    QCOMPARE(label.isTerminal, meaning.isTerminal);
}

void TestFrameMeaning::putsAnswersTogether_data()
{
    QTest::addColumn<std::string>("stream");
    QTest::addColumn<QString>("finish");
    QTest::newRow("Anthropic")
        << sse("message_start", R"({"type":"message_start","message":{}})")
               + sse("content_block_start", R"({"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":""}})")
               + sse("content_block_delta",
                     R"({"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Let me "}})")
               + sse("content_block_delta",
                     R"({"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"see."}})")
               + sse("content_block_start", R"({"type":"content_block_start","index":1,"content_block":{"type":"text","text":""}})")
               + sse("content_block_delta", R"({"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"I read "}})")
               + sse("ping", R"({"type":"ping"})")
               + sse("content_block_delta", R"({"type":"content_block_delta","index":1,"delta":{"type":"text_delta","text":"it."}})")
               + sse("content_block_start",
                     R"({"type":"content_block_start","index":2,"content_block":{"type":"tool_use","id":"t","name":"Read","input":{}}})")
               + sse("content_block_delta",
                     R"({"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"{\"path\":"}})")
               + sse("content_block_delta",
                     R"({"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"\"a.c\"}"}})")
               + sse("message_delta", R"({"type":"message_delta","delta":{"stop_reason":"tool_use"}})")
               + sse("message_stop", R"({"type":"message_stop"})")
        << u"tool_use"_s;
    QTest::newRow("OpenAI chat")
        << data(R"({"choices":[{"delta":{"role":"assistant","reasoning_content":"Let me "}}]})")
               + data(R"({"choices":[{"delta":{"reasoning_content":"see."}}]})") + data(R"({"choices":[{"delta":{"content":"I read "}}]})")
               + data(R"({"choices":[{"delta":{"content":"it."}}]})")
               + data(R"({"choices":[{"delta":{"tool_calls":[{"index":0,"id":"c","function":{"name":"Read","arguments":""}}]}}]})")
               + data(R"({"choices":[{"delta":{"tool_calls":[{"index":0,"id":"c","function":{"arguments":"{\"path\":"}}]}}]})")
               + data(R"({"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"arguments":"\"a.c\"}"}}]}}]})")
               + data(R"({"choices":[{"delta":{},"finish_reason":"tool_calls"}]})") + data("[DONE]")
        << u"tool_calls"_s;
    QTest::newRow("Gemini")
        << data(R"({"candidates":[{"content":{"parts":[{"text":"Let me see.","thought":true},{"text":"I read "}]}}]})")
               + data(
                   R"({"candidates":[{"content":{"parts":[{"text":"it."},{"functionCall":{"name":"Read","args":{"path":"a.c"}}}]},"finishReason":"STOP"}]})")
        << u"STOP"_s;
    QTest::newRow("OpenAI responses")
        << sse("response.created", R"({"type":"response.created","response":{}})")
               + sse("response.reasoning_text.delta", R"({"type":"response.reasoning_text.delta","output_index":0,"delta":"Let me see."})")
               + sse("response.output_text.delta", R"({"type":"response.output_text.delta","output_index":1,"delta":"I read it."})")
               + sse("response.output_item.added",
                     R"({"type":"response.output_item.added","output_index":2,"item":{"type":"function_call","name":"Read"}})")
               + sse("response.function_call_arguments.delta",
                     R"({"type":"response.function_call_arguments.delta","output_index":2,"delta":"{\"path\":\"a.c\"}"})")
               + sse("response.completed", R"({"type":"response.completed","response":{"status":"completed"}})")
        << u"completed"_s;
}

void TestFrameMeaning::putsAnswersTogether()
{
    QFETCH(std::string, stream);
    QFETCH(QString, finish);
    const AssembledAnswer answer = assembled(stream);
    QCOMPARE(answer.blocks().size(), 3);
    QVERIFY(answer.blocks()[0].kind == FrameKind::Thinking);
    QCOMPARE(answer.blocks()[0].text, u"Let me see."_s);
    QCOMPARE(answer.text(), u"I read it."_s);
    QVERIFY(answer.blocks()[2].kind == FrameKind::Tool);
    QCOMPARE(answer.blocks()[2].tool, u"Read"_s);
    QCOMPARE(prettyInput(answer.blocks()[2].text), u"{\n    \"path\": \"a.c\"\n}"_s);
    QCOMPARE(answer.finish(), finish);
    QVERIFY(answer.isComplete());
    QVERIFY(answer.everything().contains("Let me see."_L1) && answer.everything().contains("\"path\": \"a.c\""_L1));
}

void TestFrameMeaning::keepsAttemptsApart()
{
    AssembledAnswer answer;
    for (int attempt = 1; attempt <= 2; ++attempt)
        for (ReadFrame &frame :
             readFrames(logging::framesOf({.attempt = attempt, .text = data(R"({"choices":[{"delta":{"content":"Hi"}}]})")})))
            answer.add(frame);
    QCOMPARE(answer.blocks().size(), 2);
}

void TestFrameMeaning::knowsAnIncompleteAnswer()
{
    QVERIFY(!assembled(data(R"({"choices":[{"delta":{"content":"Hi"}}]})")).isComplete());
    const AssembledAnswer broken = assembled(sse("error", R"({"type":"error","error":{"message":"Overloaded"}})"));
    QVERIFY(!broken.isComplete());
    QCOMPARE(broken.error(), u"Overloaded"_s);
    // Two calls of one number, as some vendors send them, are two.
    const AssembledAnswer calls =
        assembled(data(R"({"choices":[{"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"A","arguments":"{}"}}]}}]})")
                  + data(R"({"choices":[{"delta":{"tool_calls":[{"index":0,"id":"b","function":{"name":"B","arguments":"{}"}}]}}]})"));
    QCOMPARE(calls.blocks().size(), 2);
}

void TestFrameMeaning::readsWholeAnswers_data()
{
    QTest::addColumn<std::string>("body");
    QTest::newRow("Anthropic") << std::string(
        R"({"type":"message","content":[{"type":"thinking","thinking":"Hm"},{"type":"text","text":"Hi"},{"type":"tool_use","name":"Read","input":{"p":1}}],"stop_reason":"tool_use"})");
    QTest::newRow("OpenAI chat") << std::string(
        R"({"choices":[{"message":{"reasoning_content":"Hm","content":"Hi","tool_calls":[{"id":"c","function":{"name":"Read","arguments":"{\"p\":1}"}}]},"finish_reason":"tool_use"}]})");
    QTest::newRow("OpenAI responses") << std::string(
        R"({"output":[{"type":"reasoning","summary":[{"type":"summary_text","text":"Hm"}]},{"type":"message","content":[{"type":"output_text","text":"Hi"}]},{"type":"function_call","name":"Read","arguments":"{\"p\":1}"}],"status":"tool_use"})");
    QTest::newRow("Gemini") << std::string(
        R"({"candidates":[{"content":{"parts":[{"text":"Hm","thought":true},{"text":"Hi"},{"functionCall":{"name":"Read","args":{"p":1}}}]},"finishReason":"tool_use"}]})");
}

void TestFrameMeaning::readsWholeAnswers()
{
    QFETCH(std::string, body);
    const AssembledAnswer answer = answerOf({.kind = logging::StoredBody::Kind::ClientResponse, .text = body});
    QCOMPARE(answer.blocks().size(), 3);
    QCOMPARE(answer.blocks()[0].text, u"Hm"_s);
    QCOMPARE(answer.text(), u"Hi"_s);
    QCOMPARE(answer.blocks()[2].tool, u"Read"_s);
    QCOMPARE(answer.blocks()[2].text, u"{\"p\":1}"_s);
    QCOMPARE(answer.finish(), u"tool_use"_s);
    QVERIFY(answer.isComplete());
}

QTEST_GUILESS_MAIN(TestFrameMeaning)
#include "tst_frame_meaning.moc"
