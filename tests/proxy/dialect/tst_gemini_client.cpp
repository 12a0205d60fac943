#include "proxy/dialect/dialect.h"
#include "proxy/dialect/tool_call_id.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace Qt::StringLiterals;

namespace {

using Kind = ChatEvent::Kind;

const Dialect &gemini()
{
    return *findDialect("gemini");
}

HttpRequestHead at(const std::string &path, const std::string &query = {})
{
    HttpRequestHead head;
    head.method = "POST";
    head.path = path;
    head.query = query;
    return head;
}

Result<ChatRequest> read(const char *body, const HttpRequestHead &head = at("/v1beta/models/m:generateContent"))
{
    return gemini().readRequest(body, head);
}

QJsonValue jsonOf(const QByteArray &text)
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError) qWarning("%s in %s", qPrintable(error.errorString()), text.constData());
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

QByteArray compact(const QJsonValue &value)
{
    return (value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject())).toJson(QJsonDocument::Compact);
}

/// The same request as the provider of the same dialect gets it when it may not go on as it came.
QJsonValue writtenAgain(const ChatRequest &request)
{
    Provider provider;
    provider.url = QUrl(u"https://h.invalid/v1beta/models/"_s);
    const RequestShape shape;
    const HttpHeaders headers;
    return jsonOf(
        gemini()
            .writeRequest({.request = request, .provider = provider, .model = "gemini-2.5-pro", .shape = shape, .clientHeaders = headers})
            ->body);
}

void playAnswer(ChatEventSink &sink)
{
    const WebSearch search{.query = "q", .hits = {{.url = "https://q.invalid", .title = "Q"}}};
    sink.accept({.kind = Kind::MessageStart, .name = "served", .usage = {.input = 60, .cacheRead = 40}});
    sink.accept({.kind = Kind::BlockStart, .block = BlockKind::Thinking});
    sink.accept({.kind = Kind::BlockDelta, .block = BlockKind::Thinking, .text = "hm"});
    sink.accept({.kind = Kind::BlockDelta, .block = BlockKind::Thinking, .signature = "gemini:VFM="});
    sink.accept({.kind = Kind::BlockStop, .block = BlockKind::Thinking});
    sink.accept({.kind = Kind::BlockStart, .block = BlockKind::RedactedThinking, .text = "UkVE"});
    sink.accept({.kind = Kind::BlockStop, .block = BlockKind::RedactedThinking});
    sink.accept({.kind = Kind::BlockStart, .block = BlockKind::WebSearch, .search = &search});
    sink.accept({.kind = Kind::BlockStop, .block = BlockKind::WebSearch});
    sink.accept({.kind = Kind::BlockStart, .block = BlockKind::Text});
    sink.accept({.kind = Kind::BlockDelta, .block = BlockKind::Text, .text = "\"Hi\""});
    sink.accept({.kind = Kind::BlockStop, .block = BlockKind::Text});
    sink.accept({.kind = Kind::BlockStart, .block = BlockKind::ToolCall, .id = "toolu_1", .name = "Read"});
    sink.accept({.kind = Kind::BlockDelta, .block = BlockKind::ToolCall, .text = R"({"a":)"});
    sink.accept({.kind = Kind::BlockDelta, .block = BlockKind::ToolCall, .text = "1}"});
    sink.accept({.kind = Kind::BlockStop, .block = BlockKind::ToolCall});
    sink.accept({.kind = Kind::MessageEnd, .usage = {.output = 9, .reasoning = 4}, .stop = StopReason::ToolUse});
}

QJsonArray partsOf(const QJsonValue &chunk)
{
    return chunk[u"candidates"_s][0][u"content"_s][u"parts"_s].toArray();
}

} // namespace

/// Gemini's own clients at the router: what they ask, and the two forms of their streams.
class TestGeminiClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTheAddress_data();
    void readsTheAddress();
    void readsParts();
    void joinsCallsAndResponses();
    void readsToolsAndTheirSchemas();
    void readsToolChoices_data();
    void readsToolChoices();
    void readsTheGenerationConfig();
    void readsHowToThink_data();
    void readsHowToThink();
    void keepsWhatOnlyGeminiKnows();
    void carriesSignaturesOfOthers();
    void refusesWhatIsNotARequest_data();
    void refusesWhatIsNotARequest();
    void streamsEvents();
    void streamsAnArray();
    void endsAFailedStream();
    void writesWholeAnswers();
    void writesErrors_data();
    void writesErrors();
};

