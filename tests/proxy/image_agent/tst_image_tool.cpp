#include "proxy/image_agent/image_tool.h"

#include "proxy/image_agent/agent_turn.h"
#include "tests/support/event_recorder.h"

#include <QRegularExpression>
#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace ccr::test;
using namespace Qt::StringLiterals;

namespace {

const MonotonicTime now = monotonicNow();

TextPart text(std::string words)
{
    return {.text = std::move(words), .cacheControlJson = {}, .membersJson = {}};
}

ImagePart image(std::string data)
{
    return {.mediaType = "image/png", .data = std::move(data), .url = {}, .cacheControlJson = "{\"type\":\"ephemeral\"}"};
}

ToolCallPart call(std::string id, std::string name)
{
    return {.id = std::move(id), .name = std::move(name), .inputJson = "{}", .cacheControlJson = {}, .membersJson = {}};
}

ToolResultPart result(std::string id, std::vector<ResultContent> content)
{
    return {.toolCallId = std::move(id), .content = std::move(content), .isError = false, .cacheControlJson = {}};
}

ChatRequest conversation()
{
    ChatRequest request;
    request.sessionId = "s";
    request.messages.push_back({Role::User, {text("two images"), image("cat")}});
    request.messages.push_back({Role::Assistant, {call("t1", "Read")}});
    request.messages.push_back({Role::User, {result("t1", {text("a file"), image("dog"), image("cat")})}});
    return request;
}

ResponseBlock toolBlock(std::string id, std::string name, std::string input)
{
    ResponseBlock block;
    block.kind = BlockKind::ToolCall;
    block.id = std::move(id);
    block.name = std::move(name);
    block.inputJson = std::move(input);
    return block;
}

ChatResponse answer(std::vector<ResponseBlock> blocks, StopReason stop = StopReason::ToolUse)
{
    ChatResponse response;
    response.blocks = std::move(blocks);
    response.stop = stop;
    response.usage = {.input = 10, .output = 2, .cacheRead = {}, .cacheWrite = {}, .reasoning = {}};
    return response;
}

} // namespace

class TestImageTool : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hidesEveryImage();
    void keepsNumbersWhenTheClientDropsAnImage();
    void offersTheTool();
    void putsHiddenCallsBack();
    void readsTasks_data();
    void readsTasks();
    void asksTheModelThatSees();
    void hidesCallsFromTheClient_data();
    void hidesCallsFromTheClient();
    void makesAMessageOfAnAnswer();
};

void TestImageTool::hidesEveryImage()
{
    ImageShelf shelf;
    ChatRequest request = conversation();
    const HiddenImages hidden = hideImages(request, shelf, now);
    QCOMPARE(hidden.images.size(), std::size_t(2));
    QCOMPARE(hidden.images.at(1)->data, std::string("cat"));
    QCOMPARE(hidden.images.at(2)->data, std::string("dog"));
    QVERIFY(hidden.images.at(1)->cacheControlJson.empty());
    const auto &first = std::get<TextPart>(request.messages[0].parts[1]);
    QCOMPARE(first.text, std::string("[Image #1]"));
    QVERIFY(!first.cacheControlJson.empty()); // the client's mark stays where it was
    const auto &content = std::get<ToolResultPart>(request.messages[2].parts[0]).content;
    QCOMPARE(std::get<TextPart>(content[0]).text, std::string("a file"));
    QCOMPARE(std::get<TextPart>(content[1]).text, std::string("[Image #2]"));
    QCOMPARE(std::get<TextPart>(content[2]).text, std::string("[Image #1]"));
}

void TestImageTool::keepsNumbersWhenTheClientDropsAnImage()
{
    ImageShelf shelf;
    ChatRequest request = conversation();
    hideImages(request, shelf, now);
    ChatRequest next = conversation();
    next.messages[0].parts.pop_back();
    std::get<ToolResultPart>(next.messages[2].parts[0]).content.pop_back();
    const HiddenImages hidden = hideImages(next, shelf, now);
    QCOMPARE(std::get<TextPart>(std::get<ToolResultPart>(next.messages[2].parts[0]).content[1]).text, std::string("[Image #2]"));
    QCOMPARE(hidden.images.at(1)->data, std::string("cat")); // the model may still ask about it
}

