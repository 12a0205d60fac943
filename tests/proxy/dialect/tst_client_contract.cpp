#include "proxy/dialect/dialect.h"
#include "proxy/message/response_collector.h"

#include "tests/support/event_recorder.h"
#include "tests/support/request_dump.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace ccr;
using namespace ccr::proxy;
using namespace Qt::StringLiterals;
using ccr::test::EventRecorder;
using ccr::test::RequestDump;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

const Dialect &dialectOf(const QString &name)
{
    return *findDialect(name.toStdString());
}

// The only thing in an answer that differs from run to run.
QByteArray withoutTime(const QByteArray &text)
{
    static const QRegularExpression time(u"\"(created|created_at)\":\\d+"_s);
    return QString::fromUtf8(text).replace(time, u"\"\\1\":0"_s).toUtf8();
}

// What is not as expected can be looked at with diff.
void compareWithFile(const QByteArray &actual, const QString &path)
{
    const QByteArray expected = contentOf(path);
    if (actual == expected) return;
    const QString copy = QDir::temp().filePath(u"ccr-actual/"_s + path.section(u'/', -3).replace(u'/', u'_'));
    QDir().mkpath(QFileInfo(copy).path());
    QFile file(copy);
    if (file.open(QIODevice::WriteOnly)) file.write(actual);
    QVERIFY2(false, qPrintable(u"%1 is not %2"_s.arg(copy, path)));
}

// An Anthropic stream says everything that events can say, so it is the source of what encoders get.
void play(const QByteArray &anthropicStream, ChatEventSink &sink)
{
    const auto decoder = findDialect("anthropic")->newDecoder();
    decoder->feed(view(anthropicStream), sink);
    if (!decoder->isDone()) decoder->finish(sink);
}

ChatResponse conversation(StopReason stop)
{
    const std::string text = "line\n\"quoted\" \xE4\xB8\x96 \x01 \\";
    ChatResponse response{.id = "id_1", .model = "the-model"};
    response.blocks = {{.kind = BlockKind::Thinking, .text = "why " + text, .signature = "c2lnbmVk"},
                       {.kind = BlockKind::RedactedThinking, .text = "c2VhbGVk"},
                       {.kind = BlockKind::Text, .text = text},
                       {.kind = BlockKind::ToolCall, .id = "call_1", .name = "Read", .inputJson = "{\"a\":\"\\n\\\"x\"}"},
                       {.kind = BlockKind::ToolCall, .id = "call_2", .name = "List", .inputJson = "{}"}};
    response.stop = stop;
    response.usage = {.input = 60, .output = 7, .cacheRead = 40};
    return response;
}

} // namespace

/// The client's side of the dialects. Replays the folders of tests/data/dialect/<dialect>/<case>:
///   client.json  a client's request in this dialect -> neutral.txt  what it means (see RequestDump), or "error: …"
///   source.txt   an answer, as an Anthropic stream  -> encoded.txt  the same in this dialect, as a stream
///                                                   -> whole.json   the same in this dialect, in one piece
class TestClientContract : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsRequests_data() { addCases(u"client.json"_s); }
    void readsRequests();
    void refusesCutRequests_data() { addCases(u"client.json"_s); }
    void refusesCutRequests();
    void encodesStreams_data() { addCases(u"encoded.txt"_s); }
    void encodesStreams();
    void writesWholeAnswers_data() { addCases(u"whole.json"_s); }
    void writesWholeAnswers();
    void decodesWhatItEncodes_data();
    void decodesWhatItEncodes();
    void readsWhatItWrites_data() { decodesWhatItEncodes_data(); }
    void readsWhatItWrites();
    void endsFailuresWithoutAnEndMark_data();
    void endsFailuresWithoutAnEndMark();
    void namesErrors_data();
    void namesErrors();
    void keepsAliveByCommentsOrPings();
    void keepsTheOpenBlockAlive_data();
    void keepsTheOpenBlockAlive();
    void readsAMegabyteQuickly_data();
    void readsAMegabyteQuickly();

private:
    static void addCases(const QString &file);
    static void addDialects();
};

