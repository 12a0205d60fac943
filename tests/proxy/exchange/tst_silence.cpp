#include "proxy/exchange/exchange.h"

#include "tests/support/fake_provider.h"
#include "tests/support/proxy_client.h"

#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace ccr::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The client's side of an answer, written down.
class WrittenAnswer final : public HttpResponder
{
public:
    void respond(int code, const HttpHeaders &, const QByteArray &body) override
    {
        status = code;
        text = body;
    }
    void addHeaders(const HttpHeaders &) override {}
    void beginStream(int code, const HttpHeaders &) override { status = code; }
    void write(std::string_view piece) override { text.append(piece.data(), static_cast<qsizetype>(piece.size())); }
    void endStream() override {}
    void abortStream() override {}
    bool isCongested() const override { return false; }
    void setObserver(HttpResponseObserver *) override {}

    int status = 0;
    QByteArray text;
};

class NoOwner final : public ExchangeOwner
{
public:
    void exchangeEnded(Exchange &) override {}
};

QByteArray frame(const QByteArray &type, const QByteArray &rest = {})
{
    return "event: " + type + "\ndata: {\"type\":\"" + type + "\"" + rest + "}\n\n";
}

const QByteArray ping = frame("ping");
const QByteArray messageStart = frame("message_start", R"(,"message":{"id":"m","type":"message","role":"assistant","model":"m",)"
                                                       R"("content":[],"usage":{"input_tokens":1,"output_tokens":1}})");

QByteArray delta(int index, const QByteArray &content)
{
    return frame("content_block_delta", ",\"index\":" + QByteArray::number(index) + ",\"delta\":" + content);
}

QByteArray openAiChunk(const QByteArray &content)
{
    return R"(data: {"id":"c","model":"m","choices":[{"index":0,"delta":)" + content + "}]}\n\n";
}

} // namespace

/// What a client gets of a provider that has begun and then says nothing. Time is not waited for but told to the exchange.
class TestSilence : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void watches();
    void givesSignsOfLife_data();
    void givesSignsOfLife();
    void pingsOfTheProviderAreNoEvents();

private:
    void begin(const QString &dialect, const QByteArray &stream);
    QByteArray tickAt(MonotonicTime now);

    FakeProvider m_provider;
    RecordingTarget m_log;
    NoOwner m_owner;
    WrittenAnswer m_answer;
    std::unique_ptr<ExchangeServices> m_services;
    std::unique_ptr<Exchange> m_exchange;
};

void TestSilence::watches()
{
    static_assert(SilenceWatch::beforeEvent + SilenceWatch::beforePing < 300s); // Claude Code's limit
    const MonotonicTime begin = monotonicNow();
    SilenceWatch watch(begin);
    QVERIFY(!watch.isLong(begin + 9s) && watch.isLong(begin + 10s) && watch.needsPing(begin + 10s));
    for (int second = 10; second < 240; second += 10) {
        watch.wrote(begin + std::chrono::seconds(second), false);
        QVERIFY(!watch.needsPing(begin + std::chrono::seconds(second + 9)));
    }
    QVERIFY(!watch.needsEvent(begin + 239s) && watch.needsEvent(begin + 240s)); // pings do not count
    QVERIFY(watch.isLong(begin + 240s) && !watch.needsPing(begin + 239s));
    watch.wrote(begin + 240s, true);
    QVERIFY(!watch.isLong(begin + 249s) && !watch.needsEvent(begin + 479s) && watch.needsEvent(begin + 480s));
}

void TestSilence::begin(const QString &dialect, const QByteArray &stream)
{
    m_exchange.reset();
    m_answer = {};
    m_services = std::make_unique<ExchangeServices>(m_log);
    auto config = std::make_shared<ProxyConfig>();
    config->providers.push_back({.name = u"p"_s,
                                 .url = m_provider.url(),
                                 .keys = {{.label = u"k"_s, .secret = u"s"_s}},
                                 .dialect = dialect,
                                 .transport = TransportKind::Direct});
    config->router.defaultRoute = {u"p"_s, u"m"_s};
    m_provider.onRequest = [stream](const FakeProvider::Request &request) {
        request.peer->beginStream();
        request.peer->sendChunk(stream);
    };
    m_exchange = std::make_unique<Exchange>(HttpRequest{.head = {}, .body = body("any", true), .firstByte = monotonicNow()}, m_answer,
                                            *findDialect("anthropic"), config, *m_services, "1", m_owner);
    m_exchange->start();
}

QByteArray TestSilence::tickAt(MonotonicTime now)
{
    const qsizetype before = m_answer.text.size();
    m_exchange->tick(now);
    return m_answer.text.mid(before);
}

