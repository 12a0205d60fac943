#include "proxy/proxy_service.h"

#include "proxy/exchange/image_agent.h"
#include "tests/support/fake_provider.h"
#include "tests/support/proxy_client.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace ccr::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using logging::Outcome;

namespace {

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

/// What a fake model says: text, calls, both.
struct Said
{
    QByteArray text;
    QList<QPair<QByteArray, QByteArray>> calls; ///< name and arguments
};

const QPair<QByteArray, QByteArray> look{"analyzeImage", R"({"imageId":["1"],"task":"which animal?"})"};

QByteArray escaped(QByteArray json)
{
    return json.replace('"', "\\\"");
}

/// As an OpenAI-compatible server answers; 10 tokens in, 3 out.
void say(const FakeProvider::Request &request, const Said &said)
{
    static int number = 0;
    QByteArray calls;
    for (qsizetype i = 0; i < said.calls.size(); ++i)
        calls += (calls.isEmpty() ? "" : ",") + QByteArray(R"({"index":)") + QByteArray::number(i) + R"(,"id":"call_)"
                 + QByteArray::number(++number) + R"(","type":"function","function":{"name":")" + said.calls[i].first + R"(","arguments":")"
                 + escaped(said.calls[i].second) + "\"}}";
    const QByteArray content = "\"content\":\"" + said.text + '"' + (calls.isEmpty() ? "" : ",\"tool_calls\":[" + calls + ']');
    const QByteArray reason = calls.isEmpty() ? "stop" : "tool_calls";
    const QByteArray usage = R"("usage":{"prompt_tokens":10,"completion_tokens":3})";
    if (!object(request.body).value(u"stream"_s).toBool())
        return request.peer->answer(200, R"({"id":"c","model":"m","choices":[{"index":0,"message":{"role":"assistant",)" + content
                                             + R"(},"finish_reason":")" + reason + "\"}]," + usage + '}');
    request.peer->beginStream();
    request.peer->sendChunk(R"(data: {"id":"c","model":"m","choices":[{"index":0,"delta":{)" + content + "}}]}\n\n");
    request.peer->sendChunk(R"(data: {"id":"c","choices":[{"index":0,"delta":{},"finish_reason":")" + reason + "\"}]," + usage
                            + "}\n\ndata: [DONE]\n\n");
    request.peer->endChunks();
}

/// A conversation whose older messages hold two images.
QByteArray conversation(bool stream, const QByteArray &more = {})
{
    return QByteArray(
               R"({"model":"any","max_tokens":100,"metadata":{"user_id":"user_x_account__session_4c5ab2a8-0000-4000-8000-000000000001"},)")
           + R"("tools":[{"name":"Read","description":"reads","input_schema":{"type":"object"}}],"messages":[)"
           + R"({"role":"user","content":[{"type":"text","text":"see"},{"type":"image","source":{"type":"base64","media_type":"image/png","data":"Q0FU"}},)"
           + R"({"type":"image","source":{"type":"base64","media_type":"image/png","data":"RE9H"}}]},)"
           + R"({"role":"assistant","content":"I see."},{"role":"user","content":"which animal is it?"})" + more + "]"
           + (stream ? R"(,"stream":true})" : "}");
}