void TestGeminiClient::readsTheAddress_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("model");
    QTest::addColumn<int>("form"); // 0: whole, 1: events, 2: array
    QTest::newRow("whole") << u"/v1beta/models/gemini-2.5-pro:generateContent"_s << QString() << u"gemini-2.5-pro"_s << 0;
    QTest::newRow("events") << u"/v1beta/models/m:streamGenerateContent"_s << u"key=x&alt=sse"_s << u"m"_s << 1;
    QTest::newRow("array") << u"/v1beta/models/m:streamGenerateContent"_s << u"key=x"_s << u"m"_s << 2;
    QTest::newRow("escaped") << u"/v1beta/models/p%2Ca%2Fb%3Afree:generateContent"_s << QString() << u"p,a/b:free"_s << 0;
    QTest::newRow("plain") << u"/preset/x/v1beta/models/p,a/b:free:generateContent"_s << QString() << u"p,a/b:free"_s << 0;
}

void TestGeminiClient::readsTheAddress()
{
    QFETCH(QString, path);
    QFETCH(QString, query);
    QFETCH(QString, model);
    QFETCH(int, form);
    const auto request = read(R"({"contents":[{"parts":[{"text":"a"}]}]})", at(path.toStdString(), query.toStdString()));
    QVERIFY2(request, request ? "" : qPrintable(request.error().message));
    QCOMPARE(request->model, model.toStdString());
    QCOMPARE(request->stream, form > 0);
    QCOMPARE(request->streamsAsArray, form == 2);
    QCOMPARE(gemini().mayPassThrough(*request), form != 2);
}

void TestGeminiClient::readsParts()
{
    const auto request = read(R"({"system_instruction":{"parts":[{"text":"s1"},{"text":"s2"}]},"contents":[
        {"role":"user","parts":[{"inline_data":{"mime_type":"image/png","data":"QQ=="}},{"inlineData":{"mimeType":"application/pdf","data":"UERG","displayName":"D"}},
            {"fileData":{"mimeType":"image/jpeg","fileUri":"https://x.invalid/i"}},{"inlineData":{"mimeType":"audio/wav","data":"V0FW"}},{"text":"t"}]},
        {"role":"model","parts":[{"text":"hm","thought":true,"thoughtSignature":"VFM="},{"executableCode":{"language":"PYTHON","code":"1+1"}},{"text":"x","thoughtSignature":"VA=="}]}]})");
    QVERIFY2(request, request ? "" : qPrintable(request.error().message));
    QCOMPARE(request->system.size(), std::size_t(2));
    QCOMPARE(request->system[1].text, "s2");
    const auto &user = request->messages.at(0).parts;
    QCOMPARE(std::get<ImagePart>(user[0]).data, "QQ==");
    QCOMPARE(std::get<DocumentPart>(user[1]).title, "D");
    QCOMPARE(std::get<ImagePart>(user[2]).url, "https://x.invalid/i");
    QCOMPARE(std::get<OtherPart>(user[3]).json, R"({"inlineData":{"mimeType":"audio/wav","data":"V0FW"}})");
    QCOMPARE(std::get<TextPart>(user[4]).text, "t");
    const auto &model = request->messages.at(1).parts;
    QCOMPARE(std::get<ThinkingPart>(model[0]).signature, "gemini:VFM=");
    QCOMPARE(std::get<OtherPart>(model[1]).text, "1+1");
    QCOMPARE(std::get<TextPart>(model[2]).text, "x");
    QCOMPARE(request->messages.at(1).role, Role::Assistant);
}