void TestSilence::givesSignsOfLife_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QByteArray>("last"); ///< what the client has got before the silence
    QTest::addColumn<QByteArray>("sign"); ///< empty: no block is open
    const auto start = [](int index, const QByteArray &block) {
        return frame("content_block_start", ",\"index\":" + QByteArray::number(index) + ",\"content_block\":" + block);
    };
    const QByteArray text = R"({"type":"text_delta","text":""})";
    const QByteArray thinking = R"({"type":"thinking_delta","thinking":""})";
    const QByteArray input = R"({"type":"input_json_delta","partial_json":""})";
    QTest::newRow("translated text") << u"openai-chat"_s << openAiChunk(R"({"content":"Hi"})") << QByteArray("Hi") << delta(0, text);
    QTest::newRow("translated thinking") << u"openai-chat"_s << openAiChunk(R"({"reasoning_content":"hm"})") << QByteArray("hm")
                                         << delta(0, thinking);
    QTest::newRow("translated call") << u"openai-chat"_s
                                     << openAiChunk(R"({"content":"Hi"})")
                                            + openAiChunk(R"({"tool_calls":[{"index":0,"id":"t","function":{"name":"Read",)"
                                                          R"("arguments":"{\"a\":"}}]})")
                                     << QByteArray("{\\\"a\\\":") << delta(1, input);
    QTest::newRow("passed-through text") << u"anthropic"_s
                                         << messageStart + start(3, R"({"type":"text","text":""})")
                                                + delta(3, R"({"type":"text_delta","text":"Hi"})")
                                         << QByteArray("Hi") << delta(3, text);
    QTest::newRow("passed-through call") << u"anthropic"_s
                                         << messageStart + start(0, R"({"type":"text","text":""})")
                                                + delta(0, R"({"type":"text_delta","text":"Hi"})")
                                                + frame("content_block_stop", R"(,"index":0)")
                                                + start(1, R"({"type":"tool_use","id":"t","name":"Read","input":{}})")
                                         << QByteArray("Read") << delta(1, input);
    QTest::newRow("passed through, between blocks")
        << u"anthropic"_s
        << messageStart + start(0, R"({"type":"text","text":""})") + delta(0, R"({"type":"text_delta","text":"Hi"})")
               + frame("content_block_stop", R"(,"index":0)")
        << QByteArray("content_block_stop") << QByteArray();
    QTest::newRow("passed through, in a block of another kind")
        << u"anthropic"_s
        << messageStart + start(0, R"({"type":"text","text":""})") + delta(0, R"({"type":"text_delta","text":"Hi"})")
               + frame("content_block_stop", R"(,"index":0)") + start(1, R"({"type":"code_run","id":"t"})")
        << QByteArray("code_run") << QByteArray();
}

void TestSilence::givesSignsOfLife()
{
    QFETCH(QString, dialect);
    QFETCH(QByteArray, stream);
    QFETCH(QByteArray, last);
    QFETCH(QByteArray, sign);
    begin(dialect, stream);
    QTRY_VERIFY(m_answer.text.contains(last));
    const MonotonicTime now = monotonicNow();
    QCOMPARE(tickAt(now + 9s), QByteArray());
    QCOMPARE(tickAt(now + SilenceWatch::beforePing), ping);
    QCOMPARE(tickAt(now + SilenceWatch::beforeEvent - 1s), ping);
    QCOMPARE(tickAt(monotonicNow() + SilenceWatch::beforeEvent), sign.isEmpty() ? ping : sign);
    // And so again: the first sign was the last event.
    QCOMPARE(tickAt(monotonicNow() + SilenceWatch::beforeEvent - 1s), ping);
    QCOMPARE(tickAt(monotonicNow() + SilenceWatch::beforeEvent), sign.isEmpty() ? ping : sign);
}

// A provider that pings every few seconds keeps the connection alive, but not the client.
void TestSilence::pingsOfTheProviderAreNoEvents()
{
    begin(u"anthropic"_s, messageStart + frame("content_block_start", R"(,"index":0,"content_block":{"type":"text","text":""})")
                              + delta(0, R"({"type":"text_delta","text":"Hi"})"));
    QTRY_VERIFY(m_answer.text.contains("Hi"));
    const MonotonicTime shown = monotonicNow();
    QTest::qWait(20);
    m_provider.requests().back().peer->sendChunk(ping);
    QTRY_VERIFY(m_answer.text.endsWith(ping));
    const MonotonicTime pinged = monotonicNow();
    QVERIFY(pinged - shown > 10ms);
    QCOMPARE(tickAt(shown + SilenceWatch::beforeEvent), delta(0, R"({"type":"text_delta","text":""})"));
}

QTEST_GUILESS_MAIN(TestSilence)
#include "tst_silence.moc"