void TestClientContract::addCases(const QString &file)
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QString>("folder");
    const QDir root(QStringLiteral(CCR_TEST_DATA "/dialect"));
    for (const QString &dialect : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QDir cases(root.filePath(dialect));
        for (const QString &name : cases.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            if (QFile::exists(cases.filePath(name + u'/' + file)))
                QTest::addRow("%s: %s", qPrintable(dialect), qPrintable(name)) << dialect << cases.filePath(name);
    }
}

void TestClientContract::addDialects()
{
    QTest::addColumn<QString>("dialect");
    for (const char *name : {"anthropic", "openai-chat", "openai-responses"}) QTest::newRow(name) << QString::fromLatin1(name);
}

void TestClientContract::readsRequests()
{
    QFETCH(QString, dialect);
    QFETCH(QString, folder);
    const Result<ChatRequest> request = dialectOf(dialect).readRequest(view(contentOf(folder + u"/client.json"_s)), {});
    const QByteArray dump =
        request ? QByteArray::fromStdString(RequestDump(*request).text()) : "error: " + request.error().message.toUtf8() + '\n';
    compareWithFile(dump, folder + u"/neutral.txt"_s);
}

void TestClientContract::refusesCutRequests()
{
    QFETCH(QString, dialect);
    QFETCH(QString, folder);
    const QByteArray body = contentOf(folder + u"/client.json"_s).trimmed();
    for (qsizetype at = 0; at < body.size(); ++at) QVERIFY(!dialectOf(dialect).readRequest(view(body.left(at)), {}));
}

void TestClientContract::encodesStreams()
{
    QFETCH(QString, dialect);
    QFETCH(QString, folder);
    const Result<ChatRequest> request = dialectOf(dialect).readRequest(view(contentOf(folder + u"/client.json"_s)), {});
    QVERIFY2(request, request ? "" : qPrintable(request.error().message));
    const auto encoder = dialectOf(dialect).newEncoder(*request, "1");
    play(contentOf(folder + u"/source.txt"_s), *encoder);
    compareWithFile(withoutTime(QByteArray::fromStdString(encoder->takeOutput())), folder + u"/encoded.txt"_s);
}

void TestClientContract::writesWholeAnswers()
{
    QFETCH(QString, dialect);
    QFETCH(QString, folder);
    const Result<ChatRequest> request = dialectOf(dialect).readRequest(view(contentOf(folder + u"/client.json"_s)), {});
    QVERIFY2(request, request ? "" : qPrintable(request.error().message));
    ResponseCollector collector;
    play(contentOf(folder + u"/source.txt"_s), collector);
    const QByteArray body = dialectOf(dialect).writeResponse(collector.take(), *request, "1");
    compareWithFile(QJsonDocument::fromJson(withoutTime(body)).toJson(), folder + u"/whole.json"_s);
}

void TestClientContract::decodesWhatItEncodes_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<int>("stop");
    for (const char *name : {"anthropic", "openai-chat", "openai-responses"})
        for (const StopReason stop : {StopReason::ToolUse, StopReason::MaxTokens, StopReason::Refusal})
            QTest::addRow("%s, %s", name, std::string(toString(stop)).c_str()) << QString::fromLatin1(name) << static_cast<int>(stop);
}

void TestClientContract::decodesWhatItEncodes()
{
    QFETCH(QString, dialect);
    QFETCH(int, stop);
    const ChatResponse response = conversation(static_cast<StopReason>(stop));
    EventRecorder expected;
    replay(response, expected);

    const ChatRequest request{.model = "asked"};
    const auto encoder = dialectOf(dialect).newEncoder(request, "1");
    replay(response, *encoder);
    const std::string stream = encoder->takeOutput();
    for (std::size_t at = 0; at <= stream.size(); at += 7) {
        const auto decoder = dialectOf(dialect).newDecoder();
        EventRecorder actual;
        decoder->feed(std::string_view(stream).substr(0, at), actual);
        decoder->feed(std::string_view(stream).substr(at), actual);
        if (!decoder->isDone()) decoder->finish(actual);
        QCOMPARE(QString::fromStdString(actual.line), QString::fromStdString(expected.line));
    }
}

