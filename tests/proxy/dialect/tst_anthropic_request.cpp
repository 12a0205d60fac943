#include "proxy/dialect/claude_models.h"
#include "proxy/dialect/dialect.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace Qt::StringLiterals;

namespace {

QJsonObject objectOf(const QByteArray &json)
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) qWarning("%s in %s", qPrintable(error.errorString()), json.constData());
    return document.object();
}

struct Sent
{
    QJsonObject body;
    HttpHeaders headers;
};

Sent send(const ChatRequest &request, const std::string &model = "claude-sonnet-4-5", RequestShape shape = {})
{
    Provider provider;
    provider.name = u"p"_s;
    provider.url = QUrl(u"https://host.invalid/v1/messages"_s);
    const HttpHeaders client{{"anthropic-beta", "b1"}, {"Authorization", "Bearer client"}, {"User-Agent", "ua"}};
    Result<UpstreamDraft> draft = findDialect("anthropic")
                                      ->writeRequest({.request = request,
                                                      .provider = provider,
                                                      .credential = "key",
                                                      .model = model,
                                                      .shape = shape,
                                                      .clientBody = {},
                                                      .clientHeaders = client});
    return {objectOf(draft->body), draft->headers};
}

/// A request of a client that speaks another dialect.
ChatRequest foreign(std::vector<ChatMessage> messages)
{
    ChatRequest request;
    request.model = "m";
    request.dialect = "openai-chat";
    request.messages = std::move(messages);
    return request;
}

ChatMessage user(std::vector<ContentPart> parts)
{
    return {Role::User, std::move(parts)};
}

ChatMessage assistant(std::vector<ContentPart> parts)
{
    return {Role::Assistant, std::move(parts)};
}

ContentPart text(std::string words)
{
    return TextPart{.text = std::move(words)};
}

ContentPart result(std::string id, std::string words)
{
    return ToolResultPart{.toolCallId = std::move(id), .content = {TextPart{.text = std::move(words)}}};
}

QString inline_(const QJsonValue &value)
{
    if (value.isObject()) return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
}

} // namespace

/// What Anthropic's provider side makes of the neutral model: nothing is lost of a request in its own dialect, and a request
/// of another one fits the rules of the API.
class TestAnthropicRequest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsTheSession_data();
    void findsTheSession();
    void losesNothingOfItsOwnDialect_data();
    void losesNothingOfItsOwnDialect();
    void ordersTheTurnsOfOthers();
    void answersEveryCall();
    void mapsWhatOthersSay();
    void leavesForeignThinkingOut();
    void goesOnAsItCameOnlyWithThinkingOfItsOwn();
    void choosesHowToThink_data();
    void choosesHowToThink();
    void asksForJson_data();
    void asksForJson();
    void sendsOneCredential();
    void knowsGenerations_data();
    void knowsGenerations();
};