/// The client's message, whether it came whole or in pieces: "[text][tool name input] stop input/output", or the error.
QString messageIn(const RawResponse &response)
{
    QString line;
    if (!response.body.startsWith("event:") && !response.body.startsWith("data:")) {
        const QJsonObject message = object(response.body);
        if (message.contains(u"error"_s)) return u"error "_s + message.value(u"error"_s).toObject().value(u"message"_s).toString();
        for (const QJsonValue &block : message.value(u"content"_s).toArray())
            line += block[u"type"].toString() == u"text" ? u'[' + block[u"text"].toString() + u']'
                                                         : u"[tool "_s + block[u"name"].toString() + u']';
        const QJsonObject usage = message.value(u"usage"_s).toObject();
        return line + u' ' + message.value(u"stop_reason"_s).toString() + u' ' + QString::number(usage.value(u"input_tokens"_s).toInt())
               + u'/' + QString::number(usage.value(u"output_tokens"_s).toInt());
    }
    int starts = 0;
    int stops = 0;
    int index = 0;
    for (const QByteArray &part : response.body.split('\n')) {
        if (!part.startsWith("data: ")) continue;
        const QJsonObject event = object(part.mid(6));
        const QString type = event.value(u"type"_s).toString();
        if (type == u"message_start") ++starts;
        if (type == u"message_stop") ++stops;
        if (type == u"content_block_start") {
            const QJsonObject block = event.value(u"content_block"_s).toObject();
            line += block.value(u"type"_s).toString() == u"text" ? u"["_s : u"[tool "_s + block.value(u"name"_s).toString();
            if (event.value(u"index"_s).toInt() != index++) line += u" WRONG INDEX"_s;
        }
        if (type == u"content_block_delta") line += event.value(u"delta"_s).toObject().value(u"text"_s).toString();
        if (type == u"content_block_stop") line += u']';
        if (type == u"error") return line + u" error "_s + event.value(u"error"_s).toObject().value(u"message"_s).toString();
        if (type == u"message_delta") {
            const QJsonObject usage = event.value(u"usage"_s).toObject();
            line += u' ' + event.value(u"delta"_s).toObject().value(u"stop_reason"_s).toString() + u' '
                    + QString::number(usage.value(u"input_tokens"_s).toInt()) + u'/'
                    + QString::number(usage.value(u"output_tokens"_s).toInt());
        }
    }
    return starts == 1 && stops == 1 ? line : line + u" STARTS %1 STOPS %2"_s.arg(starts).arg(stops);
}

} // namespace

/// The image agent over sockets: one provider plays the model that cannot see, the other the one that can.
class TestImageAgent : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void answersWithinOneMessage_data();
    void answersWithinOneMessage();
    void looksAtSeveralImagesAtOnce();
    void letsTheClientsToolsGoFirst_data();
    void letsTheClientsToolsGoFirst();
    void tellsTheModelWhatFailed_data();
    void tellsTheModelWhatFailed();
    void endsWhatNeverEnds_data();
    void endsWhatNeverEnds();
    void stopsEverythingWhenTheClientLeaves();
    void triesAgainBetweenTurns();
    void breaksOffInsideALaterTurn();
    void leavesAModelThatSeesAlone();

private:
    RawResponse ask(const QByteArray &content);
    void start();
    QJsonArray messagesOf(std::size_t request) const { return object(m_blind->requests().at(request).body).value(u"messages"_s).toArray(); }

    std::unique_ptr<FakeProvider> m_blind;
    std::unique_ptr<FakeProvider> m_eyes;
    std::unique_ptr<RecordingTarget> m_log;
    std::unique_ptr<ProxyService> m_service;
    ProxyConfig m_config;
    QList<Said> m_script; ///< of the model that cannot see
};

void TestImageAgent::init()
{
    m_service.reset();
    m_blind = std::make_unique<FakeProvider>();
    m_eyes = std::make_unique<FakeProvider>();
    m_log = std::make_unique<RecordingTarget>();
    m_script.clear();
    m_config = {};
    m_config.port = freePort();
    m_config.apiKey = u"router-key"_s;
    m_config.timeout = 20s;
    const auto provider = [this](const QString &name, const QUrl &url) {
        m_config.providers.push_back(
            {.name = name, .url = url, .keys = {{.label = u"$KEY"_s, .secret = u"secret"_s}}, .dialect = u"openai-chat"_s});
    };
    provider(u"blind"_s, m_blind->url());
    provider(u"eyes"_s, m_eyes->url());
    m_config.router.defaultRoute = {u"blind"_s, u"text"_s};
    m_config.router.image = {u"eyes"_s, u"img"_s};
    m_blind->onRequest = [this](const FakeProvider::Request &request) {
        say(request, m_script.isEmpty() ? Said{"out of script", {}} : m_script.takeFirst());
    };
    m_eyes->onRequest = [](const FakeProvider::Request &request) { say(request, {"A cat.", {}}); };
}