void TestClientContract::readsWhatItWrites()
{
    QFETCH(QString, dialect);
    QFETCH(int, stop);
    const ChatResponse response = conversation(static_cast<StopReason>(stop));
    EventRecorder expected;
    replay(response, expected);
    const Result<ChatResponse> read =
        dialectOf(dialect).readResponse(view(dialectOf(dialect).writeResponse(response, {.model = "asked"}, "1")));
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    EventRecorder actual;
    replay(*read, actual);
    QCOMPARE(QString::fromStdString(actual.line), QString::fromStdString(expected.line));
}

void TestClientContract::endsFailuresWithoutAnEndMark_data()
{
    addDialects();
}

void TestClientContract::endsFailuresWithoutAnEndMark()
{
    QFETCH(QString, dialect);
    const auto encoder = dialectOf(dialect).newEncoder({.model = "asked"}, "1");
    encoder->accept({.kind = ChatEvent::Kind::MessageStart, .name = "m"});
    encoder->accept({.kind = ChatEvent::Kind::BlockStart});
    encoder->accept({.kind = ChatEvent::Kind::BlockDelta, .text = "He"});
    const ProviderError error{.status = 529, .type = "overloaded_error", .message = "come \"back\" later"};
    encoder->accept({.kind = ChatEvent::Kind::Failure, .error = &error});
    const std::string stream = encoder->takeOutput();
    QVERIFY(stream.find("[DONE]") == std::string::npos);
    QVERIFY(stream.find("completed") == std::string::npos);
    const auto decoder = dialectOf(dialect).newDecoder();
    EventRecorder recorder;
    decoder->feed(stream, recorder);
    QVERIFY(decoder->isDone());
    QCOMPARE(recorder.line, "[text He FAILURE overloaded_error");
}

void TestClientContract::namesErrors_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *type, const QByteArray &name) {
        for (const char *dialect : {"openai-chat", "openai-responses"})
            QTest::addRow("%s: %s", dialect, type)
                << QString::fromLatin1(dialect) << QString::fromLatin1(type) << "{\"error\":{\"message\":\"no\",\"type\":" + name + "}}";
    };
    row("invalid_request_error", R"("invalid_request_error","param":null,"code":null)");
    row("authentication_error", R"("invalid_request_error","param":null,"code":"invalid_api_key")");
    row("not_found_error", R"("invalid_request_error","param":null,"code":"model_not_found")");
    row("rate_limit_error", R"("rate_limit_error","param":null,"code":"rate_limit_exceeded")");
    row("overloaded_error", R"("server_error","param":null,"code":"server_is_overloaded")");
    row("api_error", R"("server_error","param":null,"code":null)");
    row("something new", R"("server_error","param":null,"code":null)");
}

void TestClientContract::namesErrors()
{
    QFETCH(QString, dialect);
    QFETCH(QString, type);
    QFETCH(QByteArray, expected);
    QCOMPARE(dialectOf(dialect).writeError({.type = type.toStdString(), .message = "no"}), expected);
}

void TestClientContract::keepsAliveByCommentsOrPings()
{
    for (const char *name : {"anthropic", "openai-chat", "openai-responses"}) {
        const auto encoder = findDialect(name)->newEncoder({.model = "asked"}, "1");
        encoder->keepAlive();
        const std::string sign = encoder->takeOutput();
        QVERIFY(sign.ends_with("\n\n"));
        EventRecorder recorder;
        findDialect(name)->newDecoder()->feed(sign, recorder);
        QCOMPARE(recorder.line, std::string());
    }
}

// Pings are no life to Claude Code, which ends a stream five minutes after the last event of the message.
void TestClientContract::keepsTheOpenBlockAlive_data()
{
    QTest::addColumn<BlockKind>("kind");
    QTest::addColumn<std::string>("delta");
    QTest::newRow("text") << BlockKind::Text << std::string(R"({"type":"text_delta","text":""})");
    QTest::newRow("thinking") << BlockKind::Thinking << std::string(R"({"type":"thinking_delta","thinking":""})");
    QTest::newRow("tool call") << BlockKind::ToolCall << std::string(R"({"type":"input_json_delta","partial_json":""})");
    QTest::newRow("redacted thinking has no deltas") << BlockKind::RedactedThinking << std::string();
}