void TestGeminiClient::joinsCallsAndResponses()
{
    const auto request = read(R"({"contents":[{"role":"user","parts":[{"text":"go"}]},
        {"role":"model","parts":[{"functionCall":{"name":"f","args":{"n":1}},"thoughtSignature":"U0lH"},{"functionCall":{"name":"f"}},{"functionCall":{"id":"g7","name":"g","args":{}}}]},
        {"role":"function","parts":[{"functionResponse":{"name":"f","response":{"output":"one"}}},{"functionResponse":{"name":"f","response":{"error":"two"}}},
            {"functionResponse":{"id":"g7","name":"g","response":{"rows":[1,2],"more":true},"parts":[{"inlineData":{"mimeType":"image/png","data":"QQ=="}}]}}]}]})");
    QVERIFY2(request, request ? "" : qPrintable(request.error().message));
    const auto &calls = request->messages.at(1).parts;
    const auto &results = request->messages.at(2).parts;
    QCOMPARE(request->messages.at(2).role, Role::User);
    const std::string first = std::get<ToolCallPart>(calls[0]).id;
    QCOMPARE(signatureOf(first), "U0lH");
    QCOMPARE(plainToolCallId(first), "call_1");
    QCOMPARE(std::get<ToolCallPart>(calls[0]).inputJson, R"({"n":1})");
    QCOMPARE(std::get<ToolCallPart>(calls[1]).inputJson, "{}");
    for (std::size_t i = 0; i < 3; ++i) QCOMPARE(std::get<ToolResultPart>(results[i]).toolCallId, std::get<ToolCallPart>(calls[i]).id);
    QCOMPARE(std::get<TextPart>(std::get<ToolResultPart>(results[0]).content[0]).text, "one");
    QVERIFY(std::get<ToolResultPart>(results[1]).isError);
    QCOMPARE(std::get<TextPart>(std::get<ToolResultPart>(results[1]).content[0]).text, "two");
    QCOMPARE(std::get<TextPart>(std::get<ToolResultPart>(results[2]).content[0]).text, R"({"rows":[1,2],"more":true})");
    QCOMPARE(std::get<ImagePart>(std::get<ToolResultPart>(results[2]).content[1]).data, "QQ==");
}

void TestGeminiClient::readsToolsAndTheirSchemas()
{
    const auto request = read(R"({"contents":[{"parts":[{"text":"a"}]}],"tools":[{"functionDeclarations":[
        {"name":"f","description":"d","parameters":{"type":"OBJECT","propertyOrdering":["type"],"required":["type"],"properties":{"type":{"type":"STRING","nullable":true,"enum":["A"]},"list":{"type":"ARRAY","minItems":"1","items":{"anyOf":[{"type":"NUMBER"},{"type":"BOOLEAN"}]}}}}},
        {"name":"g","parametersJsonSchema":{"$schema":"x","type":"object"}},{"name":"h"}]},{"googleSearch":{},"functionDeclarations":[]},{"codeExecution":{}}]})");
    QVERIFY2(request, request ? "" : qPrintable(request.error().message));
    QCOMPARE(request->tools.size(), std::size_t(5));
    QCOMPARE(
        compact(jsonOf(QByteArray::fromStdString(request->tools[0].schemaJson))),
        compact(jsonOf(
            R"({"type":"object","required":["type"],"properties":{"type":{"type":["string","null"],"enum":["A"]},"list":{"type":"array","minItems":1,"items":{"anyOf":[{"type":"number"},{"type":"boolean"}]}}}})")));
    QCOMPARE(request->tools[1].schemaJson, R"({"$schema":"x","type":"object"})");
    QCOMPARE(request->tools[3].serverType, "web_search");
    QCOMPARE(request->tools[3].json, R"({"googleSearch":{}})");
    QCOMPARE(request->tools[4].serverType, "codeExecution");
}

void TestGeminiClient::readsToolChoices_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<int>("kind");
    QTest::newRow("auto") << QByteArray(R"({"mode":"AUTO"})") << int(ToolChoiceKind::Auto);
    QTest::newRow("any") << QByteArray(R"({"mode":"any"})") << int(ToolChoiceKind::Any);
    QTest::newRow("none") << QByteArray(R"({"mode":"NONE"})") << int(ToolChoiceKind::None);
    QTest::newRow("one") << QByteArray(R"({"mode":"ANY","allowedFunctionNames":["f"]})") << int(ToolChoiceKind::Tool);
    QTest::newRow("some") << QByteArray(R"({"mode":"ANY","allowedFunctionNames":["f","g"]})") << int(ToolChoiceKind::Any);
    QTest::newRow("checked") << QByteArray(R"({"mode":"VALIDATED"})") << int(ToolChoiceKind::Auto);
    QTest::newRow("nothing") << QByteArray("{}") << int(ToolChoiceKind::Unset);
}

