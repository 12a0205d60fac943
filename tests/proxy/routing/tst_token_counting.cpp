#include "proxy/routing/token_counting.h"
#include "tests/support/fake_provider.h"
#include "tests/support/recording_log.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace ccr;
using namespace ccr::proxy;
using namespace Qt::StringLiterals;

class TestTokenCounting : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void estimatesWithoutATokenizer();
    void choosesTheTokenizerOfProviderAndModel();
    void asksAnApi_data();
    void asksAnApi();
    void estimatesWhenTheApiFails_data();
    void estimatesWhenTheApiFails();
    void estimatesForTheHub();
    void asksNobodyWhoDoesNotWait();

private:
    static ChatRequest request(const std::string &model)
    {
        ChatRequest request;
        request.model = model;
        request.maxTokens = 5;
        request.messages.push_back({Role::User, {TextPart{"hello world", {}}}});
        return request;
    }
    /// Empty tokenizer: no answer came.
    TokenCount count(TokenCounting &counting, const ChatRequest &request) const
    {
        TokenCount answer;
        const auto ticket = counting.count(request, m_config, [&answer](TokenCount count) { answer = std::move(count); });
        (void)QTest::qWaitFor([&answer] { return !answer.tokenizer.empty(); }, 20'000);
        return answer;
    }

    ProxyConfig m_config;
    testing::RecordingLog m_log;
};

void TestTokenCounting::init()
{
    m_log.records.clear();
    m_config = {};
    Provider provider;
    provider.name = u"Mock"_s;
    m_config.providers.push_back(provider);
    m_config.router.defaultRoute = {u"Mock"_s, u"text"_s};
}

void TestTokenCounting::estimatesWithoutATokenizer()
{
    TokenCounting counting(m_log);
    for (const char *model : {"x", "Mock,text", "Nobody,text"}) {
        const TokenCount answer = count(counting, request(model));
        QCOMPARE(answer.tokens, std::int64_t(2));
        QCOMPARE(answer.tokenizer, std::string("tiktoken-cl100k_base"));
    }
}

void TestTokenCounting::choosesTheTokenizerOfProviderAndModel()
{
    m_config.providers.front().tokenizer = TokenizerConfig{.type = u"tiktoken"_s, .encoding = u"o200k_base"_s};
    m_config.providers.front().modelTokenizers[u"old"_s] = {.type = u"tiktoken"_s, .encoding = u"cl100k_base"_s};
    TokenCounting counting(m_log);
    QCOMPARE(count(counting, request("x")).tokenizer, std::string("tiktoken-o200k_base")); // of the default route
    QCOMPARE(count(counting, request("mock,any")).tokenizer, std::string("tiktoken-o200k_base"));
    QCOMPARE(count(counting, request("Mock,old")).tokenizer, std::string("tiktoken-cl100k_base"));
}

void TestTokenCounting::asksAnApi_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("member");
    QTest::newRow("standard") << u"standard"_s << u"token_count"_s << QByteArray(R"({"token_count":77})")
                              << QByteArray("Authorization: Bearer secret-1") << u"messages"_s;
    QTest::newRow("openai, deep field") << u"openai"_s << u"data.usage.total"_s
                                        << QByteArray(R"( {"x":{"total":1},"data":{"usage":{"total": 77 }}})")
                                        << QByteArray("Authorization: Bearer secret-1") << u"messages"_s;
    QTest::newRow("anthropic") << u"anthropic"_s << u"input_tokens"_s << QByteArray(R"({"input_tokens":77})")
                               << QByteArray("x-api-key: secret-1") << u"max_tokens"_s;
    QTest::newRow("custom") << u"custom"_s << u"n"_s << QByteArray(R"({"n":77})") << QByteArray("X-Mine: yes") << u"text"_s;
}