void TestImageAgent::start()
{
    m_service = std::make_unique<ProxyService>(m_config, *m_log);
    m_service->start();
    QTRY_COMPARE(m_service->state().status, ProxyState::Status::Running);
}

RawResponse TestImageAgent::ask(const QByteArray &content)
{
    if (!m_service) start();
    RawClient client(m_config.port);
    client.send(post(content));
    std::optional<RawResponse> response;
    [&] { QTRY_VERIFY_WITH_TIMEOUT(hasArrived(client, response), 15'000); }();
    return response.value_or(RawResponse());
}

void TestImageAgent::answersWithinOneMessage_data()
{
    QTest::addColumn<bool>("stream");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("seen");
    QTest::newRow("in pieces") << true << QByteArray("Let me look.") << u"[Let me look.][It is a cat.] end_turn 30/9"_s;
    QTest::newRow("in pieces, at once") << true << QByteArray() << u"[It is a cat.] end_turn 30/9"_s;
    QTest::newRow("whole") << false << QByteArray("Let me look.") << u"[Let me look.][It is a cat.] end_turn 30/9"_s;
    QTest::newRow("whole, at once") << false << QByteArray() << u"[It is a cat.] end_turn 30/9"_s;
}

void TestImageAgent::answersWithinOneMessage()
{
    QFETCH(bool, stream);
    QFETCH(QByteArray, before);
    QFETCH(QString, seen);
    m_script = {{before, {look}}, {"It is a cat.", {}}};
    const RawResponse response = ask(conversation(stream));
    QCOMPARE(response.status, 200);
    QCOMPARE(messageIn(response), seen);

    // The model that cannot see: no image, but the tool; then its own call and the answer.
    QCOMPARE(m_blind->requests().size(), std::size_t(2));
    const QByteArray first = m_blind->requests()[0].body;
    QVERIFY(!first.contains("Q0FU") && !first.contains("image_url"));
    QVERIFY(first.contains("[Image #1]") && first.contains("[Image #2]"));
    QCOMPARE(object(first).value(u"tools"_s).toArray().size(), 2);
    const QJsonArray messages = messagesOf(1);
    const QJsonObject result = messages.last().toObject();
    QCOMPARE(result.value(u"role"_s).toString(), u"tool"_s);
    QCOMPARE(result.value(u"content"_s).toString(), u"A cat."_s);
    const QJsonObject call = messages[messages.size() - 2].toObject().value(u"tool_calls"_s).toArray().first().toObject();
    QCOMPARE(call.value(u"id"_s), result.value(u"tool_call_id"_s));

    // The one that sees: the image that was asked about and nothing else.
    QCOMPARE(m_eyes->requests().size(), std::size_t(1));
    const QByteArray question = m_eyes->requests()[0].body;
    QVERIFY(question.contains("Q0FU") && !question.contains("RE9H") && question.contains("which animal?"));
    QCOMPARE(object(question).value(u"model"_s).toString(), u"img"_s);
    QVERIFY(m_eyes->requests()[0].head.contains("Bearer secret"));

    // Nothing of it is invisible, and nothing is counted twice.
    QTRY_COMPARE(m_log->finished().size(), std::size_t(2));
    const auto started = m_log->facts<logging::ExchangeStarted>();
    QVERIFY(started[1].client.starts_with("image agent of req_"));
    QCOMPARE(started[1].sessionId, started[0].sessionId);
    QCOMPARE(m_log->facts<logging::ExchangeRouted>()[1].rule, std::string("image agent"));
    QCOMPARE(m_log->facts<logging::AttemptStarted>().size(), std::size_t(3));
    QCOMPARE(m_log->finished()[0].tokens.input, std::int64_t(10)); // the inner one ends first
    QCOMPARE(m_log->finished()[1].tokens.input, std::int64_t(20));
    QCOMPARE(m_log->finished()[1].tokens.output, std::int64_t(6));
    QVERIFY(m_log->finished()[1].outcome == Outcome::Ok);
    QCOMPARE(m_log->finished()[1].finishReason, std::string("stop"));
}

void TestImageAgent::looksAtSeveralImagesAtOnce()
{
    m_eyes->onRequest = [](const FakeProvider::Request &request) {
        say(request, {request.body.contains("Q0FU") ? "A cat." : "A dog.", {}});
    };
    m_script = {{{}, {look, {"analyzeImage", R"({"imageId":["2"],"task":"?"})"}, {"analyzeImage", R"({"imageId":["9"],"task":"?"})"}}},
                {"Both.", {}}};
    QCOMPARE(messageIn(ask(conversation(true))), u"[Both.] end_turn 40/12"_s);
    const QJsonArray messages = messagesOf(1);
    QCOMPARE(messages[messages.size() - 3][u"content"].toString(), u"A cat."_s);
    QCOMPARE(messages[messages.size() - 2][u"content"].toString(), u"A dog."_s);
    QVERIFY(messages.last()[u"content"].toString().contains(u"Known are: 1, 2"_s));
    QCOMPARE(m_eyes->requests().size(), std::size_t(2));
}

void TestImageAgent::letsTheClientsToolsGoFirst_data()
{
    QTest::addColumn<bool>("stream");
    QTest::newRow("in pieces") << true;
    QTest::newRow("whole") << false;
}

void TestImageAgent::letsTheClientsToolsGoFirst()
{
    QFETCH(bool, stream);
    m_script = {{{}, {look, {"Read", R"({"path":"a"})"}}}, {"Done.", {}}};
    const RawResponse response = ask(conversation(stream));
    QCOMPARE(messageIn(response), u"[tool Read] tool_use 20/6"_s);
    const QRegularExpression idPattern(u"\"id\":\"(call_[0-9]+)\""_s);
    const QByteArray id = idPattern.match(QString::fromUtf8(response.body)).captured(1).toUtf8();
    QVERIFY(!id.isEmpty());
    QTRY_COMPARE(m_log->finished().size(), std::size_t(2));
    QCOMPARE(m_log->finished()[1].tokens.input, std::int64_t(10));

    // In the client's next request the model finds what it asked for.
    const QByteArray more = R"(,{"role":"assistant","content":[{"type":"tool_use","id":")" + id
                            + R"(","name":"Read","input":{"path":"a"}}]},{"role":"user","content":[{"type":"tool_result","tool_use_id":")"
                            + id + R"(","content":"text of a"}]})";
    QCOMPARE(messageIn(ask(conversation(stream, more))), u"[Done.] end_turn 10/3"_s);
    const QJsonArray messages = messagesOf(1);
    QCOMPARE(messages.last()[u"content"].toString(), u"A cat."_s);
    QCOMPARE(messages[messages.size() - 2][u"content"].toString(), u"text of a"_s);
    QCOMPARE(messages[messages.size() - 3][u"tool_calls"].toArray().size(), 2);
}