void TestGeminiClient::readsToolChoices()
{
    QFETCH(QByteArray, config);
    QFETCH(int, kind);
    const QByteArray body = R"({"contents":[{"parts":[{"text":"a"}]}],"toolConfig":{"functionCallingConfig":)" + config + "}}";
    const auto request = read(body.constData());
    QVERIFY(request);
    QCOMPARE(int(request->toolChoice.kind), kind);
    if (request->toolChoice.kind == ToolChoiceKind::Tool) QCOMPARE(request->toolChoice.name, "f");
}

void TestGeminiClient::readsTheGenerationConfig()
{
    const auto request = read(
        R"({"contents":[{"parts":[{"text":"a"}]}],"generationConfig":{"maxOutputTokens":9,"temperature":0.5,"topP":0.9,"topK":40,"stopSequences":["X"],"presencePenalty":1,"frequencyPenalty":-1,"seed":7,"responseMimeType":"application/json","responseSchema":{"type":"STRING"}}})");
    QVERIFY2(request, request ? "" : qPrintable(request.error().message));
    QCOMPARE(request->maxTokens, std::optional<std::int64_t>(9));
    QCOMPARE(request->topK, std::optional<std::int64_t>(40));
    QCOMPARE(request->presencePenalty, std::optional<double>(1));
    QCOMPARE(request->seed, std::optional<std::int64_t>(7));
    QCOMPARE(request->stopSequences, std::vector<std::string>{"X"});
    QVERIFY(request->outputIsJson);
    QCOMPARE(request->outputSchemaJson, R"({"type":"string"})");
}

void TestGeminiClient::readsHowToThink_data()
{
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<int>("mode");
    QTest::addColumn<int>("budget");
    QTest::addColumn<QString>("effort");
    QTest::newRow("off") << QByteArray(R"({"thinkingBudget":0})") << int(ThinkingMode::Disabled) << -1 << QString();
    QTest::newRow("as the model likes") << QByteArray(R"({"thinkingBudget":-1})") << int(ThinkingMode::Adaptive) << -1 << QString();
    QTest::newRow("budget") << QByteArray(R"({"thinkingBudget":2000,"includeThoughts":true})") << int(ThinkingMode::Enabled) << 2000
                            << QString();
    QTest::newRow("level") << QByteArray(R"({"thinkingLevel":"HIGH"})") << int(ThinkingMode::Enabled) << -1 << u"high"_s;
    QTest::newRow("thoughts shown") << QByteArray(R"({"include_thoughts":true})") << int(ThinkingMode::Adaptive) << -1 << QString();
    QTest::newRow("nothing") << QByteArray("{}") << int(ThinkingMode::Unset) << -1 << QString();
}

void TestGeminiClient::readsHowToThink()
{
    QFETCH(QByteArray, config);
    QFETCH(int, mode);
    QFETCH(int, budget);
    QFETCH(QString, effort);
    const QByteArray body = R"({"contents":[{"parts":[{"text":"a"}]}],"generationConfig":{"thinkingConfig":)" + config + "}}";
    const auto request = read(body.constData());
    QVERIFY(request);
    QCOMPARE(int(request->thinking), mode);
    QCOMPARE(int(request->thinkingBudget.value_or(-1)), budget);
    QCOMPARE(request->effort, effort.toStdString());
}

void TestGeminiClient::keepsWhatOnlyGeminiKnows()
{
    const QByteArray body = R"({"contents":[{"role":"user","parts":[{"inlineData":{"mimeType":"audio/wav","data":"V0FW"}},{"text":"t"}]},
        {"role":"model","parts":[{"text":"x","thoughtSignature":"VA=="},{"functionCall":{"name":"f","args":{"b":1,"a":2}},"thoughtSignature":"U0lH"}]},
        {"role":"user","parts":[{"functionResponse":{"name":"f","response":{"result":"ok"}}}]}],
        "tools":[{"functionDeclarations":[{"name":"f","parametersJsonSchema":{"type":"object"}}]},{"googleSearch":{"timeRangeFilter":{}}},{"codeExecution":{}}],
        "safetySettings":[{"category":"HARM_CATEGORY_HARASSMENT","threshold":"BLOCK_NONE"}],"cachedContent":"c",
        "generationConfig":{"candidateCount":1,"responseModalities":["TEXT"],"maxOutputTokens":5}})";
    const auto request = read(body.constData());
    QVERIFY2(request, request ? "" : qPrintable(request.error().message));
    const QJsonValue again = writtenAgain(*request);
    QVERIFY2(again == jsonOf(body), compact(again));
}

