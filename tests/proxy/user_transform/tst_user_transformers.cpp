#include "proxy/user_transform/user_transformers.h"

#include "proxy/api/exchange_sentence_list.h"
#include "proxy/proxy_service.h"
#include "tests/support/fake_provider.h"
#include "tests/support/proxy_client.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace ccr;
using namespace ccr::proxy;
using namespace ccr::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

const QByteArray whole = R"({"id":"c","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"hello"},)"
                         R"("finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":1}})";
const QByteArray ending = R"(data: {"id":"c","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})"
                          "\n\ndata: [DONE]\n\n";

void answer(const FakeProvider::Request &request)
{
    if (!object(request.body).value(u"stream"_s).toBool()) return request.peer->answer(200, whole);
    request.peer->beginStream();
    request.peer->sendChunk(chunk("hello "));
    const QByteArray second = chunk("wörld"); // a piece ends inside a character
    const qsizetype cut = second.indexOf("\xc3") + 1;
    request.peer->sendChunk(second.left(cut));
    request.peer->sendChunk(second.mid(cut) + ending);
    request.peer->endChunks();
}

// The script spells the program's sentences itself.
bool isListed(const Phrase &phrase)
{
    const auto isSame = [&phrase](const char *sentence) { return phrase.sentence() == QLatin1StringView(sentence); };
    return (phrase.sentence().isEmpty() || std::any_of(std::begin(exchangeSentences), std::end(exchangeSentences), isSame))
           && std::all_of(phrase.values().begin(), phrase.values().end(), isListed);
}

} // namespace

/// Classes of the user's, run in `node` between a client and a provider.
class TestUserTransformers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void changesRequests();
    void changesWholeAnswers();
    void changesStreams_data();
    void changesStreams();
    void givesOptions_data();
    void givesOptions();
    void failsTheRequest_data();
    void failsTheRequest();
    void logsForTheRequest_data();
    void logsForTheRequest();
    void leavesAFailedTargetForTheNext();
    void survivesAnEndlessLoop();
    void breaksAStreamOff();
    void pausesAStreamThatIsNotTaken();
    void stopsWhenTheClientLeaves();
    void loadsAnEditedFile();
    void tellsWhatIsWrong();
    void listsThem();
    void saysThatNodeIsMissing();

private:
    void write(const QString &name, const QByteArray &javaScript);
    void use(std::vector<TransformUse> uses);
    void start();
    RawResponse ask(bool stream = false);
    QByteArray message(const RawResponse &response) const
    {
        return object(response.body).value(u"error"_s).toObject().value(u"message"_s).toString().toUtf8();
    }
    QString file(const QString &name) const { return m_folder->filePath(name); }
    /// Of the records that begin so.
    std::vector<std::string> exchangesOf(const std::string &words) const
    {
        std::vector<std::string> ids;
        for (const logging::LogRecord &record : m_log->records())
            if (record.message.starts_with(words)) ids.push_back(record.exchangeId);
        return ids;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeProvider> m_provider;
    std::unique_ptr<FakeProvider> m_spare;
    std::unique_ptr<RecordingTarget> m_log;
    std::unique_ptr<ProxyService> m_service;
    ProxyConfig m_config;
};

void TestUserTransformers::initTestCase()
{
    if (QStandardPaths::findExecutable(u"node"_s).isEmpty()) QSKIP("node is not installed");
}

void TestUserTransformers::init()
{
    m_service.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_provider = std::make_unique<FakeProvider>();
    m_spare = std::make_unique<FakeProvider>();
    m_log = std::make_unique<RecordingTarget>();
    m_config = {};
    m_config.port = freePort();
    m_config.apiKey = u"router-key"_s;
    m_config.timeout = 20s;
    m_config.transformerTimeout = 10s;
    const auto provider = [this](const QString &name, const QUrl &url) {
        m_config.providers.push_back({.name = name,
                                      .url = url,
                                      .keys = {{.label = u"$KEY"_s, .secret = u"secret"_s}},
                                      .models = {u"m"_s},
                                      .dialect = u"openai-chat"_s});
    };
    provider(u"p"_s, m_provider->url());
    provider(u"spare"_s, m_spare->url());
    m_config.router.defaultRoute = {u"p"_s, u"m"_s};
    m_provider->onRequest = m_spare->onRequest = answer;
}