void TestClientContract::keepsTheOpenBlockAlive()
{
    QFETCH(BlockKind, kind);
    QFETCH(std::string, delta);
    using Kind = ChatEvent::Kind;
    const auto sign = [&delta](int index) {
        return delta.empty() ? delta
                             : "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":" + std::to_string(index)
                                   + ",\"delta\":" + delta + "}\n\n";
    };
    const auto encoder = findDialect("anthropic")->newEncoder({.model = "asked"}, "1");
    const auto signAfter = [&encoder](const ChatEvent &event) {
        encoder->accept(event);
        encoder->takeOutput();
        encoder->keepBlockAlive();
        return encoder->takeOutput();
    };
    QCOMPARE(signAfter({.kind = Kind::MessageStart}), std::string());
    QCOMPARE(signAfter({.kind = Kind::BlockStart, .block = BlockKind::Text}),
             std::string("event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":"
                         "{\"type\":\"text_delta\",\"text\":\"\"}}\n\n"));
    QCOMPARE(signAfter({.kind = Kind::BlockStop, .block = BlockKind::Text}), std::string());
    QCOMPARE(signAfter({.kind = Kind::BlockStart, .block = kind, .id = "t", .name = "T"}), sign(1));
    QCOMPARE(signAfter({.kind = Kind::BlockDelta, .block = kind, .text = "x"}), sign(1));
    QCOMPARE(signAfter({.kind = Kind::BlockStop, .block = kind}), std::string());

    // In a stream that passes by, the provider's numbers count.
    const auto follower = findDialect("anthropic")->newEncoder({.model = "asked"}, "1");
    const auto signAlong = [&follower](const ChatEvent &event) {
        follower->follow(event);
        follower->keepBlockAlive();
        return follower->takeOutput();
    };
    QCOMPARE(signAlong({.kind = Kind::MessageStart}), std::string());
    QCOMPARE(signAlong({.kind = Kind::BlockStart, .block = kind, .index = 4}), sign(4));
    QCOMPARE(signAlong({.kind = Kind::BlockDelta, .block = kind, .text = "x"}), sign(4));
    QCOMPARE(signAlong({.kind = Kind::BlockStop, .block = kind}), std::string());
    QCOMPARE(signAlong({.kind = Kind::BlockStart, .block = kind}), std::string()); // a number that nobody gave cannot be guessed
}

void TestClientContract::readsAMegabyteQuickly_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("item");
    QTest::newRow("openai-chat") << u"openai-chat"_s << QByteArray(R"({"model":"m","messages":[)")
                                 << QByteArray(R"({"role":"user","content":[{"type":"text","text":"%1"}]})");
    QTest::newRow("openai-responses") << u"openai-responses"_s << QByteArray(R"({"model":"m","input":[)")
                                      << QByteArray(R"({"type":"message","role":"user","content":[{"type":"input_text","text":"%1"}]})");
}

// A guard against reading in quadratic time; what it costs is a hundredth of the limit.
void TestClientContract::readsAMegabyteQuickly()
{
    QFETCH(QString, dialect);
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, item);
    item.replace("%1", QByteArray(1000, 'x') + "\\n\\\"");
    QByteArray body = head;
    for (int i = 0; i < 1000; ++i) body += (i == 0 ? QByteArray() : QByteArray(",")) + item;
    body += "]}";
    QElapsedTimer timer;
    timer.start();
    const Result<ChatRequest> request = dialectOf(dialect).readRequest(view(body), {});
    const qint64 elapsed = timer.elapsed();
    QVERIFY(request);
    QCOMPARE(request->messages.size(), 1000U);
    QVERIFY2(elapsed < 500, qPrintable(u"%1 ms"_s.arg(elapsed)));
    QBENCHMARK
    {
        QVERIFY(dialectOf(dialect).readRequest(view(body), {}));
    }
}

QTEST_APPLESS_MAIN(TestClientContract)
#include "tst_client_contract.moc"