void TestGeminiClient::carriesSignaturesOfOthers()
{
    ChatResponse response;
    response.blocks = {{.kind = BlockKind::Thinking, .text = "t", .signature = "RXJD"}};
    const QJsonArray parts = partsOf(jsonOf(gemini().writeResponse(response, {}, "r")));
    const QString carried = parts[0][u"thoughtSignature"_s].toString();
    QVERIFY(!carried.isEmpty() && carried != "RXJD"_L1);
    QVERIFY(!QByteArray::fromBase64Encoding(carried.toLatin1()).decoded.isEmpty()); // clients take it for bytes
    const QByteArray body =
        R"({"contents":[{"role":"model","parts":[{"text":"t","thought":true,"thoughtSignature":")" + carried.toLatin1() + "\"}]}]}";
    const auto request = read(body.constData());
    QVERIFY(request);
    QCOMPARE(std::get<ThinkingPart>(request->messages[0].parts[0]).signature, "RXJD");
    QVERIFY(!gemini().mayPassThrough(*request)); // Gemini would refuse it
}

void TestGeminiClient::refusesWhatIsNotARequest_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("message");
    QTest::newRow("no contents") << QByteArray("{}") << u"contents: at least one"_s;
    QTest::newRow("a wrong role") << QByteArray(R"({"contents":[{"role":"robot","parts":[]}]})") << u"contents.0: role: expected"_s;
    QTest::newRow("a wrong type") << QByteArray(R"({"contents":[{"parts":[{"text":5}]}]})") << u"contents.0.parts.0"_s;
    QTest::newRow("no JSON") << QByteArray("hello") << QString();
}

void TestGeminiClient::refusesWhatIsNotARequest()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, message);
    const auto request = read(body.constData());
    QVERIFY(!request);
    QCOMPARE(request.error().kind, ErrorKind::InvalidInput);
    QVERIFY2(request.error().message.contains(message), qPrintable(request.error().message));
}

void TestGeminiClient::streamsEvents()
{
    const auto encoder = gemini().newEncoder({.model = "asked"}, "id1");
    QVERIFY(encoder->contentType().starts_with("text/event-stream"));
    playAnswer(*encoder);
    const QByteArray out = QByteArray::fromStdString(encoder->takeOutput());
    QList<QByteArray> frames = out.split('\n');
    frames.removeAll("\r");
    frames.removeAll("");
    QCOMPARE(frames.size(), 5);
    QList<QJsonValue> chunks;
    for (const QByteArray &frame : frames) {
        QVERIFY2(frame.startsWith("data: {") && frame.endsWith("}\r"), frame);
        chunks.append(jsonOf(frame.mid(6)));
    }
    QCOMPARE(compact(partsOf(chunks[0])), R"([{"text":"hm","thought":true}])");
    QCOMPARE(compact(partsOf(chunks[1])), R"([{"text":"","thought":true,"thoughtSignature":"VFM="}])");
    QCOMPARE(compact(partsOf(chunks[2])), R"([{"text":"\"Hi\""}])");
    QCOMPARE(compact(partsOf(chunks[3])), R"([{"functionCall":{"args":{"a":1},"id":"toolu_1","name":"Read"}}])");
    const QJsonValue last = chunks[4];
    QCOMPARE(last[u"candidates"_s][0][u"finishReason"_s].toString(), u"STOP"_s);
    QCOMPARE(compact(last[u"candidates"_s][0][u"groundingMetadata"_s]),
             R"({"groundingChunks":[{"web":{"title":"Q","uri":"https://q.invalid"}}],"webSearchQueries":["q"]})");
    QCOMPARE(
        compact(last[u"usageMetadata"_s]),
        R"({"cachedContentTokenCount":40,"candidatesTokenCount":5,"promptTokenCount":100,"thoughtsTokenCount":4,"totalTokenCount":109})");
    QCOMPARE(last[u"modelVersion"_s].toString(), u"served"_s);
    QVERIFY(!chunks[2][u"candidates"_s][0].toObject().contains(u"finishReason"_s));
}