void TestTokenCounting::asksAnApi()
{
    QFETCH(QString, format);
    QFETCH(QString, field);
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, header);
    QFETCH(QString, member);
    test::FakeProvider api;
    api.onRequest = [&answer](const test::FakeProvider::Request &request) { request.peer->answer(200, answer); };
    m_config.providers.front().tokenizer = TokenizerConfig{.type = u"api"_s,
                                                           .url = api.url(u"/count"_s),
                                                           .apiKey = u"secret-1"_s,
                                                           .requestFormat = format,
                                                           .responseField = field,
                                                           .headers = {{u"X-Mine"_s, u"yes"_s}}};
    TokenCounting counting(m_log);
    const TokenCount counted = count(counting, request("Mock,big"));
    QCOMPARE(counted.tokens, std::int64_t(77));
    QCOMPARE(counted.tokenizer, std::string("api-127.0.0.1"));
    QCOMPARE(api.requests().size(), std::size_t(1));
    QVERIFY2(api.requests()[0].head.toLower().contains(header.toLower()), api.requests()[0].head.constData());
    const QJsonObject body = QJsonDocument::fromJson(api.requests()[0].body).object();
    QCOMPARE(body["model"_L1].toString(), u"big"_s);
    QVERIFY2(body.contains(member), api.requests()[0].body.constData());
    QVERIFY(api.requests()[0].body.contains("hello world"));
}

void TestTokenCounting::estimatesWhenTheApiFails_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("status") << 500 << QByteArray(R"({"token_count":5})");
    QTest::newRow("no such field") << 200 << QByteArray(R"({"count":5})");
    QTest::newRow("not a number") << 200 << QByteArray(R"({"token_count":"5"})");
    QTest::newRow("not JSON") << 200 << QByteArray("<html>");
    QTest::newRow("cut off") << 200 << QByteArray(R"({"token_count":)");
    QTest::newRow("nobody there") << 0 << QByteArray();
}

void TestTokenCounting::estimatesWhenTheApiFails()
{
    QFETCH(int, status);
    QFETCH(QByteArray, answer);
    test::FakeProvider api;
    api.onRequest = [&](const test::FakeProvider::Request &request) {
        status == 0 ? request.peer->reset() : request.peer->answer(status, answer);
    };
    m_config.providers.front().tokenizer = TokenizerConfig{
        .type = u"api"_s, .url = api.url(), .apiKey = u"secret-1"_s, .requestFormat = u"standard"_s, .responseField = u"token_count"_s};
    TokenCounting counting(m_log);
    for (int i = 0; i < 2; ++i) {
        const TokenCount counted = count(counting, request("x"));
        QCOMPARE(counted.tokens, std::int64_t(2));
        QCOMPARE(counted.tokenizer, std::string("tiktoken-cl100k_base"));
    }
    QCOMPARE(m_log.count(logging::Severity::Warn, "failed, the count is an estimate"), 1);
    QCOMPARE(m_log.count(logging::Severity::Trace, "secret-1"), 0);
}

void TestTokenCounting::estimatesForTheHub()
{
    m_config.providers.front().tokenizer = TokenizerConfig{.type = u"huggingface"_s, .model = u"org/name"_s};
    TokenCounting counting(m_log);
    for (int i = 0; i < 2; ++i) QCOMPARE(count(counting, request("x")).tokens, std::int64_t(2));
    QCOMPARE(m_log.count(logging::Severity::Warn, "org/name"), 1);
}

void TestTokenCounting::asksNobodyWhoDoesNotWait()
{
    test::FakeProvider api;
    bool told = false;
    m_config.providers.front().tokenizer =
        TokenizerConfig{.type = u"api"_s, .url = api.url(), .requestFormat = u"custom"_s, .responseField = u"n"_s};
    TokenCounting counting(m_log);
    auto ticket = counting.count(request("x"), m_config, [&told](const TokenCount &) { told = true; });
    QVERIFY(ticket);
    QTRY_COMPARE(api.requests().size(), std::size_t(1));
    ticket.reset();
    QTRY_VERIFY(!api.peers().front()->isOpen());
    QVERIFY(!told);
}

QTEST_GUILESS_MAIN(TestTokenCounting)
#include "tst_token_counting.moc"