void TestImageAgent::tellsTheModelWhatFailed_data()
{
    QTest::addColumn<int>("status"); ///< 0: nobody is there; -1: the provider is misconfigured
    QTest::addColumn<QString>("said");
    QTest::newRow("refused") << 400 << u"no such model"_s;
    QTest::newRow("out of order") << 500 << u"no such model"_s;
    QTest::newRow("nobody there") << 0 << u"127.0.0.1"_s;
    QTest::newRow("misconfigured") << -1 << u"cannot be used"_s;
}

void TestImageAgent::tellsTheModelWhatFailed()
{
    QFETCH(int, status);
    QFETCH(QString, said);
    m_eyes->onRequest = [status](const FakeProvider::Request &request) {
        request.peer->answer(status, R"({"error":{"message":"no such model"}})");
    };
    if (status == 0) m_config.providers[1].url = QUrl(u"http://127.0.0.1:%1/v1"_s.arg(freePort()));
    if (status == -1) m_config.providers[1].problem = u"disabled"_s;
    m_script = {{"Look.", {look}}, {"I cannot.", {}}};
    QCOMPARE(messageIn(ask(conversation(true))), u"[Look.][I cannot.] end_turn 20/6"_s);
    const QString result = messagesOf(1).last()[u"content"].toString();
    QVERIFY2(result.contains(u"could not be looked at"_s) && result.contains(said), qPrintable(result));
    QTRY_COMPARE(m_log->finished().size(), std::size_t(2));
    QVERIFY(m_log->finished()[0].outcome == Outcome::Failed);
    QVERIFY(m_log->finished()[1].outcome == Outcome::Ok);
}