void TestUserTransformers::write(const QString &name, const QByteArray &javaScript)
{
    QFile script(file(name));
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write(javaScript);
    script.close();
    const TransformerFile entry{.path = file(name), .optionsJson = {}};
    if (std::find(m_config.transformerFiles.begin(), m_config.transformerFiles.end(), entry) == m_config.transformerFiles.end())
        m_config.transformerFiles.push_back(entry);
}

void TestUserTransformers::use(std::vector<TransformUse> uses)
{
    for (TransformUse &one : uses) one.isUserFile = true;
    m_config.providers.front().transformers = std::move(uses);
}

void TestUserTransformers::start()
{
    m_service = std::make_unique<ProxyService>(m_config, *m_log);
    m_service->start();
    QTRY_COMPARE(m_service->state().status, ProxyState::Status::Running);
}

RawResponse TestUserTransformers::ask(bool stream)
{
    if (!m_service) start();
    RawClient client(m_config.port);
    client.send(post(body("any", stream)));
    std::optional<RawResponse> response;
    [&] { QTRY_VERIFY_WITH_TIMEOUT(hasArrived(client, response), 20'000); }();
    return response.value_or(RawResponse());
}

void TestUserTransformers::changesRequests()
{
    write(u"a.js"_s, R"js(
        module.exports = class {
            name = 'first';
            async transformRequestIn(body, provider, context) {
                this.logger.info('saw', body.model);
                body.metadata = { provider: provider.name, key: provider.apiKey, agent: context.req.headers['user-agent'] || 'none' };
                return body;
            }
        };)js");
    write(u"b.js"_s, R"js(
        class Second {
            static TransformerName = 'second';
            transformRequestIn(body) {
                return { body: { ...body, order: Object.keys(body).includes('metadata') },
                         config: { url: new URL('/other', 'http://127.0.0.1:' + new URL(this.base).port), headers: { 'X-Mine': 'yes', Authorization: undefined } } };
            }
            constructor(options) { this.base = options.base; }
        }
        module.exports = Second;)js");
    use({{.name = u"first"_s},
         {.name = u"SECOND"_s, .optionsJson = "{\"base\":\"" + m_provider->url().toEncoded() + "\"}", .hasOptions = true}});
    QCOMPARE(ask().status, 200);
    const FakeProvider::Request &request = m_provider->requests().at(0);
    const QJsonObject sent = object(request.body);
    QCOMPARE(sent.value(u"model"_s).toString(), u"m"_s);
    QCOMPARE(sent.value(u"messages"_s).toArray().size(), 1);
    QCOMPARE(sent.value(u"metadata"_s).toObject().value(u"provider"_s).toString(), u"p"_s);
    QCOMPARE(sent.value(u"metadata"_s).toObject().value(u"key"_s).toString(), u"secret"_s);
    QCOMPARE(sent.value(u"metadata"_s).toObject().value(u"agent"_s).toString(), u"none"_s);
    QCOMPARE(sent.value(u"order"_s).toBool(), true);
    QVERIFY(request.head.startsWith("POST /other "));
    QVERIFY(request.head.toLower().contains("x-mine: yes"));
    QVERIFY(!request.head.toLower().contains("authorization"));
}

void TestUserTransformers::changesWholeAnswers()
{
    write(u"a.js"_s, R"js(
        module.exports = class {
            name = 'shout';
            async transformResponseOut(response, context) {
                const answer = await response.json();
                answer.choices[0].message.content += '!' + response.status + response.headers.get('content-type').slice(0, 16);
                return new Response(JSON.stringify(answer), { status: response.status, headers: response.headers });
            }
        };)js");
    use({{.name = u"shout"_s}});
    const RawResponse response = ask();
    QCOMPARE(response.status, 200);
    QCOMPARE(object(response.body).value(u"content"_s).toArray().first().toObject().value(u"text"_s).toString(),
             u"hello!200application/json"_s);
}

void TestUserTransformers::changesStreams_data()
{
    QTest::addColumn<QByteArray>("javaScript");
    QTest::newRow("through a TransformStream") << QByteArray(R"js(
        module.exports = class {
            name = 't';
            async transformResponseOut(response) {
                const decoder = new TextDecoder(), encoder = new TextEncoder();
                let rest = '';
                const upper = new TransformStream({ transform(piece, out) {
                    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
                    rest = lines.pop();
                    for (const line of lines)
                        out.enqueue(encoder.encode(line.replace(/"content":"([^"]*)"/, (all, text) => `"content":"${text.toUpperCase()}"`) + '\n'));
                } });
                return new Response(response.body.pipeThrough(upper), { status: response.status, headers: response.headers });
            }
        };)js");
    QTest::newRow("by a reader of its own") << QByteArray(R"js(
        module.exports = class {
            name = 't';
            async transformResponseOut(response) {
                const decoder = new TextDecoder();
                const stream = new ReadableStream({ async start(out) {
                    const reader = response.body.getReader();
                    let rest = '';
                    for (;;) {
                        const { done, value } = await reader.read();
                        if (value) rest += decoder.decode(value, { stream: true });
                        const lines = rest.split('\n');
                        rest = lines.pop();
                        for (const line of lines) {
                            if (!line.startsWith('data: {')) { out.enqueue(line + '\n'); continue; }
                            const data = JSON.parse(line.slice(6));
                            const delta = data.choices[0].delta;
                            if (delta.content) delta.content = delta.content.toUpperCase();
                            out.enqueue(Buffer.from('data: ' + JSON.stringify(data) + '\n'));
                        }
                        if (done) break;
                    }
                    out.close();
                } });
                return new Response(stream, { headers: { 'Content-Type': 'text/event-stream' } });
            }
        };)js");
}

void TestUserTransformers::changesStreams()
{
    QFETCH(QByteArray, javaScript);
    write(u"a.js"_s, javaScript);
    use({{.name = u"t"_s}});
    const RawResponse response = ask(true);
    QCOMPARE(response.status, 200);
    QVERIFY2(response.body.contains("HELLO ") && response.body.contains("WÖRLD"), response.body.constData());
    QVERIFY(response.body.contains("message_stop"));
    QTRY_COMPARE(m_log->finished().size(), std::size_t(1));
    QVERIFY(m_log->finished().front().outcome == logging::Outcome::Ok);
}

void TestUserTransformers::givesOptions_data()
{
    QTest::addColumn<QByteArray>("ofFile");
    QTest::addColumn<QByteArray>("ofUse");
    QTest::addColumn<QString>("seen");
    QTest::newRow("none") << QByteArray() << QByteArray() << u"undefined"_s;
    QTest::newRow("of the file") << QByteArray(R"({"a":1})") << QByteArray() << u"{\"a\":1}"_s;
    QTest::newRow("of the provider") << QByteArray(R"({"a":1})") << QByteArray(R"({"b":"x"})") << u"{\"b\":\"x\"}"_s;
}

void TestUserTransformers::givesOptions()
{
    QFETCH(QByteArray, ofFile);
    QFETCH(QByteArray, ofUse);
    QFETCH(QString, seen);
    write(u"a.js"_s, R"js(
        module.exports = class {
            constructor(options) { this.options = options; this.name = 'o'; }
            transformRequestIn(body) { return { ...body, seen: String(JSON.stringify(this.options)) }; }
        };)js");
    m_config.transformerFiles.front().optionsJson = ofFile;
    use({ofUse.isEmpty() ? TransformUse{.name = u"o"_s} : TransformUse{.name = u"o"_s, .optionsJson = ofUse, .hasOptions = true}});
    QCOMPARE(ask().status, 200);
    QCOMPARE(object(m_provider->requests().at(0).body).value(u"seen"_s).toString(), seen);
}

void TestUserTransformers::failsTheRequest_data()
{
    QTest::addColumn<QByteArray>("members"); ///< of the class
    QTest::addColumn<bool>("stream");
    QTest::addColumn<QByteArray>("reason");
    QTest::addColumn<bool>("isSent");
    QTest::newRow("throws") << QByteArray("transformRequestIn() { throw new TypeError('no such thing'); }") << true
                            << QByteArray("transformRequestIn: TypeError: no such thing") << false;
    QTest::newRow("cannot be made") << QByteArray("constructor() { throw new Error('not today'); }") << false
                                    << QByteArray("they define none; not loaded: ") << false;
    QTest::newRow("answers nothing") << QByteArray("transformRequestIn() {}") << false << QByteArray("instead of a body") << false;
    QTest::newRow("hangs") << QByteArray("transformRequestIn() { return new Promise(() => {}); }") << true << QByteArray("500 ms") << false;
    QTest::newRow("bad header") << QByteArray("transformRequestIn(body) { return { body, config: { "
                                              "headers: { 'x-a': 'b\\r\\nc: d' } } }; }")
                                << false << QByteArray("x-a") << false;
    QTest::newRow("bad address") << QByteArray("transformRequestIn(body) { return { body, config: { url: "
                                               "'file:///etc/passwd' } }; }")
                                 << false << QByteArray("no http") << false;
    QTest::newRow("throws at a whole answer") << QByteArray("transformResponseOut() { throw new Error('bad answer'); }") << false
                                              << QByteArray("transformResponseOut: Error: bad answer") << true;
    QTest::newRow("throws at a stream") << QByteArray("transformResponseOut() { throw new Error('bad answer'); }") << true
                                        << QByteArray("transformResponseOut: Error: bad answer") << true;
    QTest::newRow("no response") << QByteArray("transformResponseOut() { return 4; }") << true << QByteArray("instead of a Response")
                                 << true;
    QTest::newRow("hangs at a whole answer") << QByteArray("transformResponseOut() { return new Promise(() => {}); }") << false
                                             << QByteArray("500 ms") << true;
    QTest::newRow("hangs at a stream") << QByteArray("transformResponseOut() { return new Promise(() => {}); }") << true
                                       << QByteArray("500 ms") << true;
}

void TestUserTransformers::failsTheRequest()
{
    QFETCH(QByteArray, members);
    QFETCH(bool, stream);
    QFETCH(QByteArray, reason);
    QFETCH(bool, isSent);
    write(u"a.js"_s, "module.exports = class { name = 'bad'; " + members + " };");
    use({{.name = u"bad"_s}});
    if (reason == "500 ms") m_config.transformerTimeout = 500ms;
    const RawResponse response = ask(stream);
    QVERIFY2(response.status >= 400, response.body.constData());
    QVERIFY2(message(response).contains(reason), message(response).constData());
    if (reason.contains(": ")) QVERIFY(message(response).contains("\"bad\"") && message(response).contains(file(u"a.js"_s).toUtf8()));
    QCOMPARE(m_provider->requests().size(), std::size_t(isSent ? 1 : 0));
    QTRY_COMPARE(m_log->finished().size(), std::size_t(1));
    const auto record = m_log->finished().front();
    QVERIFY(record.outcome == logging::Outcome::Failed);
    QCOMPARE(record.errorClass, std::string("transformer"));
    QVERIFY2(!record.errorPhrase.phrase().sentence().isEmpty() && isListed(record.errorPhrase.phrase()), record.errorMessage.c_str());
    QCOMPARE(record.errorPhrase.english(), record.errorMessage);
    QCOMPARE(exchangesOf("a transformer failed: "), m_log->startedIds());
}

void TestUserTransformers::logsForTheRequest_data()
{
    QTest::addColumn<QByteArray>("hook");
    QTest::addColumn<bool>("stream");
    QTest::newRow("the class's own logger") << QByteArray("transformRequestIn(body) { this.logger.info('seen it'); return body; }")
                                            << false;
    QTest::newRow("that of the request") << QByteArray(
        "async transformRequestIn(body, provider, context) { await null; context.req.log.info('seen it'); return body; }")
                                         << false;
    QTest::newRow("at a whole answer") << QByteArray(
        "async transformResponseOut(response) { this.logger.info('seen it'); return response; }")
                                       << false;
    QTest::newRow("at a piece of a stream") << QByteArray(
        "transformResponseOut(response) { let seen = false; return new Response(response.body.pipeThrough(new "
        "TransformStream({ transform: (piece, out) => { if (!seen) this.logger.info('seen it'); seen = true; "
        "out.enqueue(piece); } })), response); }")
                                            << true;
}

void TestUserTransformers::logsForTheRequest()
{
    QFETCH(QByteArray, hook);
    QFETCH(bool, stream);
    write(u"a.js"_s, "module.exports = class { name = 'mine'; " + hook + " };");
    use({{.name = u"mine"_s}});
    QCOMPARE(ask(stream).status, 200);
    QCOMPARE(ask(stream).status, 200);
    QTRY_COMPARE(exchangesOf("seen it").size(), std::size_t(2));
    QCOMPARE(exchangesOf("seen it"), m_log->startedIds());
}

void TestUserTransformers::leavesAFailedTargetForTheNext()
{
    m_config.fallback[u"default"_s] = {{u"spare"_s, u"m"_s}};
    use({{.name = u"nobody-defines-it"_s}});
    write(u"a.js"_s, "module.exports = class { name = 'other'; };");
    QCOMPARE(ask().status, 200);
    QVERIFY(m_provider->requests().empty());
    QCOMPARE(m_spare->requests().size(), std::size_t(1));
}

void TestUserTransformers::survivesAnEndlessLoop()
{
    m_config.transformerTimeout = 300ms;
    write(u"a.js"_s, "module.exports = class { name = 'loop'; transformRequestIn(body) { if "
                     "(body.stream) for (;;); return body; } };");
    use({{.name = u"loop"_s}});
    QVERIFY(ask(true).status >= 400);
    m_config.transformerTimeout = 10s;
    m_service->applyConfig(m_config);
    QTRY_COMPARE_WITH_TIMEOUT(ask(false).status, 200,
                              10'000); // the child was started again
}

void TestUserTransformers::breaksAStreamOff()
{
    write(u"a.js"_s, R"js(
        module.exports = class {
            name = 'breaks';
            transformResponseOut(response) {
                let pieces = 0;
                return new Response(response.body.pipeThrough(new TransformStream({ transform(piece, out) {
                    if (++pieces > 1) throw new Error('enough');
                    out.enqueue(piece);
                } })));
            }
        };)js");
    use({{.name = u"breaks"_s}});
    m_provider->onRequest = [](const FakeProvider::Request &request) {
        request.peer->beginStream();
        request.peer->sendChunk(chunk("hello "));
    };
    start();
    RawClient client(m_config.port);
    client.send(post(body("any", true)));
    QTRY_VERIFY(client.received().contains("hello "));
    m_provider->requests().front().peer->sendChunk(chunk("world") + ending);
    std::optional<RawResponse> response;
    QTRY_VERIFY(hasArrived(client, response));
    QVERIFY2(response->body.contains("event: error") && response->body.contains("enough"), response->body.constData());
    QVERIFY(!response->body.contains("message_stop"));
}

// A transformer that does not read makes the provider wait instead of filling
// the memory.
void TestUserTransformers::pausesAStreamThatIsNotTaken()
{
    write(u"a.js"_s, R"js(
        module.exports = class {
            name = 'slow';
            async transformResponseOut(response) {
                await new Promise(go => { const wait = () => require('fs').existsSync(__dirname + '/go') ? go() : setTimeout(wait, 10); wait(); });
                return response;
            }
        };)js");
    use({{.name = u"slow"_s}});
    m_config.transformerTimeout = m_config.timeout = 90s; // a busy machine takes its time over what follows
    const QByteArray frame = chunk(QByteArray(64 * 1024, 'x'));
    constexpr int frames = 400;
    m_provider->onRequest = [frame](const FakeProvider::Request &request) {
        request.peer->limitSendBuffer(64 * 1024);
        request.peer->beginStream();
        for (int i = 0; i < frames; ++i) request.peer->sendChunk(frame);
        request.peer->sendChunk(ending);
        request.peer->endChunks();
    };
    start();
    RawClient client(m_config.port);
    client.send(post(body("any", true)));
    QTRY_COMPARE(m_provider->requests().size(), std::size_t(1));
    FakePeer *peer = m_provider->requests().front().peer;
    // The socket's buffers and a little more leave; then it stands still.
    qint64 last = -1;
    QTRY_VERIFY_WITH_TIMEOUT(std::exchange(last, peer->unsentBytes()) == peer->unsentBytes() && last > 0, 10'000);
    QVERIFY2(peer->unsentBytes() > frames * 64 * 1024 / 2, QByteArray::number(peer->unsentBytes()).constData());
    QFile go(file(u"go"_s));
    QVERIFY(go.open(QIODevice::WriteOnly));
    std::optional<RawResponse> response;
    QTRY_VERIFY_WITH_TIMEOUT(hasArrived(client, response), 60'000);
    QVERIFY2(response->body.contains("message_stop"), response->body.right(500).constData());
    QVERIFY(response->body.size() > frames * 64 * 1024);
}

void TestUserTransformers::stopsWhenTheClientLeaves()
{
    write(u"a.js"_s, "module.exports = class { name = 'same'; "
                     "transformResponseOut(response) { return response; } };");
    use({{.name = u"same"_s}});
    m_provider->onRequest = [](const FakeProvider::Request &request) {
        request.peer->beginStream();
        request.peer->sendChunk(chunk("hello "));
    };
    start();
    {
        RawClient client(m_config.port);
        client.send(post(body("any", true)));
        QTRY_VERIFY(client.received().contains("hello "));
    }
    QTRY_VERIFY(!m_provider->requests().front().peer->isOpen());
    QTRY_COMPARE(m_log->finished().size(), std::size_t(1));
    QVERIFY(m_log->finished().front().outcome == logging::Outcome::ClientCancelled);
    m_provider->onRequest = answer;
    QVERIFY(ask(true).body.contains("message_stop")); // the child goes on
}

void TestUserTransformers::loadsAnEditedFile()
{
    write(u"a.js"_s, "module.exports = class { name = 'e'; transformRequestIn(body) { "
                     "return { ...body, version: 1 }; } };");
    use({{.name = u"e"_s}});
    ask();
    write(u"a.js"_s, "module.exports = class { name = 'e'; transformRequestIn(body) { "
                     "return { ...body, version: 'two' }; } };");
    ask();
    QCOMPARE(object(m_provider->requests().at(0).body).value(u"version"_s).toInt(), 1);
    QCOMPARE(object(m_provider->requests().at(1).body).value(u"version"_s).toString(), u"two"_s);
}

void TestUserTransformers::tellsWhatIsWrong()
{
    write(u"good.js"_s, "module.exports = class { name = 'good'; endPoint = '/v1/mine'; "
                        "transformRequestIn(body) { return body; } };");
    write(u"syntax.js"_s, "module.exports = class {");
    write(u"no-class.js"_s, "module.exports = { a: 1 };");
    write(u"no-name.js"_s, "module.exports = class { };");
    write(u"throws.js"_s, "module.exports = class { constructor() { throw new "
                          "Error('not today'); } };");
    write(u"taken.js"_s, "module.exports = class { name = 'deepseek'; };");
    m_config.transformerFiles.push_back({.path = file(u"missing.js"_s), .optionsJson = {}});
    write(u"idle.js"_s, "module.exports = class { name = 'idle'; transformRequestOut(body) { return body; } };");
    use({{.name = u"good"_s}, {.name = u"absent"_s}});
    m_config.providers.back().transformers = {{.name = u"good"_s, .isUserFile = true}, {.name = u"gemini"_s}};
    UserTransformers transformers(*m_log);
    bool isLoaded = false;
    transformers.follow(m_config, [&isLoaded] { isLoaded = true; });
    QTRY_VERIFY(isLoaded);
    const QStringList problems = userTransformProblems(m_config, transformers.loaded());
    const auto says = [&problems](const QString &a, const QString &b) {
        return std::any_of(problems.begin(), problems.end(),
                           [&](const QString &problem) { return problem.contains(a) && problem.contains(b); });
    };
    QVERIFY2(says(u"syntax.js"_s, u"SyntaxError"_s), qPrintable(problems.join(u'\n')));
    QVERIFY2(says(u"no-class.js"_s, u"exports no class"_s), qPrintable(problems.join(u'\n')));
    QVERIFY(says(u"no-name.js"_s, u"TransformerName"_s));
    QVERIFY(says(u"throws.js"_s, u"not today"_s));
    QVERIFY(says(u"taken.js"_s, u"deepseek"_s));
    QVERIFY(says(u"missing.js"_s, u"no such file"_s));
    QVERIFY(says(u"good.js"_s, u"/v1/mine"_s));
    QVERIFY(says(u"\"spare\""_s, u"\"gemini\""_s));
    QVERIFY(says(u"idle.js"_s, u"does nothing"_s));
    QVERIFY(says(u"provider \"p\""_s, u"\"absent\""_s));
    QCOMPARE(problems.size(), 10);
    const auto records = m_log->records();
    QVERIFY(std::any_of(records.begin(), records.end(), [](const logging::LogRecord &record) {
        return record.severity == logging::Severity::Warn && record.message.find("missing.js") != std::string::npos;
    }));
}

void TestUserTransformers::listsThem()
{
    write(u"a.js"_s, "module.exports = class { name = 'mine'; };");
    m_config.transformerFiles.push_back({.path = file(u"missing.js"_s), .optionsJson = {}});
    start();
    const auto list = [this] {
        RawClient client(m_config.port);
        client.send("GET /api/transformers HTTP/1.1\r\nHost: "
                    "127.0.0.1\r\nx-api-key: router-key\r\n\r\n");
        std::optional<RawResponse> response;
        [&] { QTRY_VERIFY(hasArrived(client, response)); }();
        QByteArray found;
        for (const QJsonValue &entry : object(response->body).value(u"transformers"_s).toArray())
            if (entry[u"file"].isString()) found += entry[u"name"].toString().toUtf8() + (entry[u"problem"].isString() ? "!" : "") + ' ';
        return found;
    };
    QTRY_COMPARE(list(), QByteArray("mine ! "));
}

void TestUserTransformers::saysThatNodeIsMissing()
{
    write(u"a.js"_s, "module.exports = class { name = 'mine'; };");
    use({{.name = u"mine"_s}});
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", "/nonexistent");
    const RawResponse response = ask();
    qputenv("PATH", path);
    QVERIFY(response.status >= 500);
    QVERIFY2(message(response).contains("node") && message(response).contains("apt install nodejs"), message(response).constData());
}

QTEST_GUILESS_MAIN(TestUserTransformers)
#include "tst_user_transformers.moc"