void TestAnthropicRequest::findsTheSession_data()
{
    QTest::addColumn<QByteArray>("userId");
    QTest::addColumn<std::string>("session");
    QTest::newRow("words") << QByteArray(R"("user_1_account__session_5f0c-1")") << std::string("5f0c-1");
    QTest::newRow("JSON as text") << QByteArray(R"("{\"device_id\":\"d\",\"session_id\":\"5f0c-2\",\"x\":1}")") << std::string("5f0c-2");
    QTest::newRow("cut JSON") << QByteArray(R"("{\"session_id\":\"5f0c")") << std::string();
    QTest::newRow("none") << QByteArray(R"("somebody")") << std::string();
    QTest::newRow("null") << QByteArray("null") << std::string();
}

void TestAnthropicRequest::findsTheSession()
{
    QFETCH(QByteArray, userId);
    QFETCH(std::string, session);
    const QByteArray body = R"({"model":"m","messages":[{"role":"user","content":"a"}],"metadata":{"user_id":)" + userId + "}}";
    const Result<ChatRequest> request = findDialect("anthropic")->readRequest(body.toStdString(), {});
    QVERIFY2(request, request ? "" : qPrintable(request.error().message));
    QCOMPARE(request->sessionId, session);
}

void TestAnthropicRequest::losesNothingOfItsOwnDialect_data()
{
    QTest::addColumn<QByteArray>("members"); // of the body, besides model and max_tokens
    const auto row = [](const char *name, const char *members) { QTest::addRow("%s", name) << QByteArray(members); };
    const char *hi = R"("messages":[{"role":"user","content":[{"type":"text","text":"hi"}]}])";
    const auto with = [&](const char *name, const char *members) { row(name, QByteArray(members).append(',').append(hi).constData()); };
    with(
        "system with marks, billing line kept",
        R"("system":[{"type":"text","text":"x-anthropic-billing-header: cc_version=2"},{"type":"text","text":"s","cache_control":{"type":"ephemeral","ttl":"1h"}}])");
    with(
        "members without a word in the model",
        R"("context_management":{"edits":[{"type":"clear_thinking_20251015","keep":"all"}]},"service_tier":"auto","container":"c1","mcp_servers":[{"type":"url","url":"https://x","name":"n"}],"inference_geo":null)");
    with(
        "rest of half known members",
        R"("metadata":{"user_id":"u","more":1},"thinking":{"type":"enabled","budget_tokens":2000,"display":"omitted"},"output_config":{"effort":"xhigh","task_budget":{"type":"tokens","total":9},"format":{"type":"json_schema","schema":{"type":"object"}}})");
    with("a format that came later", R"("output_config":{"format":{"type":"grammar","grammar":"g"}})");
    with("sampling", R"("temperature":0.3,"top_p":0.9,"top_k":5,"stop_sequences":["X"," "],"stream":true)");
    with(
        "tools",
        R"("tools":[{"name":"t","description":"d","input_schema":{"type":"object","properties":{}},"strict":true,"defer_loading":true,"cache_control":{"type":"ephemeral"}},{"type":"web_search_20250305","name":"web_search","max_uses":8},{"name":"any","input_schema":{}}],"tool_choice":{"type":"tool","name":"t","disable_parallel_tool_use":true})");
    row("documents and images",
        R"("messages":[{"role":"user","content":[{"type":"document","source":{"type":"base64","media_type":"application/pdf","data":"AAAA"},"title":"T","context":"C","citations":{"enabled":true},"cache_control":{"type":"ephemeral"}},{"type":"document","source":{"type":"text","media_type":"text/plain","data":"words"}},{"type":"document","source":{"type":"url","url":"https://x/y.pdf"}},{"type":"document","source":{"type":"file","file_id":"f1"}},{"type":"document","source":{"type":"content","content":[{"type":"text","text":"inner"}]}},{"type":"image","source":{"type":"url","url":"https://x/y.png"},"cache_control":{"type":"ephemeral"}},{"type":"image","source":{"type":"file","file_id":"f2"}},{"type":"search_result","source":"s","title":"t","content":[{"type":"text","text":"r"}]}]}])");
    row("a tool loop with thinking",
        R"("messages":[{"role":"user","content":[{"type":"text","text":"go"}]},{"role":"system","content":[{"type":"text","text":"agents"}]},{"role":"assistant","content":[{"type":"thinking","thinking":"t","signature":"U0lH"},{"type":"redacted_thinking","data":"UkVE"},{"type":"text","text":"cited","citations":[{"type":"char_location","cited_text":"c"}]},{"type":"tool_use","id":"toolu_1","name":"Read","input":{"b":2,"a":1},"caller":{"type":"direct"}}]},{"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_1","content":[{"type":"text","text":"ok"},{"type":"image","source":{"type":"base64","media_type":"image/png","data":"QQ=="}},{"type":"document","source":{"type":"text","media_type":"text/plain","data":"d"}},{"type":"tool_reference","tool_name":"n"}],"is_error":true,"cache_control":{"type":"ephemeral"}}]}],"thinking":{"type":"enabled","budget_tokens":1024})");
    row("server tools",
        R"("messages":[{"role":"user","content":[{"type":"text","text":"q"}]},{"role":"assistant","content":[{"type":"server_tool_use","id":"srvtoolu_1","name":"web_search","input":{"query":"q"}},{"type":"web_search_tool_result","tool_use_id":"srvtoolu_1","content":[{"type":"web_search_result","url":"u","title":"t","encrypted_content":"e","page_age":null}]},{"type":"web_search_tool_result","tool_use_id":"srvtoolu_2","content":{"type":"web_search_tool_result_error","error_code":"unavailable"}}]},{"role":"user","content":[{"type":"container_upload","file_id":"f"}]}])");
}

void TestAnthropicRequest::losesNothingOfItsOwnDialect()
{
    QFETCH(QByteArray, members);
    const QByteArray body = R"({"model":"asked","max_tokens":5000,)" + members + '}';
    const Result<ChatRequest> request =
        findDialect("anthropic")->readRequest({body.constData(), static_cast<std::size_t>(body.size())}, {});
    QVERIFY2(request, request ? "" : qPrintable(request.error().message));
    QJsonObject expected = objectOf(body);
    expected.insert(u"model"_s, u"claude-sonnet-4-5"_s);
    expected.remove(u"inference_geo"_s); // null says nothing
    const QJsonObject actual = send(*request).body;
    QVERIFY2(actual == expected, qPrintable(u"\n%1\n%2"_s.arg(inline_(actual), inline_(expected))));
}

void TestAnthropicRequest::ordersTheTurnsOfOthers()
{
    ChatRequest request = foreign({assistant({text("welcome")}),
                                   user({text("a"), text("")}),
                                   user({text("b")}),
                                   assistant({ToolCallPart{.id = "call:1", .name = "t", .inputJson = "{}"}}),
                                   assistant({ToolCallPart{.id = "call:2", .name = "t", .inputJson = R"({"x":1})"}}),
                                   {Role::System, {text("note")}},
                                   user({result("call:2", "two")}),
                                   user({result("call:1", "")})});
    const QJsonObject body = send(request).body;
    QCOMPARE(body.value(u"max_tokens"_s).toInt(), 32000);
    QCOMPARE(
        inline_(body.value(u"messages"_s)),
        QString::fromUtf8(
            R"([{"content":[{"text":"[The conversation begins with the assistant.]","type":"text"}],"role":"user"},)"
            R"({"content":[{"text":"welcome","type":"text"}],"role":"assistant"},)"
            R"({"content":[{"text":"a","type":"text"},{"text":"b","type":"text"}],"role":"user"},)"
            R"({"content":[{"id":"call_1","input":{},"name":"t","type":"tool_use"},{"id":"call_2","input":{"x":1},"name":"t","type":"tool_use"}],"role":"assistant"},)"
            R"({"content":[{"content":[{"text":"two","type":"text"}],"tool_use_id":"call_2","type":"tool_result"},{"content":[],"tool_use_id":"call_1","type":"tool_result"},{"text":"note","type":"text"}],"role":"user"}])"));
}

void TestAnthropicRequest::answersEveryCall()
{
    const ContentPart call = ToolCallPart{.id = "c1", .name = "t", .inputJson = "{}"};
    const ChatRequest request = foreign({user({text("a")}), assistant({call}), user({text("b"), result("lost", "R")}), assistant({call})});
    const QString messages = inline_(send(request).body.value(u"messages"_s));
    const QString notRun =
        u"{\"content\":[{\"text\":\"The tool was not run.\",\"type\":\"text\"}],\"is_error\":true,\"tool_use_id\":\"c1\",\"type\":\"tool_result\"}"_s;
    QCOMPARE(messages.count(notRun), 2);
    QVERIFY2(messages.contains(notRun + u",{\"text\":\"b\""_s), qPrintable(messages));
    QVERIFY2(messages.contains(u"no longer in the conversation]\",\"type\":\"text\"},{\"text\":\"R\""_s), qPrintable(messages));
}

void TestAnthropicRequest::mapsWhatOthersSay()
{
    ChatRequest request = foreign({user({ImagePart{.mediaType = "image/jpg", .data = "QQ=="}, ImagePart{.url = "https://x/i.png"},
                                         DocumentPart{.mediaType = "text/markdown", .data = "IyBI"},
                                         DocumentPart{.mediaType = "application/zip", .data = "UEs=", .title = "a.zip"},
                                         OtherPart{.type = "input_audio", .text = "[audio]", .json = R"({"type":"input_audio"})"}})});
    request.tools = {{.name = "bare"},
                     {.name = "props", .schemaJson = R"({ "properties":{"type":{}}})", .strict = true},
                     {.name = "web_search", .serverType = "web_search"},
                     {.name = "code", .serverType = "code_interpreter"}};
    request.toolChoice = {.kind = ToolChoiceKind::Unset, .parallelDisabled = true};
    request.temperature = 1.7;
    request.topP = 0.9;
    request.stopSequences = {"\n", "END"};
    request.extra = {{"logprobs", "true"}};
    request.maxTokens = 700;
    request.effort = "high"; // no room to think
    const QJsonObject body = send(request).body;
    QCOMPARE(inline_(body.value(u"messages"_s)[0][u"content"_s]),
             QString::fromUtf8(
                 R"([{"source":{"data":"QQ==","media_type":"image/jpeg","type":"base64"},"type":"image"},)"
                 R"({"source":{"type":"url","url":"https://x/i.png"},"type":"image"},)"
                 R"({"source":{"data":"# H","media_type":"text/plain","type":"text"},"type":"document"},)"
                 R"({"text":"[The document \"a.zip\" of type application/zip was left out: this provider cannot read it]","type":"text"},)"
                 R"({"text":"[audio]","type":"text"}])"));
    QCOMPARE(inline_(body.value(u"tools"_s)),
             QString::fromUtf8(R"([{"input_schema":{"type":"object"},"name":"bare"},)"
                               R"({"input_schema":{"properties":{"type":{}},"type":"object"},"name":"props"},)"
                               R"({"name":"web_search","type":"web_search_20250305"}])"));
    QCOMPARE(inline_(body.value(u"tool_choice"_s)), u"{\"disable_parallel_tool_use\":true,\"type\":\"auto\"}"_s);
    QCOMPARE(body.value(u"temperature"_s).toDouble(), 1.0);
    QCOMPARE(inline_(body.value(u"stop_sequences"_s)), u"[\"END\"]"_s);
    for (const QString &absent : {u"top_p"_s, u"logprobs"_s, u"thinking"_s, u"output_config"_s, u"stream"_s, u"metadata"_s})
        QVERIFY2(!body.contains(absent), qPrintable(absent));
}

void TestAnthropicRequest::leavesForeignThinkingOut()
{
    ChatRequest request;
    request.dialect = "anthropic";
    request.thinking = ThinkingMode::Enabled;
    request.thinkingBudget = 2000;
    const ContentPart call = ToolCallPart{.id = "toolu_1", .name = "t", .inputJson = "{}"};
    request.messages = {user({text("a")}), assistant({ThinkingPart{.text = "g", .signature = "gemini:abc"}}), user({text("b")}),
                        assistant({ThinkingPart{.text = "x", .signature = "Y2NyLWRlc2t0b3A6IHVuc2lnbmVkIHRoaW5raW5n"}, call}),
                        user({result("toolu_1", "r")})};
    QJsonObject body = send(request).body;
    QVERIFY2(!inline_(body.value(u"messages"_s)).contains(u"thinking"_s), qPrintable(inline_(body)));
    QCOMPARE(body.value(u"messages"_s).toArray().size(), 4);
    QVERIFY(!body.contains(u"thinking"_s)); // the loop does not begin with thinking any more: the API would refuse it
    request.messages.push_back(assistant({text("done")}));
    request.messages.push_back(user({text("next")}));
    body = send(request).body;
    QCOMPARE(body.value(u"thinking"_s)[u"budget_tokens"_s].toInt(), 2000);
}

void TestAnthropicRequest::goesOnAsItCameOnlyWithThinkingOfItsOwn()
{
    ChatRequest request;
    request.messages = {assistant({ThinkingPart{.text = "x", .signature = "RXJDa0NrWUlDeEFD"}, ThinkingPart{.redactedData = "QUJD"}})};
    QVERIFY(findDialect("anthropic")->mayPassThrough(request));
    request.messages[0].parts.push_back(ThinkingPart{.text = "x", .signature = "gemini:QUJD"});
    QVERIFY(!findDialect("anthropic")->mayPassThrough(request));
}

void TestAnthropicRequest::choosesHowToThink_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<int>("mode");
    QTest::addColumn<QString>("effort");
    QTest::addColumn<int>("maxTokens");
    QTest::addColumn<QString>("thinking"); // and effort
    const auto row = [](const char *name, const char *model, ThinkingMode mode, const char *effort, int maxTokens, const char *thinking) {
        QTest::addRow("%s", name) << QString::fromLatin1(model) << int(mode) << QString::fromLatin1(effort) << maxTokens
                                  << QString::fromLatin1(thinking);
    };
    using enum ThinkingMode;
    row("nobody asked", "claude-sonnet-4-5", Unset, "", 0, "{} ");
    row("low effort", "claude-sonnet-4-5", Unset, "low", 0, R"({"budget_tokens":1024,"type":"enabled"} )");
    row("medium effort", "claude-sonnet-4-5", Enabled, "medium", 0, R"({"budget_tokens":8192,"type":"enabled"} )");
    row("more than there is room for", "claude-sonnet-4-5", Enabled, "high", 4000, R"({"budget_tokens":3999,"type":"enabled"} )");
    row("no thinking", "claude-sonnet-4-5", Unset, "none", 0, R"({"type":"disabled"} )");
    row("adaptive", "claude-opus-4-7", Unset, "minimal", 0, R"({"display":"summarized","type":"adaptive"} low)");
    row("most effort", "claude-opus-4-7", Enabled, "xhigh", 0, R"({"display":"summarized","type":"adaptive"} xhigh)");
    row("an effort that came later", "claude-opus-4-6", Enabled, "xhigh", 0, R"({"display":"summarized","type":"adaptive"} high)");
    row("a model that cannot", "claude-3-5-haiku-20241022", Unset, "high", 0, "{} ");
    row("another family", "glm-4.6", Unset, "high", 0, R"({"budget_tokens":8191,"type":"enabled"} )");
}

void TestAnthropicRequest::choosesHowToThink()
{
    QFETCH(QString, model);
    QFETCH(int, mode);
    QFETCH(QString, effort);
    QFETCH(int, maxTokens);
    QFETCH(QString, thinking);
    ChatRequest request = foreign({user({text("a")})});
    request.thinking = ThinkingMode(mode);
    request.effort = effort.toStdString();
    if (maxTokens > 0) request.maxTokens = maxTokens;
    request.temperature = 0.5;
    const QJsonObject body = send(request, model.toStdString()).body;
    QCOMPARE(inline_(body.value(u"thinking"_s).toObject()) + u' ' + body.value(u"output_config"_s)[u"effort"_s].toString(), thinking);
    const bool thinks = thinking.contains(u"enabled"_s) || thinking.contains(u"adaptive"_s);
    QCOMPARE(body.contains(u"temperature"_s), !thinks); // they exclude each other

    request.tools = {{.name = "t"}};
    request.toolChoice.kind = ToolChoiceKind::Any;
    const QJsonObject forced = send(request, model.toStdString()).body;
    QVERIFY(forced.value(u"thinking"_s)[u"type"_s].toString(u"disabled"_s) == "disabled"_L1);
}

void TestAnthropicRequest::asksForJson_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<bool>("hasSchema");
    QTest::addColumn<bool>("byFormat");
    QTest::addRow("a schema") << u"claude-sonnet-4-5"_s << true << true;
    QTest::addRow("a schema to a model without formats") << u"claude-3-7-sonnet-20250219"_s << true << false;
    QTest::addRow("any JSON") << u"claude-sonnet-4-5"_s << false << false;
}

void TestAnthropicRequest::asksForJson()
{
    QFETCH(QString, model);
    QFETCH(bool, hasSchema);
    QFETCH(bool, byFormat);
    ChatRequest request = foreign({user({text("a")})});
    request.system = {{.text = "s"}};
    request.outputIsJson = true;
    if (hasSchema) request.outputSchemaJson = R"({"type":"object","title":"T"})";
    const QJsonObject body = send(request, model.toStdString()).body;
    QCOMPARE(body.contains(u"output_config"_s), byFormat);
    QCOMPARE(body.value(u"system"_s).toArray().size(), byFormat ? 1 : 2);
    QCOMPARE(inline_(body).contains(u"T"_s), hasSchema);
}

void TestAnthropicRequest::sendsOneCredential()
{
    ChatRequest request = foreign({user({text("a")})});
    const HttpHeaders plain = send(request).headers;
    QCOMPARE(plain.value("x-api-key"), "key");
    QVERIFY(!plain.find("Authorization"));
    QVERIFY(!plain.find("anthropic-beta")); // headers of another dialect's client are not Anthropic's
    QCOMPARE(plain.value("anthropic-version"), "2023-06-01");
    RequestShape shape;
    shape.useBearer = true;
    request.dialect = "anthropic";
    const HttpHeaders bearer = send(request, "m", shape).headers;
    QCOMPARE(bearer.value("Authorization"), "Bearer key");
    QVERIFY(!bearer.find("x-api-key"));
    QCOMPARE(bearer.value("anthropic-beta"), "b1");
}

void TestAnthropicRequest::knowsGenerations_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<int>("version");
    QTest::addColumn<int>("maxTokens");
    QTest::addRow("3") << u"claude-3-opus-20240229"_s << 300 << 4096;
    QTest::addRow("3.5") << u"claude-3-5-haiku-20241022"_s << 305 << 8192;
    QTest::addRow("3.7") << u"claude-3-7-sonnet@20250219"_s << 307 << 32000;
    QTest::addRow("4 with a date") << u"claude-opus-4-20250514"_s << 400 << 32000;
    QTest::addRow("4 on Vertex") << u"claude-sonnet-4@20250514"_s << 400 << 32000;
    QTest::addRow("4.5") << u"claude-haiku-4-5-20251001"_s << 405 << 32000;
    QTest::addRow("with a dot") << u"anthropic/claude-opus-4.7"_s << 407 << 32000;
    QTest::addRow("number first") << u"anthropic/claude-4.6-opus"_s << 406 << 32000;
    QTest::addRow("5") << u"claude-sonnet-5"_s << 500 << 32000;
    QTest::addRow("10") << u"claude-sonnet-10-1"_s << 1001 << 32000;
    QTest::addRow("another family") << u"kimi-k2-0905"_s << 0 << 8192;
    QTest::addRow("no number") << u"claude"_s << 0 << 8192;
}

void TestAnthropicRequest::knowsGenerations()
{
    QFETCH(QString, model);
    QFETCH(int, version);
    QFETCH(int, maxTokens);
    const ClaudeModel claude(model.toStdString());
    QCOMPARE(claude.version, version);
    QCOMPARE(claude.defaultMaxTokens(), std::int64_t(maxTokens));
}

QTEST_APPLESS_MAIN(TestAnthropicRequest)
#include "tst_anthropic_request.moc"