void TestImageAgent::endsWhatNeverEnds_data()
{
    letsTheClientsToolsGoFirst_data();
}

void TestImageAgent::endsWhatNeverEnds()
{
    QFETCH(bool, stream);
    m_blind->onRequest = [](const FakeProvider::Request &request) { say(request, {{}, {look}}); };
    const RawResponse response = ask(conversation(stream));
    QVERIFY2(messageIn(response).startsWith(u" end_turn"_s), qPrintable(messageIn(response)));
    QCOMPARE(m_eyes->requests().size(), std::size_t(ImageAgent::mostTurns));
    QCOMPARE(m_blind->requests().size(), std::size_t(ImageAgent::mostTurns + 2)); // one is told that it is enough
}

void TestImageAgent::stopsEverythingWhenTheClientLeaves()
{
    m_eyes->onRequest = nullptr;
    m_script = {{"Look.", {look}}};
    start();
    {
        RawClient client(m_config.port);
        client.send(post(conversation(true)));
        QTRY_COMPARE(m_eyes->requests().size(), std::size_t(1));
    }
    QTRY_VERIFY(!m_eyes->peers().front()->isOpen());
    QTRY_COMPARE(m_log->finished().size(), std::size_t(2));
    for (const logging::ExchangeFinished &end : m_log->finished()) QVERIFY(end.outcome == Outcome::ClientCancelled);
    QCOMPARE(m_blind->requests().size(), std::size_t(1));
}

// What the client has got of earlier turns is no reason to give up one that has brought nothing yet.
void TestImageAgent::triesAgainBetweenTurns()
{
    m_config.providers.push_back(
        {.name = u"other"_s, .url = m_eyes->url(), .keys = {{.label = u"k"_s, .secret = u"s"_s}}, .dialect = u"openai-chat"_s});
    m_config.fallback[u"default"_s] = {{u"other"_s, u"spare"_s}};
    m_config.fallback[u"image"_s] = {};
    m_blind->onRequest = [this](const FakeProvider::Request &request) {
        if (m_blind->requests().size() == 1) return say(request, {"Look.", {look}});
        request.peer->answer(429, R"({"error":{"message":"slow down"}})");
    };
    QCOMPARE(messageIn(ask(conversation(true))), u"[Look.][A cat.] end_turn 30/9"_s); // the one that sees plays the spare as well
    QCOMPARE(m_eyes->requests().size(), std::size_t(2));
    QVERIFY(m_eyes->requests()[1].body.contains("\"spare\"") && m_eyes->requests()[1].body.contains("tool_call_id"));
}

void TestImageAgent::breaksOffInsideALaterTurn()
{
    m_blind->onRequest = [this](const FakeProvider::Request &request) {
        if (m_blind->requests().size() == 1) return say(request, {"Look.", {look}});
        request.peer->beginStream();
        request.peer->sendChunk(chunk("It is"));
        request.peer->close();
    };
    const QString message = messageIn(ask(conversation(true)));
    QVERIFY2(message.startsWith(u"[Look.][It is"_s) && message.contains(u" error "_s), qPrintable(message));
    QTRY_COMPARE(m_log->finished().size(), std::size_t(2));
    QVERIFY(m_log->finished()[1].outcome == Outcome::StreamTruncated);
}

void TestImageAgent::leavesAModelThatSeesAlone()
{
    m_config.router.defaultRoute.model = u"gpt-4o"_s;
    m_script = {{"It is a cat.", {}}};
    QCOMPARE(messageIn(ask(conversation(true))), u"[It is a cat.] end_turn 10/3"_s);
    QVERIFY(m_blind->requests()[0].body.contains("Q0FU"));
    QVERIFY(m_eyes->requests().empty());
}

QTEST_GUILESS_MAIN(TestImageAgent)
#include "tst_image_agent.moc"