void TestImageTool::offersTheTool()
{
    ImageShelf shelf;
    ChatRequest request = conversation();
    request.tools.push_back({.name = "Read"});
    request.system.push_back(text("be kind"));
    QCOMPARE(hideImages(request, shelf, now).toolName, std::string("analyzeImage"));
    QCOMPARE(request.tools.size(), std::size_t(2));
    QCOMPARE(request.tools.front().name, std::string("Read"));
    QVERIFY(request.tools.back().schemaJson.find("imageId") != std::string::npos);
    QCOMPARE(request.system.front().text, std::string("be kind"));
    QVERIFY(request.system.back().text.find("analyzeImage") != std::string::npos);

    ChatRequest taken = conversation();
    taken.tools.push_back({.name = "analyzeImage"});
    QCOMPARE(hideImages(taken, shelf, now).toolName, std::string("ccr_analyzeImage"));
    QVERIFY(taken.system.back().text.find("ccr_analyzeImage") != std::string::npos);

    ChatRequest without = conversation();
    without.toolChoice.kind = ToolChoiceKind::None;
    QVERIFY(hideImages(without, shelf, now).toolName.empty());
    QVERIFY(without.tools.empty() && without.system.empty());
}

void TestImageTool::putsHiddenCallsBack()
{
    ImageShelf shelf;
    shelf.remember("s", {.besides = "t1", .call = call("h1", "analyzeImage"), .result = result("h1", {text("a cat")})}, now);
    shelf.remember("s", {.besides = "gone", .call = call("h2", "analyzeImage"), .result = result("h2", {})}, now);
    ChatRequest request = conversation();
    hideImages(request, shelf, now);
    const auto &said = request.messages[1].parts;
    QCOMPARE(said.size(), std::size_t(2));
    QCOMPARE(std::get<ToolCallPart>(said[1]).id, std::string("h1"));
    const auto &answered = request.messages[2].parts;
    QCOMPARE(answered.size(), std::size_t(2));
    QCOMPARE(std::get<ToolResultPart>(answered[1]).toolCallId, std::string("h1"));
}