void TestGeminiClient::streamsAnArray()
{
    ChatRequest request{.model = "asked"};
    request.streamsAsArray = true;
    const auto encoder = gemini().newEncoder(request, "id1");
    QVERIFY(encoder->contentType().starts_with("application/json"));
    playAnswer(*encoder);
    const QJsonArray chunks = jsonOf(QByteArray::fromStdString(encoder->takeOutput())).toArray();
    QCOMPARE(chunks.size(), 5);
    QCOMPARE(partsOf(chunks[2])[0][u"text"_s].toString(), u"\"Hi\""_s);
}

void TestGeminiClient::endsAFailedStream()
{
    const ProviderError error{.status = 529, .type = "overloaded_error", .message = "busy"};
    for (const bool asArray : {false, true}) {
        ChatRequest request{.model = "asked"};
        request.streamsAsArray = asArray;
        const auto encoder = gemini().newEncoder(request, "id1");
        encoder->accept({.kind = Kind::MessageStart});
        encoder->accept({.kind = Kind::BlockStart});
        encoder->accept({.kind = Kind::BlockDelta, .text = "He"});
        encoder->keepAlive();
        encoder->accept({.kind = Kind::Failure, .error = &error});
        const QByteArray out = QByteArray::fromStdString(encoder->takeOutput());
        if (asArray) {
            const QJsonArray chunks = jsonOf(out).toArray();
            QCOMPARE(chunks.size(), 3);
            QCOMPARE(chunks[2][u"error"_s][u"status"_s].toString(), u"UNAVAILABLE"_s);
        } else {
            QVERIFY2(out.endsWith("data: {\"error\":{\"code\":529,\"message\":\"busy\",\"status\":\"UNAVAILABLE\"}}\r\n\r\n"), out);
        }
        QVERIFY(!out.contains("finishReason"));
    }
}

void TestGeminiClient::writesWholeAnswers()
{
    ChatResponse response{.model = "served", .stop = StopReason::MaxTokens};
    response.blocks = {{.kind = BlockKind::Text, .text = "a"},
                       {.kind = BlockKind::ToolCall, .id = withSignature("call_1", "U0lH"), .name = "f", .inputJson = "{}"}};
    response.usage = {.input = 3, .output = 2};
    const QJsonValue json = jsonOf(gemini().writeResponse(response, {}, "r1"));
    QByteArray expected = R"([{"text":"a"},{"functionCall":{"args":{},"id":"ID","name":"f"},"thoughtSignature":"U0lH"}])";
    expected.replace("ID", QByteArray::fromStdString(withSignature("call_1", "U0lH")));
    QCOMPARE(compact(partsOf(json)), expected);
    QCOMPARE(json[u"candidates"_s][0][u"finishReason"_s].toString(), u"MAX_TOKENS"_s);
    QCOMPARE(json[u"responseId"_s].toString(), u"r1"_s);
    QCOMPARE(json[u"usageMetadata"_s][u"totalTokenCount"_s].toInt(), 5);
}

void TestGeminiClient::writesErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("word");
    QTest::newRow("400") << 400 << u"INVALID_ARGUMENT"_s;
    QTest::newRow("401") << 401 << u"UNAUTHENTICATED"_s;
    QTest::newRow("404") << 404 << u"NOT_FOUND"_s;
    QTest::newRow("429") << 429 << u"RESOURCE_EXHAUSTED"_s;
    QTest::newRow("500") << 500 << u"INTERNAL"_s;
    QTest::newRow("502") << 502 << u"UNAVAILABLE"_s;
    QTest::newRow("504") << 504 << u"DEADLINE_EXCEEDED"_s;
}

void TestGeminiClient::writesErrors()
{
    QFETCH(int, status);
    QFETCH(QString, word);
    const QJsonValue error = jsonOf(gemini().writeError({.status = status, .message = "m"}))[u"error"_s];
    QCOMPARE(error[u"code"_s].toInt(), status);
    QCOMPARE(error[u"status"_s].toString(), word);
    QCOMPARE(error[u"message"_s].toString(), u"m"_s);
}

QTEST_APPLESS_MAIN(TestGeminiClient)
#include "tst_gemini_client.moc"