void TestImageTool::readsTasks_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("images"); ///< or the error
    QTest::newRow("as described") << QByteArray(R"({"imageId":["1"],"task":"what"})") << u"1"_s;
    QTest::newRow("several, one twice") << QByteArray(R"({"task":"what","imageId":["2","1","2"]})") << u"2,1"_s;
    QTest::newRow("as it stands in the text") << QByteArray(R"({"imageId":["[Image #2]"],"task":"what"})") << u"2"_s;
    QTest::newRow("a number") << QByteArray(R"({"imageId":[1],"task":"what"})") << u"1"_s;
    QTest::newRow("no list") << QByteArray(R"({"imageId":"#2","task":"what"})") << u"2"_s;
    QTest::newRow("no task") << QByteArray(R"({"imageId":["1"]})") << u"1"_s;
    QTest::newRow("unknown") << QByteArray(R"({"imageId":["1","7"],"task":"what"})") << u"no image \"7\". Known are: 1, 2"_s;
    QTest::newRow("huge") << QByteArray(R"({"imageId":["99999999999999"],"task":"what"})") << u"Known are: 1, 2"_s;
    QTest::newRow("empty list") << QByteArray(R"({"imageId":[],"task":"what"})") << u"Known are: 1, 2"_s;
    QTest::newRow("nothing") << QByteArray("{}") << u"Known are: 1, 2"_s;
    QTest::newRow("no JSON") << QByteArray("{\"imageId") << u""_s;
    QTest::newRow("wrong type") << QByteArray(R"({"imageId":["1"],"task":4})") << u"task: expected a string"_s;
}

void TestImageTool::readsTasks()
{
    QFETCH(QByteArray, input);
    QFETCH(QString, images);
    ImageShelf shelf;
    ChatRequest request = conversation();
    const HiddenImages hidden = hideImages(request, shelf, now);
    const Result<ImageTask> task = readImageTask(input.toStdString(), hidden);
    if (!task) {
        QVERIFY2(task.error().message.contains(images) && !images.contains(QRegularExpression(u"^[12,]+$"_s)),
                 qPrintable(task.error().message));
        return;
    }
    QStringList numbers;
    for (const int number : task->images) numbers.append(QString::number(number));
    QCOMPARE(numbers.join(u','), images);
    QVERIFY(!task->task.empty());
}

void TestImageTool::asksTheModelThatSees()
{
    ImageShelf shelf;
    ChatRequest request = conversation();
    const HiddenImages hidden = hideImages(request, shelf, now);
    const ChatRequest question = imageQuestion({.images = {2, 1}, .task = "compare", .regions = R"(["the ears"])"}, hidden);
    const auto &parts = question.messages.at(0).parts;
    QCOMPARE(parts.size(), std::size_t(6));
    QVERIFY(std::get<TextPart>(parts[0]).text.starts_with("Image #2"));
    QCOMPARE(std::get<ImagePart>(parts[1]).data, std::string("dog"));
    QCOMPARE(std::get<ImagePart>(parts[3]).data, std::string("cat"));
    QCOMPARE(std::get<TextPart>(parts[4]).text, std::string("compare"));
    QVERIFY(std::get<TextPart>(parts[5]).text.find("the ears") != std::string::npos);
    QVERIFY(!question.stream && !question.system.empty());
}

void TestImageTool::hidesCallsFromTheClient_data()
{
    using Place = AgentTurn::Place;
    QTest::addColumn<int>("place");
    QTest::addColumn<bool>("asksImage");
    QTest::addColumn<bool>("asksClient");
    QTest::addColumn<bool>("isCut");
    QTest::addColumn<QString>("seen");
    const auto row = [](const char *name, Place place, bool image, bool client, bool cut, const QString &seen) {
        QTest::newRow(name) << static_cast<int>(place) << image << client << cut << seen;
    };
    row("no call", Place::First, false, false, false, u"[text Hi] end_turn"_s);
    row("asks about an image", Place::First, true, false, false, u"[text Hi]"_s);
    row("asks the client", Place::First, false, true, false, u"[text Hi][tool t2 Read {\"a\":1}] tool_use"_s);
    row("asks both", Place::First, true, true, false, u"[text Hi][tool t2 Read {\"a\":1}]"_s);
    row("later", Place::Later, true, false, false, u"[text Hi]"_s);
    row("later, the end", Place::Later, false, false, false, u"[text Hi] end_turn"_s);
    row("may not ask any more", Place::Last, true, false, false, u"[text Hi] end_turn"_s);
    row("may not ask any more, and the client is asked", Place::Last, true, true, false, u"[text Hi][tool t2 Read {\"a\":1}] tool_use"_s);
    row("cut off", Place::First, true, false, true, u"[text Hi] max_tokens"_s);
}

void TestImageTool::hidesCallsFromTheClient()
{
    QFETCH(int, place);
    QFETCH(bool, asksImage);
    QFETCH(bool, asksClient);
    QFETCH(bool, isCut);
    QFETCH(QString, seen);
    ResponseBlock hi;
    hi.text = "Hi";
    std::vector<ResponseBlock> blocks{hi};
    if (asksImage) blocks.push_back(toolBlock("t1", "analyzeImage", R"({"imageId":["1"]})"));
    if (asksClient) blocks.push_back(toolBlock("t2", "Read", R"({"a":1})"));
    class Client final : public ChatEventSink
    {
    public:
        explicit Client(AgentTurn::Place place) : turn("analyzeImage", place)
        {
            if (place != AgentTurn::Place::First) recorder.accept({.kind = ChatEvent::Kind::MessageStart});
        }
        void accept(const ChatEvent &event) override
        {
            if (!turn.shows(event)) return;
            ChatEvent shown = event;
            if (shown.kind == ChatEvent::Kind::MessageEnd) shown.stop = turn.stop();
            recorder.accept(shown);
        }
        AgentTurn turn;
        EventRecorder recorder;
    } client(static_cast<AgentTurn::Place>(place));
    replay(answer(blocks, isCut ? StopReason::MaxTokens : asksImage || asksClient ? StopReason::ToolUse : StopReason::EndTurn), client);
    QString line = QString::fromStdString(client.recorder.line);
    line.remove(u" 10/2/0"_s);
    QCOMPARE(line, seen);
    QCOMPARE(client.turn.isAsked(), !seen.contains(QRegularExpression(u" [a-z_]+$"_s)));
    QCOMPARE(client.turn.clientIsAsked(), asksClient);
    QVERIFY(client.turn.hasShown());
    QCOMPARE(client.turn.response().blocks.size(), blocks.size());
}

void TestImageTool::makesAMessageOfAnAnswer()
{
    ResponseBlock thinking;
    thinking.kind = BlockKind::Thinking;
    thinking.text = "hm";
    thinking.signature = "sig";
    ResponseBlock redacted;
    redacted.kind = BlockKind::RedactedThinking;
    redacted.text = "secret";
    const ChatMessage message = asMessage(answer({thinking, redacted, ResponseBlock(), toolBlock("t", "analyzeImage", "{}")}));
    QCOMPARE(message.role, Role::Assistant);
    QCOMPARE(message.parts.size(), std::size_t(3)); // an empty text is none
    QCOMPARE(std::get<ThinkingPart>(message.parts[0]).signature, std::string("sig"));
    QCOMPARE(std::get<ThinkingPart>(message.parts[1]).redactedData, std::string("secret"));
    QCOMPARE(std::get<ToolCallPart>(message.parts[2]).id, std::string("t"));
}

QTEST_APPLESS_MAIN(TestImageTool)
#include "tst_image_tool.moc"
